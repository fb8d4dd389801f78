package org.tripoint.search.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;
import org.tripoint.access.AllowedToRead;
import org.tripoint.access.Commands;
import org.tripoint.access.Journal;
import org.tripoint.access.Viewer;
import org.tripoint.kernel.PartyId;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Sentences;
import org.tripoint.search.SavedViews;
import org.tripoint.search.Search;
import org.tripoint.search.Sought;
import org.tripoint.web.Names;
import org.tripoint.web.PagesOfRecords;
import org.tripoint.web.Shell;
import org.tripoint.web.Whose;

/// Search: everything that the reader may see, by words in any language of the node, narrowed by kind, party and day;
/// and what he searches for again and again.
@Controller
class SearchPage {

    private static final String PATH = "/search";
    private static final String KEPT = "/account/searches";

    private final Search search;
    private final SavedViews views;
    private final Ledger ledger;
    private final Sentences sentences;
    private final PagesOfRecords pages;
    private final Names names;
    private final Commands commands;
    private final Journal journal;

    SearchPage(
            Search search,
            SavedViews views,
            Ledger ledger,
            Sentences sentences,
            PagesOfRecords pages,
            Names names,
            Commands commands,
            Journal journal) {
        this.search = search;
        this.views = views;
        this.ledger = ledger;
        this.sentences = sentences;
        this.pages = pages;
        this.names = names;
        this.commands = commands;
        this.journal = journal;
    }

    /// What the address asks for, as it was typed.
    record Asked(
            @Nullable String q,
            @Nullable String type,
            @Nullable String party,
            @Nullable String from,
            @Nullable String to) {

        Sought sought() {
            return new Sought(
                    text(q),
                    text(type).matches("[a-z][a-z0-9.-]{0,63}") ? text(type) : null,
                    text(party).matches("[A-Z][A-Z0-9]{1,7}") ? new PartyId(text(party)) : null,
                    day(from),
                    day(to));
        }

        static String text(@Nullable String typed) {
            return typed == null ? "" : typed.strip();
        }

        private static @Nullable LocalDate day(@Nullable String typed) {
            try {
                return text(typed).isEmpty() ? null : LocalDate.parse(text(typed));
            } catch (DateTimeParseException notADay) {
                return null;
            }
        }
    }

    /// The query string that asks for it, empty where it asks for nothing.
    static String query(Sought sought) {
        List<String> parts = new ArrayList<>();
        add(parts, "q", sought.words());
        add(parts, "type", sought.type());
        add(parts, "party", sought.party());
        add(parts, "from", sought.from());
        add(parts, "to", sought.to());
        return String.join("&", parts);
    }

    private static void add(List<String> parts, String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            parts.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
    }

    private static String address(Sought sought, int page) {
        var query = query(sought);
        var all = page == 0 ? query : query + "&page=" + page;
        return all.isEmpty() ? PATH : PATH + "?" + all;
    }

    @AllowedToRead
    @GetMapping(PATH)
    String show(
            Shell shell,
            Model model,
            @ModelAttribute("asked") Asked asked,
            @RequestParam(defaultValue = "0") int page) {
        var viewer = shell.viewer();
        var sought = asked.sought();
        journal.read(viewer, "search.title", null);
        model.addAttribute("frame", shell.frame("", shell.t().of("search.title")));
        model.addAttribute("view", view(sought, Math.clamp(page, 0, Search.MOST_PAGES - 1), viewer, shell.t()));
        return "search/search";
    }

    @AllowedToRead
    @PostMapping(KEPT)
    RedirectView keep(
            Viewer viewer,
            @ModelAttribute("asked") Asked asked,
            @RequestParam UUID command,
            @RequestParam(defaultValue = "") String name) {
        var sought = asked.sought();
        var given = name.strip();
        if (!given.isEmpty() && given.length() <= SavedViews.LONGEST_NAME && !sought.isNothing()) {
            commands.once(viewer, command, () -> {
                views.add(viewer.account(), given, query(sought));
                journal.write(viewer, "search.view.keep", null);
                return "";
            });
        }
        return redirect(address(sought, 0));
    }

    @AllowedToRead
    @PostMapping(KEPT + "/{id}/remove")
    RedirectView remove(Viewer viewer, @PathVariable UUID id) {
        views.remove(viewer.account(), id);
        journal.write(viewer, "search.view.remove", null);
        return redirect(PATH);
    }

    private static RedirectView redirect(String path) {
        var redirect = new RedirectView(path);
        redirect.setStatusCode(org.springframework.http.HttpStatus.SEE_OTHER);
        redirect.setExpandUriTemplateVariables(false);
        return redirect;
    }

    private SearchView view(Sought sought, int page, Viewer viewer, Texts t) {
        var kept = views.list(viewer.account()).stream()
                .map(view -> kept(view, viewer, t))
                .toList();
        var fields = new SearchView.Fields(
                sought.words(),
                sought.type() == null ? "" : sought.type(),
                sought.party() == null ? "" : sought.party().value(),
                sought.from() == null ? "" : sought.from().toString(),
                sought.to() == null ? "" : sought.to().toString());
        var command = UUID.randomUUID().toString();
        return sought.isNothing()
                ? new SearchView(fields, null, kept, kept.size() < SavedViews.MOST, command)
                : new SearchView(fields, result(sought, page, viewer, t), kept, kept.size() < SavedViews.MOST, command);
    }

    private SearchView.Kept kept(SavedViews.SavedView view, Viewer viewer, Texts t) {
        var params = UriComponentsBuilder.fromUriString(PATH + "?" + view.query())
                .build()
                .getQueryParams()
                .toSingleValueMap();
        var asked = new Asked(
                decoded(params.get("q")),
                decoded(params.get("type")),
                decoded(params.get("party")),
                decoded(params.get("from")),
                decoded(params.get("to")));
        var sought = asked.sought();
        return new SearchView.Kept(
                view.id().toString(), view.name(), address(sought, 0), t.number(search.count(sought, viewer)));
    }

    private static @Nullable String decoded(@Nullable String value) {
        return value == null ? null : java.net.URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    private SearchView.Result result(Sought sought, int page, Viewer viewer, Texts t) {
        var found = search.find(sought, viewer, page);
        var records = ledger.find(found.records());
        long before = (long) page * Search.ROWS;
        boolean more = before + found.records().size() < found.count() && page + 1 < Search.MOST_PAGES;
        return new SearchView.Result(
                found.count(),
                found.alike(),
                found.complete(),
                types(sought, found, t),
                parties(sought, found, t),
                found.records().stream()
                        .flatMap(hash -> Stream.ofNullable(records.get(hash)))
                        .map(record -> row(record, viewer, t))
                        .toList(),
                page > 0 ? address(sought, page - 1) : null,
                more ? address(sought, page + 1) : null);
    }

    private static List<SearchView.Filter> types(Sought sought, Search.Found found, Texts t) {
        var all = new ArrayList<SearchView.Filter>();
        all.add(everything(
                t.of("search.all.types"),
                found.types().values(),
                new Sought(sought.words(), null, sought.party(), sought.from(), sought.to()),
                sought.type() == null,
                t));
        found.types().forEach((type, count) -> {
            var key = "type." + type + ".name";
            all.add(new SearchView.Filter(
                    t.has(key) ? t.of(key) : type,
                    t.number(count),
                    address(new Sought(sought.words(), type, sought.party(), sought.from(), sought.to()), 0),
                    type.equals(sought.type())));
        });
        return all;
    }

    private List<SearchView.Filter> parties(Sought sought, Search.Found found, Texts t) {
        var all = new ArrayList<SearchView.Filter>();
        all.add(everything(
                t.of("search.all.parties"),
                found.parties().values(),
                new Sought(sought.words(), sought.type(), null, sought.from(), sought.to()),
                sought.party() == null,
                t));
        found.parties().forEach((code, count) -> {
            var party = new PartyId(code);
            all.add(new SearchView.Filter(
                    names.party(party, t),
                    t.number(count),
                    address(new Sought(sought.words(), sought.type(), party, sought.from(), sought.to()), 0),
                    party.equals(sought.party())));
        });
        return all;
    }

    private static SearchView.Filter everything(
            String label, java.util.Collection<Long> counts, Sought sought, boolean chosen, Texts t) {
        long sum = counts.stream().mapToLong(Long::longValue).sum();
        return new SearchView.Filter(label, t.number(sum), address(sought, 0), chosen);
    }

    private SearchView.Row row(LedgerRecord record, Viewer viewer, Texts t) {
        var key = "type." + record.type().name() + ".name";
        return new SearchView.Row(
                Whose.of(record.party(), viewer.party()),
                record.party().value(),
                t.has(key) ? t.of(key) : record.type().name(),
                sentences.of(record, t),
                page(record).orElse(null),
                t.of(
                        "search.by",
                        Map.of(
                                "unit",
                                names.unit(record.unit(), t),
                                "when",
                                t.date(record.header().time()) + " "
                                        + t.time(record.header().time()))));
    }

    /// Its own page, else the page of what it answers, follows or corrects.
    private Optional<String> page(LedgerRecord record) {
        return pages.find(record)
                .or(() -> record.signed().openParents().stream()
                        .flatMap(parent -> ledger.find(parent).stream())
                        .flatMap(parent -> pages.find(parent).stream())
                        .findFirst());
    }
}
