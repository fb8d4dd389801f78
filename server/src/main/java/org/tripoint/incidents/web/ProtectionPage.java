package org.tripoint.incidents.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tripoint.access.AllowedToReport;
import org.tripoint.access.Commands;
import org.tripoint.access.Journal;
import org.tripoint.incidents.Protection;
import org.tripoint.language.Texts;
import org.tripoint.ledger.InvalidRecord;
import org.tripoint.web.Field;
import org.tripoint.web.Shell;

/// Somebody says that he needs protection: whom to lead him to, and the record of it, which never leaves this node.
@Controller
class ProtectionPage {

    private static final String PERSONS = "persons";
    private static final String PAPERS = "papers";

    private final Protection protection;
    private final Commands commands;
    private final Journal journal;

    ProtectionPage(Protection protection, Commands commands, Journal journal) {
        this.protection = protection;
        this.commands = commands;
        this.journal = journal;
    }

    @AllowedToReport
    @GetMapping("/incidents/protection")
    ModelAndView ask(Shell shell, @RequestParam(defaultValue = "") String recorded) {
        return show(shell, "", "", !recorded.isEmpty(), false);
    }

    @AllowedToReport
    @PostMapping("/incidents/protection")
    ModelAndView record(
            Shell shell,
            @RequestParam UUID command,
            @RequestParam(defaultValue = "") String persons,
            @RequestParam(defaultValue = "") String papers) {
        List<String> numbers = Stream.of(papers.split("[,;\\n]"))
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .toList();
        if (!persons.matches("[1-9][0-9]{0,3}")) {
            return show(shell, persons, papers, false, true);
        }
        try {
            commands.once(shell.viewer(), command, () -> {
                var record = protection.record(
                        Long.parseLong(persons), numbers, shell.viewer().author());
                journal.write(shell.viewer(), "incidents.protection.title", record.hash());
                return record.hash().hex();
            });
        } catch (InvalidRecord wrong) {
            return show(shell, persons, papers, false, true);
        }
        return new ModelAndView(SeeOther.at("/incidents/protection?recorded=yes"));
    }

    private ModelAndView show(Shell shell, String persons, String papers, boolean recorded, boolean wrong) {
        Texts t = shell.t();
        List<IncidentView.Reach> authorities = protection
                .listAuthorities(shell.viewer().party())
                .stream()
                .map(unit -> new IncidentView.Reach(
                        unit.party().value(),
                        unit.names().in(t.language()),
                        unit.contact().telephone(),
                        unit.contact().radio()))
                .toList();
        Map<String, Object> model = Map.of(
                "frame",
                shell.frame("incidents", t.of("incidents.protection.title")).form(),
                "authorities",
                authorities,
                PERSONS,
                Field.required(PERSONS, t.of("type.protection.recorded.persons.asking"), persons)
                        .error(wrong ? t.of("incidents.protection.wrong") : null),
                PAPERS,
                Field.optional(PAPERS, t.of("type.protection.recorded.event.paper"), papers)
                        .hint(t.of("incidents.protection.papers")),
                "recorded",
                recorded,
                "command",
                UUID.randomUUID().toString());
        return new ModelAndView(
                "incidents/protection", model, wrong ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }
}
