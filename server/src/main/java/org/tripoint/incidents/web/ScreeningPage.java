package org.tripoint.incidents.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tripoint.access.AllowedToReport;
import org.tripoint.incidents.Incidents;
import org.tripoint.incidents.Kind;
import org.tripoint.language.Texts;
import org.tripoint.web.Choice;
import org.tripoint.web.Field;
import org.tripoint.web.Shell;

/// The questions before any entry about people outside a gate. A sign of trafficking leads to the report on victims,
/// the word that somebody needs protection to the page on protection; only five times no leads to the entry.
@Controller
class ScreeningPage {

    private static final String YES = "yes";
    private static final String NO = "no";
    private static final String PROTECTION = "protection";

    private final Incidents incidents;

    ScreeningPage(Incidents incidents) {
        this.incidents = incidents;
    }

    /// The questions, by the name of their parameter.
    private static Map<String, String> questions(Texts t) {
        return Map.of(
                "papers",
                t.of("incidents.screening.papers"),
                "free",
                t.of("incidents.screening.free"),
                "promise",
                t.of("incidents.screening.promise"),
                "alone",
                t.of("incidents.screening.alone"),
                PROTECTION,
                t.of("incidents.screening.protection"));
    }

    private static final List<String> ORDER = List.of(PROTECTION, "papers", "free", "promise", "alone");

    @AllowedToReport
    @GetMapping("/incidents/screening/{type}")
    ModelAndView ask(Shell shell, @PathVariable String type) {
        return show(shell, kind(type), Map.of(), false);
    }

    @AllowedToReport
    @PostMapping("/incidents/screening/{type}")
    ModelAndView answer(Shell shell, @PathVariable String type, @RequestParam Map<String, String> answers) {
        Kind kind = kind(type);
        boolean whole = ORDER.stream()
                .map(question -> answers.getOrDefault(question, ""))
                .allMatch(answer -> answer.equals(YES) || answer.equals(NO));
        if (YES.equals(answers.get(PROTECTION))) {
            return new ModelAndView(SeeOther.at("/incidents/protection"));
        }
        if (!whole) {
            return show(shell, kind, answers, true);
        }
        boolean sign = ORDER.stream().anyMatch(question -> YES.equals(answers.get(question)));
        return new ModelAndView(SeeOther.at(
                sign ? "/incidents/new/trafficking.suspected" : "/incidents/new/" + kind.type() + "?screened=yes"));
    }

    private Kind kind(String type) {
        return incidents
                .kinds()
                .find(type)
                .filter(Kind::screened)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ModelAndView show(Shell shell, Kind kind, Map<String, String> answers, boolean wrong) {
        Texts t = shell.t();
        Map<String, String> words = questions(t);
        List<Field> fields = new ArrayList<>();
        for (String question : ORDER) {
            String given = answers.getOrDefault(question, "");
            boolean missing = wrong && given.isEmpty();
            fields.add(Field.required(question, words.getOrDefault(question, ""), given)
                    .error(missing ? t.of("incidents.screening.missing") : null));
        }
        Map<String, Object> model = Map.of(
                "frame",
                shell.frame("incidents", t.of("incidents.screening.title")).form(),
                "name",
                t.of("type." + kind.type() + ".name"),
                "path",
                "/incidents/screening/" + kind.type(),
                "fields",
                fields,
                "answers",
                List.of(Choice.of(NO, t.of("incidents.screening.no")), Choice.of(YES, t.of("incidents.screening.yes"))),
                "command",
                UUID.randomUUID().toString());
        return new ModelAndView("incidents/screening", model, wrong ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }
}
