package org.tripoint.boundary.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tripoint.access.Viewer;
import org.tripoint.boundary.Closure;
import org.tripoint.boundary.Crossing;
import org.tripoint.boundary.CrossingNotices;
import org.tripoint.boundary.Gate;
import org.tripoint.boundary.GateState;
import org.tripoint.boundary.GateTerms;
import org.tripoint.kernel.PartyId;
import org.tripoint.language.Texts;
import org.tripoint.platform.NodeClock;
import org.tripoint.registry.Provinces;
import org.tripoint.web.Icon;
import org.tripoint.web.MapViews;

/// Crossings as their pages show them: to staff with what they may do, to the public without.
@Component
class CrossingSheets {

    private final CrossingNotices notices;
    private final BoundarySight sight;
    private final Provinces provinces;
    private final MapViews maps;
    private final NodeClock clock;

    CrossingSheets(CrossingNotices notices, BoundarySight sight, Provinces provinces, MapViews maps, NodeClock clock) {
        this.notices = notices;
        this.sight = sight;
        this.provinces = provinces;
        this.maps = maps;
        this.clock = clock;
    }

    static String staffPath(String crossing) {
        return "/boundary/crossings/" + crossing;
    }

    static String publicPath(String crossing) {
        return "/crossings/" + crossing;
    }

    GateState state(Crossing crossing, PartyId party, Texts t) {
        return notices.state(crossing.id(), party, clock.instant(), t.zone());
    }

    static Sheet.Chip chip(GateState state, Texts t) {
        return switch (state) {
            case OPEN -> new Sheet.Chip(t.of("boundary.gate.open"), Icon.CHECK, "done");
            case OUTSIDE_HOURS -> new Sheet.Chip(t.of("boundary.gate.outside-hours"), Icon.CLOCK, "draft");
            case RESTRICTED -> new Sheet.Chip(t.of("boundary.gate.restricted"), Icon.ALERT_TRIANGLE, "waiting");
            case CLOSED -> new Sheet.Chip(t.of("boundary.gate.closed"), Icon.BARRIER_BLOCK, "overdue");
            case HOURS_UNKNOWN -> new Sheet.Chip(t.of("boundary.gate.hours-unknown"), Icon.HELP, "draft");
        };
    }

    /// A crossing in a list that anybody may read: both gates, each with its state.
    Sheet.Row row(Crossing crossing, String path, Texts t) {
        return Sheet.Row.of(
                Icon.FENCE,
                crossing.nameIn(t.language()),
                path,
                List.of(),
                crossing.gates().stream()
                        .map(gate -> t.of(
                                "boundary.gate.side",
                                Map.of(
                                        "party", sight.party(gate.party(), t),
                                        "state",
                                                chip(state(crossing, gate.party(), t), t)
                                                        .words())))
                        .collect(Collectors.joining(" · ")));
    }

    /// A side of a crossing: what it calls its gate, its hours and rules.
    Sheet.Panel gate(Crossing crossing, Gate gate, Texts t) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), t.zone());
        List<Sheet.Fact> facts = new ArrayList<>();
        facts.add(new Sheet.Fact(
                t.of("boundary.gate.now"),
                chip(state(crossing, gate.party(), t), t).words()));
        facts.add(new Sheet.Fact(t.of("boundary.gate.class"), t.code("crossing-class", gate.rank())));
        facts.add(new Sheet.Fact(
                t.of("boundary.gate.province"),
                provinces.get(gate.province(), today).nameIn(t.language())));
        notices.findTerms(crossing.id(), gate.party(), today).ifPresent(terms -> terms(facts, terms, t));
        return Sheet.Panel.ofFacts(
                "gate-" + gate.party().value(),
                t.of(
                        "boundary.gate.of",
                        Map.of("name", gate.nameIn(t.language()), "party", sight.party(gate.party(), t))),
                t.of("boundary.gate.source", Map.of("source", gate.source())),
                facts);
    }

    private static void terms(List<Sheet.Fact> facts, GateTerms terms, Texts t) {
        facts.add(new Sheet.Fact(
                t.of("boundary.gate.hours"),
                t.of(
                        "boundary.gate.hours.of",
                        Map.of(
                                "opens",
                                terms.opens().toString(),
                                "closes",
                                terms.closes().toString()))));
        facts.add(new Sheet.Fact(
                t.of("boundary.gate.days"),
                terms.days().size() == 7 ? t.of("boundary.gate.every-day") : codes("weekday", terms.days(), t)));
        facts.add(new Sheet.Fact(t.of("boundary.gate.holidays"), t.code("holiday-rule", terms.holidays())));
        facts.add(new Sheet.Fact(t.of("boundary.gate.passers"), codes("passer", terms.passers(), t)));
        facts.add(new Sheet.Fact(t.of("boundary.gate.documents"), codes("travel-document", terms.documents(), t)));
        facts.add(new Sheet.Fact(t.of("boundary.gate.valid-from"), t.date(terms.validFrom())));
    }

    private static String codes(String list, List<String> codes, Texts t) {
        return codes.stream().map(code -> t.code(list, code)).collect(Collectors.joining(", "));
    }

    /// A closure in words, without who noted it.
    String words(Closure closure, Texts t) {
        Optional<Instant> end = closure.findReopened().or(closure::findUntil);
        return t.of(
                "boundary.closure",
                Map.of(
                        "who", t.code("closed-to", closure.closedTo()),
                        "from", t.dateTime(closure.from()),
                        "known", end.isPresent() ? "yes" : "no",
                        "until", end.map(t::dateTime).orElse(""),
                        "reason", t.code("closure-reason", closure.reason())));
    }

    Sheet.Chip chip(Closure closure, Texts t) {
        Instant now = clock.instant();
        if (closure.isOverAt(now)) {
            return new Sheet.Chip(t.of("boundary.closure.over"), Icon.CHECK, "done");
        }
        return closure.holdsAt(now)
                ? new Sheet.Chip(t.of("boundary.closure.holds"), Icon.BARRIER_BLOCK, "overdue")
                : new Sheet.Chip(t.of("boundary.closure.announced"), Icon.CLOCK, "waiting");
    }

    /// The page of a crossing for anybody: no name of a person, no line, no login.
    Sheet open(Crossing crossing, Texts t) {
        Sheet.Builder sheet =
                new Sheet.Builder(crossing.nameIn(t.language())).above(t.of("boundary.public.title"), "/crossings");
        List<Sheet.Row> closures = notices.list(crossing.id()).stream()
                .filter(closure -> !closure.isOverAt(clock.instant()))
                .map(closure -> Sheet.Row.of(
                                Icon.BARRIER_BLOCK, words(closure, t), null, List.of(), sight.party(closure.party(), t))
                        .with(List.of(chip(closure, t))))
                .toList();
        sheet.panel(Sheet.Panel.ofRows(
                "closures", t.of("boundary.closures"), null, closures, t.of("boundary.closures.none")));
        crossing.gates().forEach(gate -> sheet.panel(gate(crossing, gate, t)));
        return sheet.build();
    }

    /// The page of a crossing for staff.
    Sheet staff(Crossing crossing, Viewer viewer, Texts t) {
        String path = staffPath(crossing.id());
        boolean ours = crossing.isOf(viewer.party()) && BoundarySight.mayNotify(viewer);
        Sheet.Builder sheet = new Sheet.Builder(crossing.nameIn(t.language()))
                .above(t.of("boundary.title"), "/boundary")
                .link(ours, t.of("boundary.close"), path + "/close", Icon.BARRIER_BLOCK, true)
                .link(ours, t.of("boundary.hours.state"), path + "/hours", Icon.CLOCK, false)
                .link(ours, t.of("boundary.count"), path + "/count", Icon.USERS, false)
                .link(true, t.of("boundary.public"), publicPath(crossing.id()), Icon.EYE, false);
        sheet.panel(Sheet.Panel.ofRows(
                "closures",
                t.of("boundary.closures"),
                t.of("boundary.newest-first"),
                notices.list(crossing.id()).stream()
                        .map(closure -> row(closure, viewer, t))
                        .toList(),
                t.of("boundary.closures.none")));
        crossing.gates().forEach(gate -> sheet.panel(gate(crossing, gate, t)));
        List<Sheet.Row> counts = notices.listCounts(crossing.id()).stream()
                .map(count -> Sheet.Row.of(
                        Icon.USERS,
                        t.of(
                                "boundary.count.line",
                                Map.of(
                                        "personsOut", count.personsOut(),
                                        "personsIn", count.personsIn(),
                                        "vehiclesOut", count.vehiclesOut(),
                                        "vehiclesIn", count.vehiclesIn())),
                        null,
                        List.of(Sheet.Tile.of(count.party(), viewer.party())),
                        t.date(count.day())))
                .toList();
        if (!counts.isEmpty()) {
            sheet.panel(Sheet.Panel.ofRows("counts", t.of("boundary.counts"), null, counts, ""));
        }
        return sheet.map(new Sheet.Place(
                        maps.of(viewer, Optional.of(crossing.position())),
                        "crossings",
                        "crossings:" + crossing.id(),
                        List.of(crossing.position().text(), t.of("boundary.gates.about"))))
                .build();
    }

    private Sheet.Row row(Closure closure, Viewer viewer, Texts t) {
        boolean ours = closure.party().equals(viewer.party());
        String path = "/boundary/closures/" + closure.record().hex();
        Sheet.Act act = null;
        if (BoundarySight.mayNotify(viewer)) {
            if (ours && !closure.isOverAt(clock.instant())) {
                act = new Sheet.Act(t.of("boundary.reopen"), path + "/reopen", Icon.CHECK);
            } else if (!ours
                    && closure.receipts().stream().noneMatch(by -> by.party().equals(viewer.party()))) {
                act = new Sheet.Act(t.of("boundary.note-receipt"), path + "/note", Icon.EYE);
            }
        }
        List<Sheet.Chip> chips = new ArrayList<>(List.of(chip(closure, t)));
        closure.receipts()
                .forEach(receipt -> chips.add(new Sheet.Chip(
                        t.of(
                                "boundary.receipt",
                                Map.of(
                                        "office",
                                        sight.office(receipt.party(), receipt.unit(), receipt.office(), t),
                                        "time",
                                        t.date(receipt.at()) + " " + t.time(receipt.at()))),
                        Icon.CHECKS,
                        "done")));
        return Sheet.Row.of(
                        Icon.BARRIER_BLOCK,
                        words(closure, t),
                        null,
                        List.of(Sheet.Tile.of(closure.party(), viewer.party())),
                        sight.party(closure.party(), t))
                .with(chips)
                .with(act);
    }
}
