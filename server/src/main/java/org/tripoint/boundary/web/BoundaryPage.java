package org.tripoint.boundary.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.tripoint.access.AllowedToRead;
import org.tripoint.access.Role;
import org.tripoint.boundary.Crossing;
import org.tripoint.boundary.Crossings;
import org.tripoint.boundary.Gate;
import org.tripoint.boundary.PublishedFact;
import org.tripoint.boundary.PublishedFacts;
import org.tripoint.kernel.PartyId;
import org.tripoint.language.Texts;
import org.tripoint.platform.NodeClock;
import org.tripoint.registry.Parties;
import org.tripoint.registry.Provinces;
import org.tripoint.web.Icon;
import org.tripoint.web.NavigationEntry;
import org.tripoint.web.Shell;

/// Each border of the reader's party: what is published about it, and its gates.
@Controller
class BoundaryPage {

    private static final String NONE = "none";

    private final Crossings crossings;
    private final PublishedFacts facts;
    private final Parties parties;
    private final Provinces provinces;
    private final NodeClock clock;

    BoundaryPage(Crossings crossings, PublishedFacts facts, Parties parties, Provinces provinces, NodeClock clock) {
        this.crossings = crossings;
        this.facts = facts;
        this.parties = parties;
        this.provinces = provinces;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry boundaryEntry() {
        return new NavigationEntry(
                "boundary",
                "/boundary",
                Icon.FENCE,
                "boundary.title",
                NavigationEntry.BOUNDARY,
                'B',
                viewer -> !viewer.roles().equals(Set.of(Role.ADMIN)));
    }

    @AllowedToRead
    @GetMapping("/boundary")
    String show(Shell shell, Model model) {
        var reader = shell.viewer().party();
        model.addAttribute("frame", shell.frame("boundary", shell.t().of("boundary.title")));
        model.addAttribute("reader", reader);
        model.addAttribute("commission", shell.viewer().has(Role.COMMISSION));
        model.addAttribute(
                "borders",
                neighbours(reader).stream()
                        .map(neighbour -> border(reader, neighbour, shell.t()))
                        .toList());
        return "boundary/boundary";
    }

    private List<PartyId> neighbours(PartyId reader) {
        return crossings.list(reader).stream()
                .flatMap(crossing -> crossing.gates().stream())
                .map(Gate::party)
                .filter(party -> !party.equals(reader))
                .distinct()
                .sorted()
                .toList();
    }

    private Border border(PartyId reader, PartyId neighbour, Texts t) {
        var published = facts.list(reader, neighbour).stream()
                .collect(Collectors.partitioningBy(fact -> fact.findValue().isPresent()));
        return new Border(
                neighbour,
                parties.name(reader, t.language()) + " – " + parties.name(neighbour, t.language()),
                published.getOrDefault(true, List.of()).stream()
                        .map(fact -> figure(fact, t))
                        .toList(),
                published.getOrDefault(false, List.of()).stream()
                        .map(fact -> figure(fact, t))
                        .toList(),
                crossings.list(reader).stream()
                        .filter(crossing -> crossing.isOf(neighbour))
                        .map(crossing -> gates(crossing, reader, t))
                        .toList());
    }

    private static Border.Figure figure(PublishedFact fact, Texts t) {
        var kind = t.code("fact-kind", fact.kind());
        var name = fact.findMeasure().map(measure -> t.code("measure", measure)).orElse(kind);
        var figure = fact.findValue().map(value -> value(fact, value, t)).orElse(t.of("boundary.no-figure"));
        return new Border.Figure(
                t.of("boundary.line", Map.of("name", name, "figure", figure)),
                String.join(" · ", by(fact, t)),
                fact.what(),
                fact.findNotes().orElse(null));
    }

    /// The figure with the hedge of its source.
    private static String value(PublishedFact fact, String value, Texts t) {
        var hedge = fact.findQualifier().filter(qualifier -> !qualifier.equals("exactly"));
        return t.of(
                "boundary.figure",
                Map.of(
                        "hedge",
                                hedge.map(qualifier -> qualifier.replace("-", ""))
                                        .orElse(NONE),
                        "qualifier",
                                hedge.map(qualifier -> t.code("qualifier", qualifier))
                                        .orElse(""),
                        "value", value,
                        "unit", fact.findCounted().orElse(NONE)));
    }

    private static List<String> by(PublishedFact fact, Texts t) {
        var by = new ArrayList<String>();
        if (!fact.giver().isEmpty() && !fact.receiver().isEmpty()) {
            by.add(t.of("boundary.given", Map.of("giver", codes(fact.giver()), "receiver", codes(fact.receiver()))));
        }
        fact.findPeriod().ifPresent(period -> by.add(period(period, fact, t)));
        by.add(fact.publisher());
        by.add(fact.publishedOn());
        return by;
    }

    private static String period(String period, PublishedFact fact, Texts t) {
        return fact.findPeriodDates()
                .map(dates -> t.code("period", period) + " " + dates)
                .orElseGet(() -> t.code("period", period));
    }

    private static String codes(List<PartyId> parties) {
        return parties.stream().map(PartyId::value).collect(Collectors.joining(", "));
    }

    private Border.GatePair gates(Crossing crossing, PartyId reader, Texts t) {
        var today = LocalDate.ofInstant(clock.instant(), t.zone());
        var own = crossing.findGate(reader).orElseThrow();
        return new Border.GatePair(
                crossing.nameIn(t.language()),
                CrossingSheets.staffPath(crossing.id()),
                String.join(
                        " · ",
                        t.code("crossing-class", own.rank()),
                        t.code("crossing-mode", crossing.mode().code()),
                        provinces.get(own.province(), today).nameIn(t.language()),
                        crossing.position().text()));
    }
}
