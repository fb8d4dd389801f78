package org.tripoint.boundary.web;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.tripoint.access.AllowedToRead;
import org.tripoint.access.AllowedToReport;
import org.tripoint.access.Commands;
import org.tripoint.access.Journal;
import org.tripoint.access.Viewer;
import org.tripoint.boundary.Closure;
import org.tripoint.boundary.Crossing;
import org.tripoint.boundary.CrossingNotices;
import org.tripoint.boundary.Crossings;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.Sha256;
import org.tripoint.language.Texts;
import org.tripoint.platform.NodeClock;
import org.tripoint.web.Crumb;
import org.tripoint.web.Shell;

/// A crossing for those who serve there: hours, closures with their receipts, reopening, daily counts.
@Controller
class CrossingPages {

    private final Crossings crossings;
    private final CrossingNotices notices;
    private final CrossingSheets sheets;
    private final Entries entries;
    private final BoundarySight sight;
    private final Commands commands;
    private final Journal journal;
    private final NodeClock clock;

    CrossingPages(
            Crossings crossings,
            CrossingNotices notices,
            CrossingSheets sheets,
            Entries entries,
            BoundarySight sight,
            Commands commands,
            Journal journal,
            NodeClock clock) {
        this.crossings = crossings;
        this.notices = notices;
        this.sheets = sheets;
        this.entries = entries;
        this.sight = sight;
        this.commands = commands;
        this.journal = journal;
        this.clock = clock;
    }

    @AllowedToRead
    @GetMapping("/boundary/crossings/{crossing}")
    String show(Shell shell, Model model, @PathVariable String crossing) {
        Crossing found = get(crossing);
        journal.read(shell.viewer(), "boundary.gates", null);
        return MarkerPages.show(shell, model, sheets.staff(found, shell.viewer(), shell.t()));
    }

    private Crossing get(String id) {
        return crossings.find(id).orElseThrow(BoundarySight::notFound);
    }

    private Crossing getOurs(String id, Viewer viewer) {
        Crossing crossing = get(id);
        if (!crossing.isOf(viewer.party())) {
            throw BoundarySight.notFound();
        }
        return crossing;
    }

    /// What is said of a gate of ours.
    private enum Saying {
        HOURS("hours", "crossing.described", "boundary.hours.state", "boundary.hours.lead"),
        CLOSE("close", "crossing.closed", "boundary.close", "boundary.close.lead"),
        COUNT("count", "crossing.counted", "boundary.count", "boundary.count.lead");

        private final String end;
        private final String type;
        private final String title;
        private final String lead;

        Saying(String end, String type, String title, String lead) {
            this.end = end;
            this.type = type;
            this.title = title;
            this.lead = lead;
        }

        static Saying of(String end) {
            for (Saying saying : values()) {
                if (saying.end.equals(end)) {
                    return saying;
                }
            }
            throw BoundarySight.notFound();
        }
    }

    private static Entries.Asked asked(Saying saying, Crossing crossing, Texts t) {
        String path = CrossingSheets.staffPath(crossing.id());
        return new Entries.Asked(
                saying.type,
                t.of(saying.title) + " · " + crossing.nameIn(t.language()),
                t.of(saying.lead),
                path + "/" + saying.end,
                path,
                List.of(new Crumb(t.of("boundary.title"), "/boundary"), new Crumb(crossing.nameIn(t.language()), path)),
                Set.of("crossing"));
    }

    private List<SectorId> sectors(Crossing crossing, Viewer viewer) {
        return sight.sectors(viewer).stream()
                .filter(sector -> sector.pair().equals(crossing.pair()))
                .toList();
    }

    @AllowedToReport
    @GetMapping("/boundary/crossings/{crossing}/{saying}")
    ModelAndView ask(Shell shell, @PathVariable String crossing, @PathVariable String saying) {
        Crossing ours = getOurs(crossing, shell.viewer());
        var now = clock.instant().atZone(shell.t().zone());
        String today = now.toLocalDate().toString();
        Entered preset = Entered.nothing(shell.t().zone())
                .with("closedFrom", today)
                .with("closedFrom" + Entered.TIME, "%02d:%02d".formatted(now.getHour(), now.getMinute()))
                .with("day", today)
                .with("validFrom", today);
        return entries.show(asked(Saying.of(saying), ours, shell.t()), preset, sectors(ours, shell.viewer()), shell);
    }

    @AllowedToReport
    @PostMapping("/boundary/crossings/{crossing}/{saying}")
    ModelAndView say(
            Shell shell,
            @PathVariable String crossing,
            @PathVariable String saying,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam UUID command)
            throws IOException {
        Viewer viewer = shell.viewer();
        Crossing ours = getOurs(crossing, viewer);
        Saying said = Saying.of(saying);
        Entries.Asked asked = asked(said, ours, shell.t());
        Entered entered = new Entered(parameters, shell.t().zone()).with("crossing", ours.code());
        Entries.Brought brought = entries.read(asked, entered, Map.of(), viewer, shell.t());
        List<SectorId> offered = sectors(ours, viewer);
        Optional<SectorId> sector = entries.sector(brought, offered, shell.t());
        checkHours(brought, shell.t());
        if (brought.isWrong()) {
            return entries.show(asked, brought, offered, command, shell);
        }
        commands.once(viewer, command, () -> {
            var record = notices.append(said.type, sector.orElseThrow(), brought.sections(), viewer.author());
            journal.write(viewer, said.title, record.hash());
            return record.hash().hex();
        });
        return new ModelAndView(BoundarySight.seeOther(CrossingSheets.staffPath(ours.id())));
    }

    /// Hours are typed as text, since they are of a day that has no date.
    private static void checkHours(Entries.Brought brought, Texts t) {
        for (String field : List.of("opens", "closes")) {
            String text = brought.entered().get(Entered.name(field));
            if (!text.isEmpty() && !text.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
                brought.faults().put(field, t.of("boundary.hours.wrong", Map.of("found", text)));
            }
        }
    }

    private Closure getClosure(String hash) {
        return notices.find(new Sha256(hash)).orElseThrow(BoundarySight::notFound);
    }

    @AllowedToReport
    @PostMapping("/boundary/closures/{hash:[0-9a-f]{64}}/reopen")
    RedirectView reopen(Viewer viewer, @PathVariable String hash, @RequestParam UUID command) {
        Closure closure = getClosure(hash);
        if (!closure.party().equals(viewer.party())) {
            throw BoundarySight.notFound();
        }
        commands.once(viewer, command, () -> {
            Instant now = clock.instant();
            if (!closure.isOverAt(now)) {
                var record = notices.reopen(closure, now, viewer.author());
                journal.write(viewer, "boundary.reopen", record.hash());
            }
            return hash;
        });
        return BoundarySight.seeOther(CrossingSheets.staffPath(closure.crossing()));
    }

    @AllowedToReport
    @PostMapping("/boundary/closures/{hash:[0-9a-f]{64}}/note")
    RedirectView note(Viewer viewer, @PathVariable String hash, @RequestParam UUID command) {
        Closure closure = getClosure(hash);
        if (closure.party().equals(viewer.party())) {
            throw BoundarySight.notFound();
        }
        commands.once(viewer, command, () -> {
            notices.note(closure, viewer.author());
            journal.write(viewer, "boundary.note-receipt", closure.record());
            return hash;
        });
        return BoundarySight.seeOther(CrossingSheets.staffPath(closure.crossing()));
    }
}
