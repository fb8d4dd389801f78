package org.tripoint.instruments.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.tripoint.access.Allowed;
import org.tripoint.access.AllowedToRead;
import org.tripoint.access.Commands;
import org.tripoint.access.Journal;
import org.tripoint.access.Role;
import org.tripoint.access.Viewer;
import org.tripoint.instruments.Article;
import org.tripoint.instruments.Instruments;
import org.tripoint.instruments.KeptInstrument;
import org.tripoint.instruments.TermSentences;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.language.CodeLists;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Author;
import org.tripoint.registry.Parties;
import org.tripoint.web.Choice;
import org.tripoint.web.Crumb;
import org.tripoint.web.Field;
import org.tripoint.web.Shell;

/// Instruments: the list, one of them, and what headquarters does with it.
@Controller
class CooperationPages {

    private static final String REASONS = "suspension-reason";

    private final Instruments instruments;
    private final InstrumentViews views;
    private final TermSentences sentences;
    private final Parties parties;
    private final CodeLists codes;
    private final Journal journal;
    private final Commands commands;

    CooperationPages(
            Instruments instruments,
            InstrumentViews views,
            TermSentences sentences,
            Parties parties,
            CodeLists codes,
            Journal journal,
            Commands commands) {
        this.instruments = instruments;
        this.views = views;
        this.sentences = sentences;
        this.parties = parties;
        this.codes = codes;
        this.journal = journal;
        this.commands = commands;
    }

    @AllowedToRead
    @GetMapping("/cooperation")
    String list(Shell shell, Model model) {
        List<InstrumentRow> rows = instruments.list().stream()
                .map(kept -> views.row(kept, shell.viewer(), shell.t()))
                .sorted(Comparator.comparing(row -> !row.awaitsUs()))
                .toList();
        model.addAttribute("frame", shell.frame(CooperationParts.PAGE, shell.t().of("instruments.title")));
        model.addAttribute("rows", rows);
        model.addAttribute("mayPropose", shell.viewer().has(Role.HEADQUARTERS));
        return "instruments/list";
    }

    @AllowedToRead
    @GetMapping("/cooperation/{hash}")
    String show(Shell shell, Model model, @PathVariable String hash) {
        KeptInstrument kept = get(hash);
        journal.read(shell.viewer(), "instruments.title", kept.hash());
        InstrumentView view = views.view(kept, shell.viewer(), shell.t());
        model.addAttribute(
                "frame", shell.frame(CooperationParts.PAGE, view.row().name().text()));
        model.addAttribute("shown", view);
        model.addAttribute("above", above(shell.t()));
        return "instruments/show";
    }

    @Allowed(Role.HEADQUARTERS)
    @PostMapping("/cooperation/{hash}/sign")
    View sign(Viewer viewer, @PathVariable String hash, @RequestParam(required = false) @Nullable UUID command) {
        Sha256 instrument = getOurs(hash, viewer).hash();
        return back(once(viewer, command, () -> {
            instruments.sign(instrument, author(viewer));
            journal.write(viewer, "instruments.event.signed", instrument);
            return hash;
        }));
    }

    /// What will happen, asked before it is done.
    @Allowed(Role.HEADQUARTERS)
    @GetMapping("/cooperation/{hash}/suspend")
    ModelAndView askToSuspend(
            Shell shell, @PathVariable String hash, @RequestParam(required = false) @Nullable String article) {
        KeptInstrument kept = getRunning(hash, article, shell.viewer());
        return suspension(shell, kept, Optional.ofNullable(article), null);
    }

    @Allowed(Role.HEADQUARTERS)
    @PostMapping("/cooperation/{hash}/suspend")
    ModelAndView suspend(
            Shell shell,
            @PathVariable String hash,
            @RequestParam(required = false) @Nullable String article,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @Nullable UUID command) {
        KeptInstrument kept = getRunning(hash, article, shell.viewer());
        if (!codes.has(REASONS, reason)) {
            String error = shell.t().of("instruments.fault.required");
            return suspension(shell, kept, Optional.ofNullable(article), error);
        }
        return new ModelAndView(back(once(shell.viewer(), command, () -> {
            Sha256 suspension =
                    instruments.suspend(kept.hash(), Optional.ofNullable(article), reason, author(shell.viewer()));
            journal.write(shell.viewer(), "instruments.suspend.whole", suspension);
            return hash;
        })));
    }

    @Allowed(Role.HEADQUARTERS)
    @PostMapping("/cooperation/{hash}/resume")
    View resume(
            Viewer viewer,
            @PathVariable String hash,
            @RequestParam String suspension,
            @RequestParam(required = false) @Nullable UUID command) {
        boolean ours = getOurs(hash, viewer).suspensions().stream()
                .anyMatch(entry -> entry.hash().hex().equals(suspension)
                        && entry.act().party().equals(viewer.party()));
        if (!ours) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return back(once(viewer, command, () -> {
            instruments.resume(new Sha256(suspension), author(viewer));
            journal.write(viewer, "instruments.resume", new Sha256(suspension));
            return hash;
        }));
    }

    private String once(Viewer viewer, @Nullable UUID command, Supplier<String> work) {
        return command == null ? work.get() : commands.once(viewer, command, work);
    }

    private ModelAndView suspension(
            Shell shell, KeptInstrument kept, Optional<String> article, @Nullable String error) {
        Texts t = shell.t();
        Field reason =
                Field.required("reason", t.of("instruments.suspend.reason"), "").error(error);
        SuspensionView view = new SuspensionView(
                CooperationParts.PATH + "/" + kept.hash(),
                article.orElse(null),
                title(kept, article, t),
                effects(kept, article, shell.viewer().party(), t),
                reason,
                codes.list(REASONS).stream()
                        .map(code -> Choice.of(code, t.code(REASONS, code)))
                        .toList(),
                article.map(number -> t.of("instruments.suspend.article", Map.of("article", number)))
                        .orElseGet(() -> t.of("instruments.suspend.whole")));
        Map<String, Object> model = Map.of(
                "frame",
                shell.frame(CooperationParts.PAGE, view.title()).form(),
                "shown",
                view,
                "above",
                above(t),
                "command",
                UUID.randomUUID().toString());
        return new ModelAndView(
                "instruments/suspend", model, error == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static String title(KeptInstrument kept, Optional<String> article, Texts t) {
        String name = kept.title().name(t.language());
        return article.map(number -> t.of("instruments.suspend.article.title", Map.of("article", number, "name", name)))
                .orElseGet(() -> t.of("instruments.suspend.whole.title", Map.of("name", name)));
    }

    private List<String> effects(KeptInstrument kept, Optional<String> article, PartyId own, Texts t) {
        Set<String> types = new TreeSet<>();
        kept.content().articles().stream()
                .filter(each -> article.map(each.number()::equals).orElse(true))
                .flatMap(each -> each.findTerms().stream())
                .filter(terms -> !terms.continuesWhileSuspended())
                .forEach(terms -> types.addAll(terms.types()));
        Set<PartyId> others = new TreeSet<>(kept.title().parties());
        others.remove(own);
        List<String> effects = new ArrayList<>();
        effects.add(t.of(
                "instruments.suspend.effect", Map.of("kinds", types.isEmpty() ? "none" : sentences.kinds(types, t))));
        effects.add(t.of("instruments.suspend.danger"));
        effects.add(t.of(
                "instruments.suspend.alone",
                Map.of("party", parties.name(own, t.language()), "others", sentences.parties(others, t))));
        return effects;
    }

    private KeptInstrument get(String hash) {
        return instruments.find(new Sha256(hash)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private KeptInstrument getOurs(String hash, Viewer viewer) {
        KeptInstrument kept = get(hash);
        if (!kept.title().parties().contains(viewer.party())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return kept;
    }

    /// An instrument of ours that everybody signed, with the article that can be suspended.
    private KeptInstrument getRunning(String hash, @Nullable String article, Viewer viewer) {
        KeptInstrument kept = getOurs(hash, viewer);
        boolean there = article == null
                || kept.content()
                        .findArticle(article)
                        .filter(Article::canBeSuspended)
                        .isPresent();
        if (!kept.isSignedByAll() || !there) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return kept;
    }

    static List<Crumb> above(Texts t) {
        return List.of(new Crumb(t.of("instruments.title"), CooperationParts.PATH));
    }

    /// To the page of an instrument, which is then read with GET.
    static View back(String hash) {
        RedirectView view = new RedirectView(CooperationParts.PATH + "/" + hash, true, false, false);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }

    static Author author(Viewer viewer) {
        return new Author(
                viewer.party(),
                viewer.service(),
                viewer.unit(),
                viewer.office(),
                viewer.account().value());
    }
}
