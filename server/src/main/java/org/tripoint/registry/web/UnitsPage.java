package org.tripoint.registry.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.tripoint.access.Allowed;
import org.tripoint.access.Role;
import org.tripoint.kernel.PartyId;
import org.tripoint.language.Texts;
import org.tripoint.platform.NodeClock;
import org.tripoint.registry.Facing;
import org.tripoint.registry.Parties;
import org.tripoint.registry.Party;
import org.tripoint.registry.Provinces;
import org.tripoint.registry.Services;
import org.tripoint.registry.Unit;
import org.tripoint.registry.UnitRef;
import org.tripoint.registry.Units;
import org.tripoint.web.Icon;
import org.tripoint.web.NavigationEntry;
import org.tripoint.web.Shell;
import org.tripoint.web.Whose;

/// The units of all parties as each declares them, the reader's own first.
@Controller
class UnitsPage {

    private static final Set<Role> READERS = Set.of(Role.ADMIN, Role.HEADQUARTERS, Role.AUDITOR);

    private final Parties parties;
    private final Services services;
    private final Units units;
    private final Provinces provinces;
    private final NodeClock clock;

    UnitsPage(Parties parties, Services services, Units units, Provinces provinces, NodeClock clock) {
        this.parties = parties;
        this.services = services;
        this.units = units;
        this.provinces = provinces;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry unitsEntry() {
        return new NavigationEntry(
                "units",
                "/admin/units",
                Icon.USERS_GROUP,
                "registry.units.title",
                NavigationEntry.ADMINISTRATION + 20,
                'U',
                viewer -> viewer.hasAny(READERS));
    }

    @Allowed({Role.ADMIN, Role.HEADQUARTERS, Role.AUDITOR})
    @GetMapping("/admin/units")
    String list(Shell shell, Model model) {
        model.addAttribute("frame", shell.frame("units", shell.t().of("registry.units.title")));
        model.addAttribute("parties", list(shell.viewer().party(), shell.t()));
        return "registry/units";
    }

    private List<PartyUnits> list(PartyId reader, Texts t) {
        return Stream.concat(Stream.of(reader), parties.list().stream().map(Party::id))
                .distinct()
                .sorted(Comparator.comparing(party -> !party.equals(reader)))
                .map(party -> of(party, reader, t))
                .toList();
    }

    private PartyUnits of(PartyId party, PartyId reader, Texts t) {
        return new PartyUnits(
                Whose.of(party, reader),
                party.value(),
                parties.name(party, t.language()),
                services.list(party).stream()
                        .map(service -> service.names().in(t.language()))
                        .collect(Collectors.joining(" · ")),
                units.list(party).stream().map(unit -> row(unit, t)).toList());
    }

    private UnitRow row(Unit unit, Texts t) {
        return new UnitRow(
                unit.names().in(t.language()),
                String.join(" · ", facts(unit, t)),
                units.listFacing(unit.ref()).stream()
                        .map(facing -> facing(facing, t))
                        .toList(),
                Stream.concat(unit.contact().findTelephone().stream(), unit.contact().findRadio().stream())
                        .toList());
    }

    private List<String> facts(Unit unit, Texts t) {
        var facts = new ArrayList<String>();
        facts.add(t.code("level", unit.level().code()));
        unit.findParent()
                .map(parent -> units.name(new UnitRef(unit.party(), parent), t.language()))
                .ifPresent(parent -> facts.add(t.of("registry.units.under", Map.of("unit", parent))));
        var today = LocalDate.ofInstant(clock.instant(), t.zone());
        unit.findProvince()
                .flatMap(provinces::find)
                .map(province -> provinces.get(province.code(), today).nameIn(t.language()))
                .ifPresent(facts::add);
        unit.validity()
                .findFrom()
                .ifPresent(day -> facts.add(t.of("registry.units.since", Map.of("date", t.date(day)))));
        if (unit.example()) {
            facts.add(t.of("registry.units.example"));
        }
        return facts;
    }

    private String facing(Facing facing, Texts t) {
        return t.of(
                "registry.units.facing",
                Map.of(
                        "unit",
                        units.name(facing.other(), t.language()),
                        "state",
                        facing.confirmed() ? "confirmed" : "claimed"));
    }
}
