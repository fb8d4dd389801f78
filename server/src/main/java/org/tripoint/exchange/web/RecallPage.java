package org.tripoint.exchange.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.tripoint.access.Allowed;
import org.tripoint.access.Commands;
import org.tripoint.access.Journal;
import org.tripoint.access.Role;
import org.tripoint.exchange.Recalls;
import org.tripoint.kernel.Sha256;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Sentences;
import org.tripoint.web.Crumb;
import org.tripoint.web.Shell;

/// Erasing sections of a record of this party, here and at every neighbour that got them.
@Controller
class RecallPage {

    private static final String PATH = "/exchange/recall/{hash:[0-9a-f]{64}}";

    private final Sight sight;
    private final Recalls recalls;
    private final Sentences sentences;
    private final Catalogue catalogue;
    private final Wordings wordings;
    private final Commands commands;
    private final Journal journal;

    RecallPage(
            Sight sight,
            Recalls recalls,
            Sentences sentences,
            Catalogue catalogue,
            Wordings wordings,
            Commands commands,
            Journal journal) {
        this.sight = sight;
        this.recalls = recalls;
        this.sentences = sentences;
        this.catalogue = catalogue;
        this.wordings = wordings;
        this.commands = commands;
        this.journal = journal;
    }

    @Allowed({Role.PROTECTION, Role.AUDITOR})
    @GetMapping(PATH)
    ModelAndView show(Shell shell, @PathVariable String hash) {
        LedgerRecord record = get(shell, hash);
        journal.read(shell.viewer(), "exchange.recall.title", record.hash());
        return page(shell, record, null, HttpStatus.OK);
    }

    @Allowed(Role.PROTECTION)
    @PostMapping(PATH)
    ModelAndView recall(
            Shell shell,
            @PathVariable String hash,
            @RequestParam UUID command,
            @RequestParam(name = "section", required = false) @Nullable Set<String> sections,
            @RequestParam(defaultValue = "") String reason) {
        LedgerRecord record = get(shell, hash);
        Set<String> chosen = new TreeSet<>(sections == null ? Set.of() : sections);
        chosen.retainAll(record.sections().keySet());
        if (chosen.isEmpty() || !catalogue.codes("recall-reason").contains(reason)) {
            String error = shell.t().of("exchange.recall.none-chosen");
            return page(shell, record, error, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        commands.once(shell.viewer(), command, () -> {
            recalls.recall(record.hash(), chosen, reason, shell.viewer().author());
            journal.write(shell.viewer(), "exchange.recall.title", record.hash());
            return "";
        });
        RedirectView view = new RedirectView("/exchange/recall/" + hash, true, false, false);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(view);
    }

    private LedgerRecord get(Shell shell, String hash) {
        return sight.find(shell.viewer(), new Sha256(hash))
                .filter(LedgerRecord::isOwn)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ModelAndView page(Shell shell, LedgerRecord record, @Nullable String error, HttpStatus status) {
        Texts t = shell.t();
        ModelAndView page = new ModelAndView("exchange/recall", status);
        page.addObject("frame", shell.frame(ExchangeParts.PAGE, t.of("exchange.recall.title")));
        page.addObject(
                "shown",
                new RecallView(
                        record.hash().brief(),
                        sentences.of(record, t),
                        "/exchange/recall/" + record.hash(),
                        shell.viewer().has(Role.PROTECTION),
                        record.sections().keySet().stream()
                                .map(section -> new RecallView.Option(section, label(record, section, t)))
                                .toList(),
                        catalogue.codes("recall-reason").stream()
                                .map(code -> new RecallView.Option(code, t.code("recall-reason", code)))
                                .toList(),
                        recalls.list(record.hash()).stream()
                                .map(recall -> done(record, recall, t))
                                .toList(),
                        error));
        page.addObject("above", List.of(new Crumb(t.of("exchange.title"), ExchangeParts.PATH)));
        page.addObject("command", UUID.randomUUID().toString());
        return page;
    }

    private static String label(LedgerRecord record, String section, Texts t) {
        return t.of("type." + record.type().name() + ".section." + section);
    }

    private RecallView.Done done(LedgerRecord record, Recalls.Recall recall, Texts t) {
        return new RecallView.Done(
                t.of(
                        "exchange.recall.done",
                        Map.of(
                                "sections",
                                recall.sections().stream()
                                        .map(section -> label(record, section, t))
                                        .collect(Collectors.joining(", ")),
                                "reason",
                                t.code("recall-reason", recall.reason()),
                                "time",
                                t.dateTime(recall.time()))),
                recall.erasedBy().stream()
                        .map(statement -> t.of(
                                "exchange.recall.statement",
                                Map.of(
                                        "party",
                                        wordings.party(statement.party(), t),
                                        "time",
                                        t.dateTime(statement.time()))))
                        .toList());
    }
}
