package org.tripoint.incidents.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.tripoint.access.AllowedToReport;
import org.tripoint.access.Journal;
import org.tripoint.access.Viewer;
import org.tripoint.incidents.Incident;
import org.tripoint.incidents.Incidents;
import org.tripoint.incidents.Kind;
import org.tripoint.incidents.Protection;
import org.tripoint.kernel.Sha256;
import org.tripoint.language.Language;
import org.tripoint.language.Languages;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Sentences;
import org.tripoint.web.Shell;

/// The minutes of a hand-over to be printed, signed and stamped on paper: in two languages, either side first. They
/// hold what crosses and nothing that stays; a person who asked for protection stops them.
@Controller
class MinutesPage {

    private final Incidents incidents;
    private final Protection protection;
    private final Ledger ledger;
    private final Sentences sentences;
    private final Offices offices;
    private final Languages languages;
    private final Sight sight;
    private final Journal journal;

    MinutesPage(
            Incidents incidents,
            Protection protection,
            Ledger ledger,
            Sentences sentences,
            Offices offices,
            Languages languages,
            Sight sight,
            Journal journal) {
        this.incidents = incidents;
        this.protection = protection;
        this.ledger = ledger;
        this.sentences = sentences;
        this.offices = offices;
        this.languages = languages;
        this.sight = sight;
        this.journal = journal;
    }

    @AllowedToReport
    @GetMapping("/incidents/{hash:[0-9a-f]{64}}/minutes")
    String minutes(
            Shell shell,
            Model model,
            @PathVariable String hash,
            @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String second) {
        Viewer viewer = shell.viewer();
        Texts t = shell.t();
        Incident incident = incidents
                .find(new Sha256(hash), sight.of(viewer))
                .filter(found -> incidents.kinds().get(found.type()).group() == Kind.Group.HAND_OVER)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        LedgerRecord record = ledger.get(incident.hash());
        Language one = languages.find(first).orElse(t.language());
        Language two = languages.find(second).orElseGet(() -> another(one));
        boolean stopped = protection.concerns(record);
        journal.read(viewer, "incidents.minutes.print", incident.hash());
        model.addAttribute("frame", shell.frame("incidents", t.of("incidents.minutes.title")));
        model.addAttribute("stopped", stopped);
        model.addAttribute(
                "parts",
                stopped
                        ? List.of()
                        : Stream.of(one, two)
                                .map(language -> part(incident, record, t.in(language)))
                                .toList());
        model.addAttribute("orders", orders(incident, one, two, t));
        model.addAttribute("record", "/incidents/" + hash);
        return "incidents/minutes";
    }

    private Language another(Language than) {
        return languages.list().stream()
                .filter(language -> !language.equals(than))
                .findFirst()
                .orElse(than);
    }

    /// The same in another order and in other languages.
    private List<IncidentList.Filter> orders(Incident incident, Language one, Language two, Texts t) {
        return languages.list().stream()
                .flatMap(upper -> languages.list().stream()
                        .filter(lower -> !lower.equals(upper))
                        .filter(lower -> upper.equals(one) || lower.equals(one) || upper.equals(t.language()))
                        .map(lower -> new IncidentList.Filter(
                                t.nameOf(upper) + " · " + t.nameOf(lower),
                                "/incidents/" + incident.hash().hex() + "/minutes?first=" + upper.tag() + "&second="
                                        + lower.tag(),
                                upper.equals(one) && lower.equals(two))))
                .toList();
    }

    private Minutes.Part part(Incident incident, LedgerRecord record, Texts t) {
        List<IncidentView.Fact> facts = sentences.sections(record, t).stream()
                .filter(section -> crosses(record, section.name()))
                .flatMap(section -> section.fields().entrySet().stream()
                        .map(field -> new IncidentView.Fact(
                                t.of("type." + record.type().name() + "." + section.name() + "." + field.getKey()),
                                field.getValue())))
                .toList();
        return new Minutes.Part(
                t.language().tag(),
                t.of("incidents.minutes.title"),
                sentences.of(record, t),
                facts,
                offices.of(incident.party(), incident.unit(), incident.office(), t),
                t.of("incidents.minutes.signatures"));
    }

    private boolean crosses(LedgerRecord record, String section) {
        return Optional.ofNullable(incidents.kinds().get(record.type().name()))
                .map(incidents.kinds()::definition)
                .flatMap(type -> type.findSection(section))
                .filter(found -> !found.stays())
                .isPresent();
    }
}
