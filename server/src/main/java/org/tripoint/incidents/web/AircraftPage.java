package org.tripoint.incidents.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.view.RedirectView;
import org.tripoint.access.Allowed;
import org.tripoint.access.AllowedToRead;
import org.tripoint.access.Commands;
import org.tripoint.access.Journal;
import org.tripoint.access.Role;
import org.tripoint.access.Viewer;
import org.tripoint.incidents.Sightings;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Countersignatures;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Sentences;
import org.tripoint.web.Shell;
import org.tripoint.web.Whose;

/// Unidentified aircraft: the sightings of several observers as one event, each side's own view, and a joint finding
/// that is one only when all have signed it.
@Controller
class AircraftPage {

    private static final List<Role> SIGNS = List.of(Role.COMMANDER, Role.LIAISON);

    private final Sightings sightings;
    private final Ledger ledger;
    private final Sentences sentences;
    private final Countersignatures countersignatures;
    private final Offices offices;
    private final Sight sight;
    private final Commands commands;
    private final Journal journal;

    AircraftPage(
            Sightings sightings,
            Ledger ledger,
            Sentences sentences,
            Countersignatures countersignatures,
            Offices offices,
            Sight sight,
            Commands commands,
            Journal journal) {
        this.sightings = sightings;
        this.ledger = ledger;
        this.sentences = sentences;
        this.countersignatures = countersignatures;
        this.offices = offices;
        this.sight = sight;
        this.commands = commands;
        this.journal = journal;
    }

    @AllowedToRead
    @GetMapping(Tabs.AIRCRAFT)
    String list(Shell shell, Model model) {
        Texts t = shell.t();
        Viewer viewer = shell.viewer();
        journal.read(viewer, "incidents.aircraft.title", null);
        model.addAttribute("frame", shell.frame("incidents", t.of("incidents.aircraft.title")));
        model.addAttribute("tabs", Tabs.of(Tabs.AIRCRAFT, t));
        model.addAttribute(
                "rows",
                sightings.list(t, sight.of(viewer)).stream()
                        .map(event -> row(event, t))
                        .toList());
        model.addAttribute("reports", viewer.hasAny(Reporting.ROLES));
        return "incidents/aircraft";
    }

    private static Aircraft.Row row(Sightings.Event event, Texts t) {
        Sightings.Sighting first = event.sightings().getFirst();
        return new Aircraft.Row(
                Tabs.AIRCRAFT + "/" + first.hash().hex(),
                t.date(first.at()) + " " + t.time(first.at()),
                t.of(
                        "incidents.aircraft.sightings",
                        Map.of("count", event.sightings().size())),
                event.sightings().stream()
                        .map(sighting -> sighting.party().value())
                        .distinct()
                        .toList());
    }

    @AllowedToRead
    @GetMapping(Tabs.AIRCRAFT + "/{hash:[0-9a-f]{64}}")
    String event(Shell shell, Model model, @PathVariable String hash) {
        Viewer viewer = shell.viewer();
        Texts t = shell.t();
        Sightings.Event event = event(hash, viewer, t);
        journal.read(viewer, "incidents.aircraft.one", new Sha256(hash));
        model.addAttribute("frame", shell.frame("incidents", t.of("incidents.aircraft.one")));
        model.addAttribute("page", page(event, hash, viewer, t));
        return "incidents/aircraft-event";
    }

    /// Signs a proposed finding for the reader's party.
    @Allowed({Role.COMMANDER, Role.LIAISON})
    @PostMapping(Tabs.AIRCRAFT + "/{hash:[0-9a-f]{64}}/sign/{finding:[0-9a-f]{64}}")
    RedirectView sign(
            Shell shell, @PathVariable String hash, @PathVariable String finding, @RequestParam UUID command) {
        Viewer viewer = shell.viewer();
        Sightings.Event event = event(hash, viewer, shell.t());
        LedgerRecord record = sightings.findings(event).stream()
                .filter(found -> found.hash().hex().equals(finding))
                .filter(found -> sightings.missing(found, event).contains(viewer.party()))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        commands.once(viewer, command, () -> {
            countersignatures.sign(record.hash(), viewer.author());
            journal.write(viewer, "incidents.aircraft.sign", record.hash());
            return record.hash().hex();
        });
        return SeeOther.at(Tabs.AIRCRAFT + "/" + hash);
    }

    private Sightings.Event event(String hash, Viewer viewer, Texts t) {
        return sightings
                .find(new Sha256(hash), t, sight.of(viewer))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Aircraft.Page page(Sightings.Event event, String hash, Viewer viewer, Texts t) {
        Sightings.Sighting first = event.sightings().getFirst();
        return new Aircraft.Page(
                t.of("incidents.aircraft.one") + ", " + t.date(first.at()) + " " + t.time(first.at()),
                event.sightings().stream()
                        .map(sighting -> sighting(sighting, viewer, t))
                        .toList(),
                event.findFix()
                        .map(fix -> t.of(
                                "incidents.aircraft.fix",
                                Map.of(
                                        "position",
                                        fix.text(),
                                        "metres",
                                        t.quantity(
                                                "metre",
                                                fix.findAccuracyMetres().orElse(0)))))
                        .orElse(null),
                Sketches.of(event, viewer.party()),
                views(event, viewer, t),
                findings(event, hash, viewer, t),
                hash,
                viewer.hasAny(Reporting.ROLES));
    }

    private Aircraft.Sighting sighting(Sightings.Sighting sighting, Viewer viewer, Texts t) {
        LedgerRecord record = ledger.get(sighting.hash());
        return new Aircraft.Sighting(
                sighting.party().value(),
                Whose.of(sighting.party(), viewer.party()),
                sentences.of(record, t),
                offices.of(sighting.party(), sighting.unit(), record.header().office(), t),
                "/incidents/" + sighting.hash().hex());
    }

    /// Own view first; a side that has none is there, too.
    private List<Aircraft.View> views(Sightings.Event event, Viewer viewer, Texts t) {
        Map<PartyId, LedgerRecord> views = sightings.views(event);
        SequencedSet<PartyId> parties = new LinkedHashSet<>(List.of(viewer.party()));
        event.sightings().forEach(sighting -> parties.add(sighting.party()));
        parties.addAll(views.keySet());
        List<Aircraft.View> shown = new ArrayList<>();
        for (PartyId party : parties) {
            LedgerRecord view = views.get(party);
            shown.add(new Aircraft.View(
                    party.value(), Whose.of(party, viewer.party()), view == null ? "" : sentences.of(view, t)));
        }
        return shown;
    }

    private List<Aircraft.Finding> findings(Sightings.Event event, String hash, Viewer viewer, Texts t) {
        return sightings.findings(event).stream()
                .map(finding -> {
                    var missing = sightings.missing(finding, event);
                    boolean signs = missing.contains(viewer.party()) && viewer.hasAny(SIGNS);
                    return new Aircraft.Finding(
                            sentences.of(finding, t),
                            missing.isEmpty()
                                    ? t.of("incidents.aircraft.joint")
                                    : t.of(
                                            "incidents.aircraft.missing",
                                            Map.of(
                                                    "parties",
                                                    missing.stream()
                                                            .map(party -> offices.party(party, t))
                                                            .collect(Collectors.joining(", ")))),
                            missing.isEmpty(),
                            signs
                                    ? Tabs.AIRCRAFT + "/" + hash + "/sign/"
                                            + finding.hash().hex()
                                    : null);
                })
                .toList();
    }
}
