package org.tripoint.boundary.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tripoint.access.Allowed;
import org.tripoint.access.Commands;
import org.tripoint.access.Journal;
import org.tripoint.access.Role;
import org.tripoint.access.Viewer;
import org.tripoint.boundary.Issues;
import org.tripoint.kernel.SectorId;
import org.tripoint.language.Texts;
import org.tripoint.web.Crumb;
import org.tripoint.web.Icon;
import org.tripoint.web.Shell;

/// Remaining issues, for the boundary commission and nobody else.
@Controller
class IssuePages {

    private static final String PATH = "/boundary/issues";

    private final Issues issues;
    private final Entries entries;
    private final BoundarySight sight;
    private final Commands commands;
    private final Journal journal;

    IssuePages(Issues issues, Entries entries, BoundarySight sight, Commands commands, Journal journal) {
        this.issues = issues;
        this.entries = entries;
        this.sight = sight;
        this.commands = commands;
        this.journal = journal;
    }

    @Allowed(Role.COMMISSION)
    @GetMapping(PATH)
    String list(Shell shell, Model model) {
        Viewer viewer = shell.viewer();
        Texts t = shell.t();
        journal.read(viewer, "boundary.issues", null);
        Sheet sheet = new Sheet.Builder(t.of("boundary.issues"))
                .above(t.of("boundary.title"), "/boundary")
                .link(true, t.of("boundary.issue.add"), PATH + "/new", Icon.PLUS, true)
                .panel(Sheet.Panel.ofRows(
                        "issues",
                        t.of("boundary.issues"),
                        t.of("boundary.issues.for"),
                        issues.list().stream()
                                .map(round -> row(round, viewer, t))
                                .toList(),
                        t.of("boundary.issues.none")))
                .build();
        return MarkerPages.show(shell, model, sheet);
    }

    private Sheet.Row row(Issues.Round round, Viewer viewer, Texts t) {
        List<String> line = new ArrayList<>();
        line.add(sight.across(round.pair(), viewer.party(), t));
        line.add(round.place());
        line.add(t.of("boundary.issue.round", Map.of("round", round.round(), "date", t.date(round.held()))));
        Optional.ofNullable(round.ownPosition())
                .ifPresent(words -> line.add(t.of("boundary.issue.ours", Map.of("words", words))));
        Optional.ofNullable(round.facingPosition())
                .ifPresent(words -> line.add(t.of("boundary.issue.theirs", Map.of("words", words))));
        boolean settled = round.outcome().equals("settled");
        return Sheet.Row.of(Icon.MESSAGE_2, round.issue(), null, List.of(), String.join(" · ", line))
                .with(List.of(new Sheet.Chip(
                        t.code("issue-outcome", round.outcome()),
                        settled ? Icon.CHECK : Icon.HOURGLASS,
                        settled ? "done" : "waiting")));
    }

    private static Entries.Asked asked(Texts t) {
        return new Entries.Asked(
                "issue.recorded",
                t.of("boundary.issue.add"),
                t.of("boundary.issues.for"),
                PATH + "/new",
                PATH,
                List.of(new Crumb(t.of("boundary.title"), "/boundary"), new Crumb(t.of("boundary.issues"), PATH)),
                Set.of());
    }

    @Allowed(Role.COMMISSION)
    @GetMapping(PATH + "/new")
    ModelAndView add(Shell shell) {
        return entries.show(asked(shell.t()), Entered.nothing(shell.t().zone()), sight.sectors(shell.viewer()), shell);
    }

    @Allowed(Role.COMMISSION)
    @PostMapping(PATH + "/new")
    ModelAndView add(Shell shell, @RequestParam MultiValueMap<String, String> parameters, @RequestParam UUID command)
            throws IOException {
        Viewer viewer = shell.viewer();
        List<SectorId> offered = sight.sectors(viewer);
        Entered entered = new Entered(parameters, shell.t().zone());
        Entries.Brought brought = entries.read(asked(shell.t()), entered, Map.of(), viewer, shell.t());
        Optional<SectorId> sector = entries.sector(brought, offered, shell.t());
        if (brought.isWrong()) {
            return entries.show(asked(shell.t()), brought, offered, command, shell);
        }
        commands.once(viewer, command, () -> {
            var record = issues.record(sector.orElseThrow(), brought.sections(), viewer.author());
            journal.write(viewer, "boundary.issue.add", record.hash());
            return record.hash().hex();
        });
        return new ModelAndView(BoundarySight.seeOther(PATH));
    }
}
