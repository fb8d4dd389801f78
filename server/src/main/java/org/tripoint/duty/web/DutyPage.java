package org.tripoint.duty.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;
import org.tripoint.access.AllowedToReport;
import org.tripoint.access.Commands;
import org.tripoint.access.Journal;
import org.tripoint.access.Viewer;
import org.tripoint.duty.DailyReports;
import org.tripoint.duty.Shifts;
import org.tripoint.kernel.Sha256;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Sentences;
import org.tripoint.platform.NodeClock;
import org.tripoint.registry.UnitRef;
import org.tripoint.registry.Units;
import org.tripoint.web.Shell;

/// The shift of the reader's unit: what is open, handed over and taken over; and its daily report for print.
@Controller
class DutyPage {

    private final Shifts shifts;
    private final DailyReports reports;
    private final Ledger ledger;
    private final Sentences sentences;
    private final Units units;
    private final Commands commands;
    private final Journal journal;
    private final NodeClock clock;

    DutyPage(
            Shifts shifts,
            DailyReports reports,
            Ledger ledger,
            Sentences sentences,
            Units units,
            Commands commands,
            Journal journal,
            NodeClock clock) {
        this.shifts = shifts;
        this.reports = reports;
        this.ledger = ledger;
        this.sentences = sentences;
        this.units = units;
        this.commands = commands;
        this.journal = journal;
        this.clock = clock;
    }

    @AllowedToReport
    @GetMapping("/duty")
    String duty(Shell shell, Model model) {
        Texts t = shell.t();
        Viewer viewer = shell.viewer();
        journal.read(viewer, "duty.title", null);
        model.addAttribute("frame", shell.frame("duty", t.of("duty.title")));
        model.addAttribute(
                "open",
                shifts.open(viewer.unit()).stream()
                        .map(matter -> sentences.of(ledger.get(matter.record()), t))
                        .toList());
        model.addAttribute(
                "shifts",
                shifts.list(viewer.unit()).stream()
                        .map(shift -> row(shift, viewer, t))
                        .toList());
        return "duty/duty";
    }

    private ShiftRow row(Shifts.Shift shift, Viewer viewer, Texts t) {
        LedgerRecord record = ledger.get(shift.handOver());
        boolean own = viewer.account()
                .value()
                .equals(ledger.accountsOf(List.of(shift.handOver())).get(shift.handOver()));
        String taken = shift.takenBy() == null || shift.taken() == null
                ? t.of("duty.waits")
                : t.of(
                        "duty.taken",
                        Map.of(
                                "office",
                                t.code("office", shift.takenBy().value()),
                                "time",
                                t.date(shift.taken()) + " " + t.time(shift.taken())));
        return new ShiftRow(
                sentences.of(record, t),
                record.find("text", "text").map(text -> text.asString()).orElse(""),
                t.code("office", shift.givenBy().value()),
                taken,
                shift.isTaken() || own
                        ? null
                        : "/duty/take-over/" + shift.handOver().hex());
    }

    @AllowedToReport
    @PostMapping("/duty/hand-over")
    RedirectView handOver(Viewer viewer, @RequestParam UUID command, @RequestParam(defaultValue = "") String text) {
        commands.once(viewer, command, () -> {
            LedgerRecord record = shifts.handOver(text.substring(0, Math.min(text.length(), 4_000)), viewer.author());
            journal.write(viewer, "duty.hand-over", record.hash());
            return record.hash().hex();
        });
        return seeDuty();
    }

    @AllowedToReport
    @PostMapping("/duty/take-over/{hash:[0-9a-f]{64}}")
    RedirectView takeOver(Viewer viewer, @RequestParam UUID command, @PathVariable String hash) {
        commands.once(viewer, command, () -> {
            if (shifts.takeOver(new Sha256(hash), viewer.author())) {
                journal.write(viewer, "duty.take-over", new Sha256(hash));
            }
            return hash;
        });
        return seeDuty();
    }

    private static RedirectView seeDuty() {
        RedirectView view = new RedirectView("/duty", true, false, false);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }

    @AllowedToReport
    @GetMapping("/duty/report")
    String report(Shell shell, Model model, @RequestParam(defaultValue = "") String day) {
        Texts t = shell.t();
        Viewer viewer = shell.viewer();
        LocalDate date = date(day, t);
        journal.read(viewer, "duty.report", null);
        model.addAttribute("frame", shell.frame("duty", t.of("duty.report")));
        model.addAttribute("unit", units.name(new UnitRef(viewer.party(), viewer.unit()), t.language()));
        model.addAttribute("day", t.date(date));
        model.addAttribute("value", date.toString());
        model.addAttribute("office", t.code("office", viewer.office().value()));
        model.addAttribute(
                "parts",
                reports.of(viewer.party(), viewer.service(), viewer.unit(), date, t.zone()).entrySet().stream()
                        .map(part -> new ReportPart(
                                t.of("duty.part." + part.getKey()),
                                part.getValue().stream()
                                        .map(record -> new ReportPart.Line(
                                                t.time(record.header().time()), sentences.of(record, t)))
                                        .toList()))
                        .toList());
        return "duty/report";
    }

    private LocalDate date(String day, Texts t) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeException e) {
            return LocalDate.ofInstant(clock.instant(), t.zone());
        }
    }
}
