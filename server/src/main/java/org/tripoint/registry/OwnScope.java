package org.tripoint.registry;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tripoint.access.UnitScope;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.UnitId;
import org.tripoint.platform.NodeClock;
import org.tripoint.platform.NodeSettings;

/// What belongs to a unit of the own party: the units below it today, and those that are no more and whose work
/// they carry on, so that a merged province keeps seeing what its predecessors wrote. A unit counts where it
/// stands now, or stood last; what it was moved away from no longer sees it.
@Component
class OwnScope implements UnitScope {

    private static final int MAX_UNITS = 5000;

    private static final String SCOPE = """
            with recursive newest as (
                select distinct on (unit) unit, parent, successors, sectors, valid_to
                from registry.unit where party = :party and valid_from <= :today
                order by unit, valid_from desc
            ), scope (unit) as (
                select cast(:unit as text)
                union
                select newest.unit from newest join scope
                  on newest.parent = scope.unit
                    or (scope.unit = any (newest.successors) and newest.valid_to < :today)
            )
            """;

    private final Units units;
    private final JdbcClient jdbc;
    private final NodeClock clock;
    private final NodeSettings settings;

    OwnScope(Units units, JdbcClient jdbc, NodeClock clock, NodeSettings settings) {
        this.units = units;
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public List<Known> list() {
        return units.list(settings.party()).stream()
                .map(unit -> new Known(unit.id(), unit.service(), unit.level()))
                .toList();
    }

    @Override
    public Set<UnitId> subtree(UnitId unit) {
        return query(unit, "select unit from scope limit " + MAX_UNITS).stream()
                .map(UnitId::new)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public Set<SectorId> sectors(UnitId unit) {
        return query(unit, "select distinct unnest(sectors) from newest where unit in (select unit from scope)")
                .stream()
                .map(SectorId::new)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<String> query(UnitId unit, String rest) {
        return jdbc.sql(SCOPE + rest)
                .param("party", settings.party().value())
                .param("today", LocalDate.ofInstant(clock.instant(), settings.zone()))
                .param("unit", unit.value())
                .query(String.class)
                .set();
    }
}
