package org.tripoint.incidents;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tripoint.access.UnitLevel;
import org.tripoint.kernel.Header;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.UnitId;
import org.tripoint.platform.NodeSettings;
import org.tripoint.registry.Unit;
import org.tripoint.registry.UnitRef;
import org.tripoint.registry.Units;

/// Which of our units a neighbour's report asks to act.
@Component
class FacingUnits {

    private static final List<UnitLevel> NEAREST_FIRST = List.of(UnitLevel.POST, UnitLevel.PROVINCE, UnitLevel.CENTRE);

    private final Units units;
    private final NodeSettings settings;

    FacingUnits(Units units, NodeSettings settings) {
        this.units = units;
        this.settings = settings;
    }

    /// The units that face the reporting one, by its word or by ours; else those nearest to the line that have its
    /// sector; else our highest. As they were on `day`, so that a rebuild gives the same answer.
    List<UnitId> of(Header report, LocalDate day) {
        List<Unit> ours = units.list(settings.party(), day);
        UnitRef reporter = new UnitRef(report.party(), report.unit());
        List<UnitRef> named = units.find(reporter, day).map(Unit::facing).orElse(List.of());
        return Stream.concat(
                        Stream.of(ours.stream()
                                .filter(unit -> unit.facing().contains(reporter) || named.contains(unit.ref()))
                                .toList()),
                        NEAREST_FIRST.stream().map(level -> ofSector(ours, level, report.findSector())))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElseGet(() -> highest(ours))
                .stream()
                .map(Unit::id)
                .toList();
    }

    private static List<Unit> ofSector(List<Unit> ours, UnitLevel level, Optional<SectorId> sector) {
        return ours.stream()
                .filter(unit -> unit.level() == level
                        && sector.filter(unit.sectors()::contains).isPresent())
                .toList();
    }

    private static List<Unit> highest(List<Unit> ours) {
        return ours.stream().filter(unit -> unit.level() == UnitLevel.CENTRE).toList();
    }
}
