package org.tripoint.incidents.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.view.RedirectView;
import org.tripoint.access.AllowedToRead;
import org.tripoint.access.AllowedToReport;
import org.tripoint.access.Commands;
import org.tripoint.access.Journal;
import org.tripoint.access.Viewer;
import org.tripoint.incidents.Incident;
import org.tripoint.incidents.Incidents;
import org.tripoint.kernel.Sha256;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.Replies;
import org.tripoint.platform.NodeSettings;
import org.tripoint.web.Crumb;
import org.tripoint.web.EvidenceFiles;
import org.tripoint.web.Shell;

/// A report's page, and the two things that a neighbour's report asks for: to be taken in charge and to be answered.
@Controller
class IncidentPage {

    private final Incidents incidents;
    private final IncidentViews views;
    private final Comparisons comparisons;
    private final Answers answers;
    private final Ledger ledger;
    private final Replies replies;
    private final Catalogue catalogue;
    private final Sight sight;
    private final Commands commands;
    private final Journal journal;
    private final NodeSettings settings;
    private final ObjectProvider<EvidenceFiles> evidence;

    IncidentPage(
            Incidents incidents,
            IncidentViews views,
            Comparisons comparisons,
            Answers answers,
            Ledger ledger,
            Replies replies,
            Catalogue catalogue,
            Sight sight,
            Commands commands,
            Journal journal,
            NodeSettings settings,
            ObjectProvider<EvidenceFiles> evidence) {
        this.incidents = incidents;
        this.views = views;
        this.comparisons = comparisons;
        this.answers = answers;
        this.ledger = ledger;
        this.replies = replies;
        this.catalogue = catalogue;
        this.sight = sight;
        this.commands = commands;
        this.journal = journal;
        this.settings = settings;
        this.evidence = evidence;
    }

    @AllowedToRead
    @GetMapping("/incidents/{hash:[0-9a-f]{64}}")
    String incident(
            Shell shell,
            Model model,
            @PathVariable String hash,
            @RequestParam(required = false) @Nullable String choose) {
        Incident incident = get(shell.viewer(), hash);
        journal.read(shell.viewer(), "incidents.record", incident.hash());
        IncidentView view = views.of(incident, choose != null, shell.viewer(), shell.t());
        Shelf shelf = Shelf.of(incidents.kinds().get(incident.type()));
        model.addAttribute("frame", shell.frame(shelf.page(), view.sentence()));
        model.addAttribute("above", new Crumb(shell.t().of(shelf.title()), shelf.path()));
        model.addAttribute("view", view);
        model.addAttribute(
                "evidence",
                evidence.orderedStream()
                        .flatMap(files -> files.list(incident.hash()).stream())
                        .toList());
        return "incidents/record";
    }

    @AllowedToReport
    @PostMapping("/incidents/{hash:[0-9a-f]{64}}/take-in-charge")
    RedirectView takeInCharge(Viewer viewer, @PathVariable String hash, @RequestParam UUID command) {
        Incident incident = getTheirs(viewer, hash);
        commands.once(viewer, command, () -> {
            replies.takeInCharge(incident.hash(), viewer.author());
            journal.write(viewer, "incidents.take-in-charge", incident.hash());
            return incident.hash().hex();
        });
        return SeeOther.at("/incidents/" + incident.hash().hex());
    }

    @AllowedToReport
    @PostMapping("/incidents/{hash:[0-9a-f]{64}}/answer")
    RedirectView answer(
            Viewer viewer,
            @PathVariable String hash,
            @RequestParam UUID command,
            @RequestParam(defaultValue = "") String answer) {
        Incident incident = getTheirs(viewer, hash);
        if (!answers.of(incident, ledger.get(incident.hash())).contains(answer)) {
            return SeeOther.at("/incidents/" + incident.hash().hex() + "?choose=#answer");
        }
        commands.once(viewer, command, () -> {
            replies.answer(incident.hash(), answer, viewer.author());
            journal.write(viewer, "incidents.answer", incident.hash());
            return incident.hash().hex();
        });
        return SeeOther.at("/incidents/" + incident.hash().hex());
    }

    @AllowedToReport
    @PostMapping("/incidents/{hash:[0-9a-f]{64}}/correction")
    RedirectView proposeCorrection(
            Viewer viewer,
            @PathVariable String hash,
            @RequestParam UUID command,
            @RequestParam(defaultValue = "") String part) {
        Incident incident = getTheirs(viewer, hash);
        if (catalogue.codes("correction").contains(part)) {
            commands.once(viewer, command, () -> {
                incidents.proposeCorrection(incident, part, viewer.author());
                journal.write(viewer, "incidents.correction.title", incident.hash());
                return incident.hash().hex();
            });
        }
        return SeeOther.at("/incidents/" + incident.hash().hex());
    }

    @AllowedToRead
    @GetMapping("/incidents/{hash:[0-9a-f]{64}}/with/{other:[0-9a-f]{64}}")
    String compare(Shell shell, Model model, @PathVariable String hash, @PathVariable String other) {
        Incident one = get(shell.viewer(), hash);
        Incident two = get(shell.viewer(), other);
        journal.read(shell.viewer(), "incidents.compare", one.hash());
        model.addAttribute("frame", shell.frame("incidents", shell.t().of("incidents.compare")));
        model.addAttribute("view", comparisons.of(one, two, shell.viewer(), shell.t()));
        return "incidents/compare";
    }

    /// People say that two accounts tell of one event; neither changes.
    @AllowedToReport
    @PostMapping("/incidents/{hash:[0-9a-f]{64}}/with/{other:[0-9a-f]{64}}")
    RedirectView link(
            Viewer viewer, @PathVariable String hash, @PathVariable String other, @RequestParam UUID command) {
        Incident one = get(viewer, hash);
        Incident two = get(viewer, other);
        Incident ours = one.party().equals(settings.party()) ? one : two;
        Incident theirs = ours.equals(one) ? two : one;
        if (!ours.party().equals(settings.party()) || theirs.party().equals(settings.party())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        commands.once(viewer, command, () -> {
            incidents.link(theirs, ours, viewer.author());
            journal.write(viewer, "incidents.account.same", ours.hash());
            return ours.hash().hex();
        });
        return SeeOther.at(
                "/incidents/" + one.hash().hex() + "/with/" + two.hash().hex());
    }

    private Incident get(Viewer viewer, String hash) {
        return incidents
                .find(new Sha256(hash), sight.of(viewer))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// Only what a neighbour reported can be taken in charge and answered.
    private Incident getTheirs(Viewer viewer, String hash) {
        Incident incident = get(viewer, hash);
        if (incident.party().equals(settings.party())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return incident;
    }
}
