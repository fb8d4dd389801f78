package org.tripoint.incidents.web;

import static java.util.Objects.requireNonNull;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tripoint.access.AllowedToRead;
import org.tripoint.access.Journal;
import org.tripoint.access.Viewer;
import org.tripoint.incidents.Incident;
import org.tripoint.incidents.Incident.Progress;
import org.tripoint.incidents.Incidents;
import org.tripoint.incidents.Incidents.Sought;
import org.tripoint.incidents.Incidents.Visible;
import org.tripoint.incidents.Kind;
import org.tripoint.incidents.Kinds;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Sentences;
import org.tripoint.registry.Parties;
import org.tripoint.registry.Party;
import org.tripoint.web.Choice;
import org.tripoint.web.Icon;
import org.tripoint.web.Level;
import org.tripoint.web.Shell;
import org.tripoint.web.Whose;

/// The list of incidents: newest first, narrowed by kind, by whose, by how far it has come and by words.
@Controller
class IncidentListPage {

    private static final int ROWS = 50;
    private static final int LONGEST_QUERY = 200;

    private final Incidents incidents;
    private final Ledger ledger;
    private final Sentences sentences;
    private final Standings standings;
    private final Offices offices;
    private final Parties parties;
    private final Sight sight;
    private final Journal journal;

    IncidentListPage(
            Incidents incidents,
            Ledger ledger,
            Sentences sentences,
            Standings standings,
            Offices offices,
            Parties parties,
            Sight sight,
            Journal journal) {
        this.incidents = incidents;
        this.ledger = ledger;
        this.sentences = sentences;
        this.standings = standings;
        this.offices = offices;
        this.parties = parties;
        this.sight = sight;
        this.journal = journal;
    }

    @AllowedToRead
    @GetMapping("/incidents")
    String list(
            Shell shell,
            Model model,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String whose,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(name = "q", defaultValue = "") String words,
            @RequestParam(defaultValue = "") String before) {
        return show(shell, model, new Query(Shelf.INCIDENTS, kind, whose, step, words), before);
    }

    @AllowedToRead
    @GetMapping("/contacts")
    String contacts(
            Shell shell,
            Model model,
            @RequestParam(defaultValue = "") String whose,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(name = "q", defaultValue = "") String words,
            @RequestParam(defaultValue = "") String before) {
        return show(shell, model, new Query(Shelf.CONTACTS, "", whose, step, words), before);
    }

    @AllowedToRead
    @GetMapping("/requests")
    String requests(
            Shell shell,
            Model model,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String whose,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(name = "q", defaultValue = "") String words,
            @RequestParam(defaultValue = "") String before) {
        return show(shell, model, new Query(Shelf.REQUESTS, kind, whose, step, words), before);
    }

    @AllowedToRead
    @GetMapping("/hand-overs")
    String handOvers(
            Shell shell,
            Model model,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String whose,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(name = "q", defaultValue = "") String words,
            @RequestParam(defaultValue = "") String before) {
        return show(shell, model, new Query(Shelf.HAND_OVERS, kind, whose, step, words), before);
    }

    @AllowedToRead
    @GetMapping("/notices")
    String notices(
            Shell shell,
            Model model,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String whose,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(name = "q", defaultValue = "") String words,
            @RequestParam(defaultValue = "") String before) {
        return show(shell, model, new Query(Shelf.NOTICES, kind, whose, step, words), before);
    }

    private String show(Shell shell, Model model, Query query, String before) {
        Viewer viewer = shell.viewer();
        Shelf shelf = query.shelf();
        journal.read(viewer, shelf.title(), null);
        model.addAttribute("frame", shell.frame(shelf.page(), shell.t().of(shelf.title())));
        model.addAttribute("list", list(query, position(before), viewer, shell.t()));
        model.addAttribute("reports", viewer.hasAny(Reporting.ROLES));
        return "incidents/list";
    }

    private static long position(String before) {
        return before.matches("[1-9][0-9]{0,17}") ? Long.parseLong(before) : Long.MAX_VALUE;
    }

    /// What the address asks for, as it was typed.
    private record Query(Shelf shelf, String kind, String whose, String step, String words) {

        private Query {
            words = words.substring(0, Math.min(words.length(), LONGEST_QUERY));
        }

        Sought sought(Kinds kinds) {
            return new Sought(
                    kinds.types(Set.of(shelf.group())),
                    kinds.find(kind).map(Kind::type).orElse(null),
                    party().orElse(null),
                    progress().orElse(null),
                    words);
        }

        private Optional<PartyId> party() {
            return whose.matches("[A-Z][A-Z0-9]{1,7}") ? Optional.of(new PartyId(whose)) : Optional.empty();
        }

        private Optional<Progress> progress() {
            return Stream.of(Progress.values())
                    .filter(progress -> code(progress).equals(step))
                    .findFirst();
        }

        String path(String name, String value) {
            List<String> parts = new ArrayList<>();
            add(parts, "kind", name.equals("kind") ? value : kind);
            add(parts, "whose", name.equals("whose") ? value : whose);
            add(parts, "step", name.equals("step") ? value : step);
            add(parts, "q", words);
            add(parts, "before", name.equals("before") ? value : "");
            return parts.isEmpty() ? shelf.path() : shelf.path() + "?" + String.join("&", parts);
        }

        private static void add(List<String> parts, String name, String value) {
            if (!value.isBlank()) {
                parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }

        List<IncidentList.Kept> kept() {
            return Stream.of(
                            new IncidentList.Kept("kind", kind),
                            new IncidentList.Kept("whose", whose),
                            new IncidentList.Kept("step", step))
                    .filter(field -> !field.value().isBlank())
                    .toList();
        }
    }

    private static String code(Progress progress) {
        return switch (progress) {
            case OPEN -> "open";
            case TAKEN_IN_CHARGE -> "taken-in-charge";
            case ANSWERED -> "answered";
            case CLOSED -> "closed";
        };
    }

    private IncidentList list(Query query, long before, Viewer viewer, Texts t) {
        Sought sought = query.sought(incidents.kinds());
        Visible visible = sight.of(viewer);
        List<Incident> found = incidents.list(sought, t, visible, before, ROWS + 1);
        List<Incident> shown = found.subList(0, Math.min(ROWS, found.size()));
        Map<Sha256, LedgerRecord> records =
                ledger.find(shown.stream().map(Incident::hash).toList());
        Map<Sha256, List<Standing>> standing = standings.of(shown, t);
        Shelf shelf = query.shelf();
        return new IncidentList(
                t.of(shelf.title()),
                shelf.path(),
                t.of(shelf.add()),
                shelf.fresh(),
                t.of(shelf.empty()),
                t.of(shelf.emptyHow()),
                t.of(shelf.count(), Map.of("count", incidents.count(sought, t, visible))),
                tabs(shelf, t),
                kinds(query, sought, t),
                owners(query, sought, viewer, t),
                steps(query, sought, t),
                query.words(),
                query.kept(),
                !sought.isEverything(),
                shown.stream()
                        .map(incident -> row(
                                incident,
                                sentences.of(requireNonNull(records.get(incident.hash())), t),
                                standing.getOrDefault(incident.hash(), List.of()),
                                viewer,
                                t))
                        .toList(),
                found.size() > ROWS
                        ? query.path("before", String.valueOf(shown.getLast().position()))
                        : null);
    }

    /// The shelves beside this one.
    private static List<IncidentList.Filter> tabs(Shelf shelf, Texts t) {
        return shelf == Shelf.CONTACTS ? List.of() : Tabs.of(shelf.path(), t);
    }

    private List<IncidentList.Filter> kinds(Query query, Sought sought, Texts t) {
        if (sought.types().size() == 1) {
            return List.of();
        }
        return narrowing(
                query,
                "kind",
                sought.type(),
                incidents.kinds().list(query.shelf().group()).stream()
                        .map(kind -> Choice.of(kind.type(), t.of("type." + kind.type() + ".name")))
                        .toList(),
                t.of("incidents.all.kinds"));
    }

    private List<IncidentList.Filter> owners(Query query, Sought sought, Viewer viewer, Texts t) {
        List<PartyId> known = Stream.concat(
                        Stream.of(viewer.party()), parties.list().stream().map(Party::id))
                .distinct()
                .toList();
        return narrowing(
                query,
                "whose",
                sought.party() == null ? null : sought.party().value(),
                known.stream()
                        .map(party -> Choice.of(party.value(), offices.party(party, t)))
                        .toList(),
                t.of("incidents.all.parties"));
    }

    private static List<IncidentList.Filter> steps(Query query, Sought sought, Texts t) {
        return narrowing(
                query,
                "step",
                sought.progress() == null ? null : code(sought.progress()),
                List.of(
                        Choice.of("open", t.of("incidents.step.open")),
                        Choice.of("taken-in-charge", t.code("delivery", "taken-in-charge")),
                        Choice.of("answered", t.code("delivery", "answered")),
                        Choice.of("closed", t.of("incidents.step.closed"))),
                t.of("incidents.all.steps"));
    }

    private static List<IncidentList.Filter> narrowing(
            Query query, String name, @Nullable String chosen, List<Choice> values, String all) {
        List<IncidentList.Filter> filters = new ArrayList<>();
        filters.add(new IncidentList.Filter(all, query.path(name, ""), chosen == null));
        values.forEach(value -> filters.add(new IncidentList.Filter(
                value.label(), query.path(name, value.value()), value.value().equals(chosen))));
        return filters;
    }

    private IncidentList.Row row(Incident incident, String sentence, List<Standing> standing, Viewer viewer, Texts t) {
        return new IncidentList.Row(
                Level.ofCode(incident.urgency()),
                icon(incident),
                Whose.of(incident.party(), viewer.party()),
                incident.party().value(),
                sentence,
                "/incidents/" + incident.hash().hex(),
                t.of(
                        "incidents.by",
                        Map.of(
                                "office",
                                offices.of(incident.party(), incident.unit(), incident.office(), t),
                                "when",
                                t.date(incident.recorded()) + " " + t.time(incident.recorded()))),
                standing);
    }

    private Icon icon(Incident incident) {
        return incidents.kinds().find(incident.type()).map(Pictures::of).orElse(Icon.ALERT_TRIANGLE);
    }
}
