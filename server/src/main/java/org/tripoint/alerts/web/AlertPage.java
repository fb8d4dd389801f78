package org.tripoint.alerts.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.view.RedirectView;
import org.tripoint.access.AllowedToReport;
import org.tripoint.access.Commands;
import org.tripoint.access.Journal;
import org.tripoint.access.Viewer;
import org.tripoint.access.Visibility;
import org.tripoint.alerts.Alerts;
import org.tripoint.incidents.Incident;
import org.tripoint.incidents.Incidents;
import org.tripoint.kernel.SectorId;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.Sentences;
import org.tripoint.registry.Unit;
import org.tripoint.registry.UnitRef;
import org.tripoint.registry.Units;
import org.tripoint.web.Alarms;
import org.tripoint.web.Choice;
import org.tripoint.web.Shell;

/// The page that raises an alert with one press, and what became of those before; drills are counted apart.
@Controller
class AlertPage {

    private static final String ALARMS = "alarm";
    private static final int ROWS = 50;

    private final Alerts alerts;
    private final Incidents incidents;
    private final Ledger ledger;
    private final Sentences sentences;
    private final Catalogue catalogue;
    private final Units units;
    private final Visibility visibility;
    private final Commands commands;
    private final Journal journal;

    AlertPage(
            Alerts alerts,
            Incidents incidents,
            Ledger ledger,
            Sentences sentences,
            Catalogue catalogue,
            Units units,
            Visibility visibility,
            Commands commands,
            Journal journal) {
        this.alerts = alerts;
        this.incidents = incidents;
        this.ledger = ledger;
        this.sentences = sentences;
        this.catalogue = catalogue;
        this.units = units;
        this.visibility = visibility;
        this.commands = commands;
        this.journal = journal;
    }

    @AllowedToReport
    @GetMapping("/alerts")
    String page(Shell shell, Model model, @RequestParam(defaultValue = "") String drill) {
        Texts t = shell.t();
        Viewer viewer = shell.viewer();
        journal.read(viewer, "alerts.title", null);
        List<AlertRow> rows = rows(viewer, t);
        model.addAttribute("frame", shell.frame("alerts", t.of("alerts.title")));
        model.addAttribute(
                "alarms",
                catalogue.codes(ALARMS).stream()
                        .map(code -> Choice.of(code, t.code(ALARMS, code)))
                        .toList());
        model.addAttribute("sectors", sectors(viewer));
        model.addAttribute("reach", reach(viewer, t));
        model.addAttribute("drill", drill.equals("yes"));
        model.addAttribute("rows", rows);
        model.addAttribute("counts", counts(rows, t));
        return "alerts/alerts";
    }

    @AllowedToReport
    @PostMapping("/alerts")
    RedirectView raise(
            Viewer viewer,
            @RequestParam UUID command,
            @RequestParam(defaultValue = "") String alarm,
            @RequestParam(defaultValue = "") String sector,
            @RequestParam(defaultValue = "") String drill) {
        List<SectorId> own = sectors(viewer);
        if (!catalogue.codes(ALARMS).contains(alarm) || own.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        SectorId chosen = own.stream()
                .filter(each -> each.value().equals(sector))
                .findFirst()
                .orElse(own.getFirst());
        String hash = commands.once(viewer, command, () -> {
            var record = alerts.raise(alarm, drill.equals("yes"), chosen, viewer.author());
            journal.write(viewer, "alerts.title", record.hash());
            return record.hash().hex();
        });
        RedirectView seeOther = new RedirectView("/incidents/" + hash, true, false, false);
        seeOther.setStatusCode(HttpStatus.SEE_OTHER);
        return seeOther;
    }

    /// The sectors of the viewer's unit, else all of its party.
    private List<SectorId> sectors(Viewer viewer) {
        List<SectorId> own = units.find(new UnitRef(viewer.party(), viewer.unit()))
                .map(Unit::sectors)
                .orElse(List.of());
        return own.isEmpty()
                ? units.list(viewer.party()).stream()
                        .flatMap(unit -> unit.sectors().stream())
                        .distinct()
                        .toList()
                : own;
    }

    private List<Alarms.Reach> reach(Viewer viewer, Texts t) {
        UnitRef own = new UnitRef(viewer.party(), viewer.unit());
        return sectors(viewer).stream()
                .flatMap(sector -> sector.parties().stream())
                .filter(party -> !party.equals(viewer.party()))
                .distinct()
                .flatMap(party -> units.listConfirmedFacing(own, party).stream())
                .map(unit -> new Alarms.Reach(
                        unit.names().in(t.language()),
                        unit.contact().telephone(),
                        unit.contact().radio()))
                .toList();
    }

    private List<AlertRow> rows(Viewer viewer, Texts t) {
        Visibility.Predicate seen = visibility.of(viewer);
        return incidents
                .list(
                        Incidents.Sought.of(java.util.Set.of(Alerts.TYPE)),
                        t,
                        new Incidents.Visible(seen.sql(), seen.params()),
                        Long.MAX_VALUE,
                        ROWS)
                .stream()
                .map(alert -> row(alert, t))
                .toList();
    }

    private AlertRow row(Incident alert, Texts t) {
        String level = alerts.listEscalations(alert.hash()).stream()
                .reduce((lower, higher) -> higher)
                .map(code -> t.of("alerts.escalated", Map.of("level", t.code("level", code))))
                .orElse("");
        return new AlertRow(
                alert.party().value(),
                sentences.of(ledger.get(alert.hash()), t),
                "/incidents/" + alert.hash().hex(),
                t.date(alert.recorded()) + " " + t.time(alert.recorded()),
                alerts.isDrill(alert.hash()),
                alert.progress() != Incident.Progress.OPEN,
                level);
    }

    private static List<String> counts(List<AlertRow> rows, Texts t) {
        List<String> counts = new ArrayList<>();
        Stream.of(false, true).forEach(drill -> {
            List<AlertRow> some =
                    rows.stream().filter(row -> row.drill() == drill).toList();
            Map<String, Object> numbers = Map.of(
                    "count",
                    some.size(),
                    "taken",
                    some.stream().filter(AlertRow::taken).count());
            counts.add(drill ? t.of("alerts.count.drills", numbers) : t.of("alerts.count.real", numbers));
        });
        return counts;
    }
}
