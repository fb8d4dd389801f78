package org.tripoint.boundary.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.view.RedirectView;
import org.tripoint.access.Role;
import org.tripoint.access.Viewer;
import org.tripoint.access.Visibility;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.UnitId;
import org.tripoint.language.Texts;
import org.tripoint.registry.Parties;
import org.tripoint.registry.Unit;
import org.tripoint.registry.UnitRef;
import org.tripoint.registry.Units;

/// What readers of the pages of the boundary may see, and how offices, parties and sectors are called there.
@Component
class BoundarySight {

    /// Who may know that a marker needs a survey, and see places compared.
    private static final Set<Role> SURVEYORS = Set.of(Role.COMMISSION, Role.COMMANDER, Role.HEADQUARTERS);

    private final Visibility visibility;
    private final Units units;
    private final Parties parties;

    BoundarySight(Visibility visibility, Units units, Parties parties) {
        this.visibility = visibility;
        this.units = units;
        this.parties = parties;
    }

    Visibility.Predicate of(Viewer viewer) {
        return visibility.of(viewer);
    }

    static boolean mayRegister(Viewer viewer) {
        return viewer.hasAny(Set.of(Role.COMMISSION, Role.HEADQUARTERS));
    }

    static boolean mayInspect(Viewer viewer) {
        return viewer.hasAny(Set.of(Role.OFFICER, Role.COMMANDER, Role.COMMISSION));
    }

    static boolean mayKnowOfSurveys(Viewer viewer) {
        return viewer.hasAny(SURVEYORS);
    }

    static boolean mayNotify(Viewer viewer) {
        return viewer.hasAny(Set.of(Role.OFFICER, Role.LIAISON, Role.COMMANDER));
    }

    String party(PartyId party, Texts t) {
        return parties.name(party, t.language());
    }

    /// A party that a record names by its code.
    String party(String code, Texts t) {
        return code.matches("[A-Z][A-Z0-9]{1,7}") ? party(new PartyId(code), t) : code;
    }

    String office(PartyId party, UnitId unit, OfficeId office, Texts t) {
        String name = units.find(new UnitRef(party, unit))
                .map(found -> found.names().in(t.language()))
                .orElse(unit.value());
        return t.of("boundary.office", Map.of("office", t.code("office", office.value()), "unit", name));
    }

    /// The sectors of the reader's unit, else all that his party's units name.
    List<SectorId> sectors(Viewer viewer) {
        Optional<Unit> unit = units.find(new UnitRef(viewer.party(), viewer.unit()));
        List<SectorId> own = unit.map(Unit::sectors).orElse(List.of());
        return own.isEmpty()
                ? units.list(viewer.party()).stream()
                        .flatMap(each -> each.sectors().stream())
                        .distinct()
                        .sorted(java.util.Comparator.comparing(SectorId::pair).thenComparingInt(SectorId::number))
                        .toList()
                : own;
    }

    /// Those across a pair, by name.
    String across(String pair, PartyId reader, Texts t) {
        return java.util.Arrays.stream(pair.split("-"))
                .filter(code -> !code.equals(reader.value()))
                .map(code -> party(code, t))
                .collect(java.util.stream.Collectors.joining(", "));
    }

    String sector(SectorId sector, PartyId reader, Texts t) {
        return t.of(
                "boundary.sector.name", Map.of("number", sector.number(), "parties", across(sector.pair(), reader, t)));
    }

    /// The answer to a form that was accepted: look there (RFC 9110, 15.4.4).
    static RedirectView seeOther(String path) {
        RedirectView view = new RedirectView(path, true, false, false);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
