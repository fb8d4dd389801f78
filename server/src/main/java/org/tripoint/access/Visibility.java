package org.tripoint.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.UnitId;
import org.tripoint.ledger.Catalogue;

/// Which records a viewer may see: one predicate for lists, pages, map, tiles, search and gateways. Whoever has
/// several roles sees what any of them may.
///
/// | role | sees |
/// | --- | --- |
/// | officer, commander, liaison | what the own unit and those below it made, and every record of their sectors |
/// | headquarters, auditor, data protection | everything in this party's ledger |
/// | boundary commission | records of the boundary |
/// | administrator | no record |
@Service
public class Visibility {

    /// Purpose that the types of the boundary's records have in the catalogue.
    static final String BOUNDARY = "boundary";

    private static final Set<Role> EVERYTHING = Set.of(Role.HEADQUARTERS, Role.AUDITOR, Role.PROTECTION);
    private static final Set<Role> OWN_UNITS = Set.of(Role.OFFICER, Role.COMMANDER, Role.LIAISON);

    private final ObjectProvider<UnitScope> scope;
    private final List<String> boundaryTypes;

    @Autowired
    Visibility(ObjectProvider<UnitScope> scope, Catalogue catalogue) {
        this(
                scope,
                catalogue.list().stream()
                        .filter(type -> type.purpose().equals(BOUNDARY))
                        .map(type -> type.type().name())
                        .distinct()
                        .toList());
    }

    Visibility(ObjectProvider<UnitScope> scope, List<String> boundaryTypes) {
        this.scope = scope;
        this.boundaryTypes = List.copyOf(boundaryTypes);
    }

    /// A condition over `ledger.record` under the alias `r`, and the values it names. In parentheses: it may
    /// stand beside `and`. Its parameters begin with `visible`.
    public record Predicate(String sql, Map<String, Object> params) {

        public Predicate {
            params = Map.copyOf(params);
        }
    }

    /// The condition for this viewer.
    public Predicate of(Viewer viewer) {
        if (viewer.hasAny(EVERYTHING)) {
            return new Predicate("(true)", Map.of());
        }
        var parts = new ArrayList<String>();
        var params = new TreeMap<String, Object>();
        if (viewer.hasAny(OWN_UNITS)) {
            addUnits(viewer, parts, params);
        }
        if (viewer.has(Role.COMMISSION) && !boundaryTypes.isEmpty()) {
            parts.add("r.type in (:visibleTypes)");
            params.put("visibleTypes", boundaryTypes);
        }
        return new Predicate(parts.isEmpty() ? "(false)" : "(" + String.join(" or ", parts) + ")", params);
    }

    private void addUnits(Viewer viewer, List<String> parts, Map<String, Object> params) {
        var known = scope.getIfAvailable();
        var units = new TreeSet<String>();
        units.add(viewer.unit().value());
        var sectors = new TreeSet<String>();
        if (known != null) {
            known.subtree(viewer.unit()).stream().map(UnitId::value).forEach(units::add);
            known.sectors(viewer.unit()).stream().map(SectorId::value).forEach(sectors::add);
        }
        parts.add("(r.party = :visibleParty and r.unit in (:visibleUnits))");
        params.put("visibleParty", viewer.party().value());
        params.put("visibleUnits", List.copyOf(units));
        if (!sectors.isEmpty()) {
            parts.add("r.sector in (:visibleSectors)");
            params.put("visibleSectors", List.copyOf(sectors));
        }
    }
}
