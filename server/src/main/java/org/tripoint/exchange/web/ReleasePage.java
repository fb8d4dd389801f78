package org.tripoint.exchange.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
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
import org.tripoint.access.AllowedToRead;
import org.tripoint.access.Commands;
import org.tripoint.access.Journal;
import org.tripoint.access.Role;
import org.tripoint.access.Viewer;
import org.tripoint.exchange.Person;
import org.tripoint.exchange.Release;
import org.tripoint.kernel.Sha256;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.web.Crumb;
import org.tripoint.web.PagesOfRecords;
import org.tripoint.web.Shell;

/// What a neighbour will see of a record, and the head's word on it. Others who see the record may look.
@Controller
class ReleasePage {

    private static final String PATH = "/exchange/{party}/release/{hash:[0-9a-f]{64}}";

    private static final String GONE = "";
    private static final String APPROVED = "approved";
    private static final String WITHHELD = "withheld";

    private final Catalogue catalogue;
    private final Release release;
    private final ReleaseViews views;
    private final Sight sight;
    private final Wordings wordings;
    private final Commands commands;
    private final Journal journal;
    private final PagesOfRecords pages;

    ReleasePage(
            Catalogue catalogue,
            Release release,
            ReleaseViews views,
            Sight sight,
            Wordings wordings,
            Commands commands,
            Journal journal,
            PagesOfRecords pages) {
        this.catalogue = catalogue;
        this.release = release;
        this.views = views;
        this.sight = sight;
        this.wordings = wordings;
        this.commands = commands;
        this.journal = journal;
        this.pages = pages;
    }

    @AllowedToRead
    @GetMapping(PATH)
    ModelAndView preview(
            Shell shell,
            @PathVariable String party,
            @PathVariable String hash,
            @RequestParam(required = false) @Nullable String sight) {
        Release.Preview preview = get(party, hash, shell.viewer());
        journal.read(shell.viewer(), "exchange.release.title", preview.record().hash());
        return page(shell, preview, sight, null, HttpStatus.OK);
    }

    private ModelAndView page(
            Shell shell, Release.Preview preview, @Nullable String wanted, @Nullable String error, HttpStatus status) {
        ReleaseView view = views.view(preview, shell.viewer(), shell.t(), wanted);
        ModelAndView page = new ModelAndView("exchange/release", status);
        page.addObject("frame", shell.frame(ExchangeParts.PAGE, shell.t().of("exchange.release.title")));
        page.addObject("shown", view);
        page.addObject(
                "above",
                List.of(
                        new Crumb(shell.t().of("exchange.title"), ExchangeParts.PATH),
                        new Crumb(wordings.party(preview.to(), shell.t()), ExchangeParts.PATH + "/" + preview.to())));
        page.addObject("error", error);
        return page;
    }

    @Allowed({Role.COMMANDER, Role.LIAISON, Role.HEADQUARTERS})
    @PostMapping(PATH)
    ModelAndView release(
            Shell shell,
            @PathVariable String party,
            @PathVariable String hash,
            @RequestParam UUID command,
            @RequestParam(name = "section", required = false) @Nullable Set<String> sections) {
        Viewer viewer = shell.viewer();
        Release.Preview preview = getForSay(party, hash, viewer);
        Set<String> chosen = new TreeSet<>(sections == null ? Set.of() : sections);
        chosen.retainAll(preview.offered());
        boolean all = !chosen.isEmpty() && views.sent(preview).containsAll(chosen);
        chosen.removeAll(views.sent(preview));
        if (preview.reason().isEmpty() && chosen.isEmpty() && !all) {
            String error = shell.t().of("exchange.release.none-chosen");
            return page(shell, preview, null, error, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (all) {
            return new ModelAndView(back(preview));
        }
        String answer = commands.once(viewer, command, () -> letGo(preview, chosen, viewer));
        return switch (answer) {
            case GONE -> new ModelAndView(back(preview));
            case APPROVED -> new ModelAndView(see(ReleaseViews.path(preview)));
            case WITHHELD -> page(shell, get(party, hash, viewer), null, null, HttpStatus.CONFLICT);
            default ->
                page(
                        shell,
                        get(party, hash, viewer),
                        null,
                        shell.t().of("exchange.denied." + answer),
                        HttpStatus.CONFLICT);
        };
    }

    /// What came of it: one of three words, or the code of a denial.
    private String letGo(Release.Preview preview, Set<String> chosen, Viewer viewer) {
        return switch (release.release(preview.record().hash(), preview.to(), chosen, Person.of(viewer))) {
            case Release.Verdict.LetGo _ -> {
                journal.write(viewer, "exchange.release.title", preview.record().hash());
                yield GONE;
            }
            case Release.Verdict.WaitsForSecond _ -> {
                journal.write(
                        viewer, "exchange.release.approve", preview.record().hash());
                yield APPROVED;
            }
            case Release.Verdict.Withheld _ -> WITHHELD;
            case Release.Verdict.NotAllowed denied -> denied.why().code();
        };
    }

    @Allowed(Role.COMMANDER)
    @PostMapping(PATH + "/keep")
    RedirectView keep(
            Viewer viewer, @PathVariable String party, @PathVariable String hash, @RequestParam UUID command) {
        Release.Preview preview = getForSay(party, hash, viewer);
        if (!release.isHead(preview, Person.of(viewer))) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        if (views.sent(preview).isEmpty()) {
            commands.once(viewer, command, () -> keep(preview, viewer));
        }
        return back(preview);
    }

    private String keep(Release.Preview preview, Viewer viewer) {
        release.keep(preview.record().hash(), preview.to(), Person.of(viewer)).ifPresent(denial -> {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        });
        journal.write(viewer, "exchange.release.keep", preview.record().hash());
        return "";
    }

    /// A record that the reader sees and that may concern the neighbour.
    private Release.Preview get(String party, String hash, Viewer viewer) {
        Optional<LedgerRecord> record = sight.find(viewer, new Sha256(hash)).filter(LedgerRecord::isOwn);
        return record.filter(this::crosses).stream()
                .flatMap(found -> release.previews(found).stream())
                .filter(preview -> preview.to().value().equals(party))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// Records about the link pass by themselves, and some never do: nobody decides about either.
    private boolean crosses(LedgerRecord record) {
        return catalogue
                .find(record.type())
                .map(type -> switch (type.crossing()) {
                    case ARTICLE, DANGER_TO_LIFE -> true;
                    case LINK, NEVER -> false;
                })
                .orElse(false);
    }

    private Release.Preview getForSay(String party, String hash, Viewer viewer) {
        Release.Preview preview = get(party, hash, viewer);
        if (!release.isHead(preview, Person.of(viewer)) && !release.isSecond(preview, Person.of(viewer))) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return preview;
    }

    /// To the record's own page, else to the neighbour's column.
    private RedirectView back(Release.Preview preview) {
        String path = pages.find(preview.record()).orElse(ExchangeParts.PATH + "/" + preview.to());
        return see(path);
    }

    private static RedirectView see(String path) {
        RedirectView view = new RedirectView(path, true, false, false);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}
