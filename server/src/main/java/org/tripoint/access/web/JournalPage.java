package org.tripoint.access.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tripoint.access.Account;
import org.tripoint.access.AccountId;
import org.tripoint.access.Accounts;
import org.tripoint.access.Allowed;
import org.tripoint.access.Journal;
import org.tripoint.access.Role;
import org.tripoint.kernel.Sha256;
import org.tripoint.language.Texts;
import org.tripoint.web.Icon;
import org.tripoint.web.Names;
import org.tripoint.web.NavigationEntry;
import org.tripoint.web.Shell;

/// Who read or wrote what on this node. Reading it stands in it too.
@Controller
class JournalPage {

    private static final String PAGE = "journal";
    private static final int ROWS = 100;

    private final Journal journal;
    private final Accounts accounts;
    private final ObjectProvider<Names> names;

    JournalPage(Journal journal, Accounts accounts, ObjectProvider<Names> names) {
        this.journal = journal;
        this.accounts = accounts;
        this.names = names;
    }

    @Bean
    static NavigationEntry journalEntry() {
        return new NavigationEntry(
                PAGE,
                "/admin/journal",
                Icon.HISTORY,
                "access.journal.title",
                NavigationEntry.ADMINISTRATION + 30,
                'j',
                viewer -> viewer.hasAny(Set.of(Role.AUDITOR, Role.PROTECTION)));
    }

    @Allowed({Role.AUDITOR, Role.PROTECTION})
    @GetMapping("/admin/journal")
    ModelAndView list(
            Shell shell,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable String record) {
        var t = shell.t();
        journal.read(shell.viewer(), "access.journal.title", null);
        long position = before == null ? Long.MAX_VALUE : before;
        var hash = Optional.ofNullable(record)
                .filter(text -> text.matches("[0-9a-f]{64}"))
                .map(Sha256::new);
        var entries = hash.map(wanted -> journal.listBefore(position, wanted, ROWS + 1))
                .orElseGet(() -> journal.listBefore(position, ROWS + 1));
        var shown = entries.subList(0, Math.min(ROWS, entries.size()));
        var logins = accounts.list().stream().collect(Collectors.toMap(Account::id, Account::login));
        var model = new HashMap<String, Object>();
        model.put("frame", shell.frame(PAGE, t.of("access.journal.title")));
        model.put("lines", shown.stream().map(entry -> line(entry, logins, t)).toList());
        hash.ifPresent(wanted -> model.put("record", wanted.hex()));
        if (entries.size() > ROWS) {
            model.put("older", older(shown, hash));
        }
        return new ModelAndView("access/journal", model);
    }

    private static String older(List<Journal.Entry> shown, Optional<Sha256> hash) {
        return "/admin/journal?before=" + shown.getLast().position()
                + hash.map(wanted -> "&record=" + wanted.hex()).orElse("");
    }

    private JournalLine line(Journal.Entry entry, Map<AccountId, String> logins, Texts t) {
        var account = entry.account();
        var about = entry.about();
        return new JournalLine(
                t.dateTime(entry.time()),
                account == null ? t.of("access.journal.stranger") : logins.getOrDefault(account, account.toString()),
                office(entry, t),
                entry.address(),
                t.of("access.journal.verb." + entry.verb().code()),
                t.of(entry.what()) + (about == null ? "" : " · " + logins.getOrDefault(about, about.toString())),
                Optional.ofNullable(entry.record()).map(Sha256::hex),
                entry.outcome() == Journal.Outcome.REFUSED);
    }

    private String office(Journal.Entry entry, Texts t) {
        var unit = entry.unit();
        var office = entry.office();
        if (unit == null || office == null) {
            return "";
        }
        var known = names.getIfAvailable();
        return t.code("office", office.value()) + " · " + (known == null ? unit.value() : known.unit(unit, t));
    }
}
