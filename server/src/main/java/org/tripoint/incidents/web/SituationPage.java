package org.tripoint.incidents.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.tripoint.access.AllowedToRead;
import org.tripoint.access.Journal;
import org.tripoint.access.Viewer;
import org.tripoint.incidents.Incident;
import org.tripoint.incidents.Incidents;
import org.tripoint.incidents.Kind;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SectorId;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.web.Level;
import org.tripoint.web.Shell;
import org.tripoint.web.Whose;

/// The situation by sector: each side's own rating beside the others', and what it was before. No side rates for
/// another.
@Controller
class SituationPage {

    private static final int HISTORY = 8;

    private final Incidents incidents;
    private final Ledger ledger;
    private final Offices offices;
    private final Sight sight;
    private final Journal journal;

    SituationPage(Incidents incidents, Ledger ledger, Offices offices, Sight sight, Journal journal) {
        this.incidents = incidents;
        this.ledger = ledger;
        this.offices = offices;
        this.sight = sight;
        this.journal = journal;
    }

    @AllowedToRead
    @GetMapping(Tabs.SITUATION)
    String situation(Shell shell, Model model) {
        Texts t = shell.t();
        Viewer viewer = shell.viewer();
        journal.read(viewer, "incidents.situation.title", null);
        model.addAttribute("frame", shell.frame("incidents", t.of("incidents.situation.title")));
        model.addAttribute("tabs", Tabs.of(Tabs.SITUATION, t));
        model.addAttribute("sectors", sectors(viewer, t));
        model.addAttribute("reports", viewer.hasAny(Reporting.ROLES));
        return "incidents/situation";
    }

    private List<Situation.Sector> sectors(Viewer viewer, Texts t) {
        var ratings = incidents.list(
                Incidents.Sought.of(incidents.kinds().types(java.util.Set.of(Kind.Group.SITUATION))),
                t,
                sight.of(viewer),
                Long.MAX_VALUE,
                Incidents.MOST);
        Map<String, Map<PartyId, List<Incident>>> bySector = new TreeMap<>();
        ratings.forEach(rating -> rating.findSector()
                .ifPresent(sector -> bySector.computeIfAbsent(sector.value(), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(rating.party(), _ -> new ArrayList<>())
                        .add(rating)));
        return bySector.entrySet().stream()
                .map(entry -> new Situation.Sector(
                        entry.getKey(), sides(new SectorId(entry.getKey()), entry.getValue(), viewer, t)))
                .toList();
    }

    /// Own side first; a side that has not rated is there, too.
    private List<Situation.Side> sides(SectorId sector, Map<PartyId, List<Incident>> ratings, Viewer viewer, Texts t) {
        return Stream.concat(
                        Stream.of(viewer.party()),
                        sector.parties().stream().filter(party -> !party.equals(viewer.party())))
                .map(party -> new Situation.Side(
                        party.value(),
                        Whose.of(party, viewer.party()),
                        offices.party(party, t),
                        ratings.getOrDefault(party, List.of()).stream()
                                .limit(HISTORY)
                                .map(rating -> rating(rating, t))
                                .toList()))
                .toList();
    }

    private Situation.Rating rating(Incident incident, Texts t) {
        LedgerRecord record = ledger.get(incident.hash());
        Level level = record.find("rating", "rating")
                .map(code -> Level.ofCode(code.asString()))
                .orElse(Level.NORMAL);
        String reason = record.find("rating", "reason")
                .map(code -> t.code("rating-reason", code.asString()))
                .orElse("");
        return new Situation.Rating(
                level,
                reason,
                t.date(incident.recorded()) + " " + t.time(incident.recorded()),
                "/incidents/" + incident.hash().hex());
    }
}
