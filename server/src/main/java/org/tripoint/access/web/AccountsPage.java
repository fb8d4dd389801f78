package org.tripoint.access.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.tripoint.access.Account;
import org.tripoint.access.AccountId;
import org.tripoint.access.Accounts;
import org.tripoint.access.Allowed;
import org.tripoint.access.Commands;
import org.tripoint.access.Journal;
import org.tripoint.access.Passwords;
import org.tripoint.access.Role;
import org.tripoint.access.UnitScope;
import org.tripoint.access.Viewer;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.UnitId;
import org.tripoint.language.CodeLists;
import org.tripoint.language.Texts;
import org.tripoint.web.Choice;
import org.tripoint.web.Crumb;
import org.tripoint.web.Field;
import org.tripoint.web.Icon;
import org.tripoint.web.Names;
import org.tripoint.web.NavigationEntry;
import org.tripoint.web.Shell;

/// The accounts of the node, for its administrator: who may sign in, for which office. A password is made by the node
/// and shown once.
@Controller
class AccountsPage {

    private static final String PAGE = "accounts";
    private static final String PATH = "/admin/accounts";

    private final Accounts accounts;
    private final Commands commands;
    private final Journal journal;
    private final CodeLists codes;
    private final ObjectProvider<UnitScope> units;
    private final ObjectProvider<Names> names;
    private final TransactionTemplate transactions;

    AccountsPage(
            Accounts accounts,
            Commands commands,
            Journal journal,
            CodeLists codes,
            ObjectProvider<UnitScope> units,
            ObjectProvider<Names> names,
            TransactionTemplate transactions) {
        this.accounts = accounts;
        this.commands = commands;
        this.journal = journal;
        this.codes = codes;
        this.units = units;
        this.names = names;
        this.transactions = transactions;
    }

    @Bean
    static NavigationEntry accountsEntry() {
        return new NavigationEntry(
                PAGE,
                PATH,
                Icon.USERS,
                "access.accounts.title",
                NavigationEntry.ADMINISTRATION + 10,
                'a',
                viewer -> viewer.has(Role.ADMIN));
    }

    @Allowed(Role.ADMIN)
    @GetMapping(PATH)
    ModelAndView list(Shell shell) {
        var t = shell.t();
        var model = new HashMap<String, Object>();
        model.put("frame", shell.frame(PAGE, t.of("access.accounts.title")));
        model.put(
                "accounts",
                accounts.list().stream().map(account -> row(account, t)).toList());
        return new ModelAndView("access/accounts", model);
    }

    @Allowed(Role.ADMIN)
    @GetMapping(PATH + "/new")
    ModelAndView blank(Shell shell) {
        return form(shell, new Typed("", "", "", Set.of()), Map.of());
    }

    private record Typed(String login, String unit, String office, Set<String> roles) {}

    @Allowed(Role.ADMIN)
    @PostMapping(PATH)
    ModelAndView create(
            Shell shell,
            @RequestParam UUID command,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String office,
            @RequestParam(name = "role", required = false) String @Nullable [] roles) {
        var typed =
                new Typed(login.strip(), unit, office, roles == null ? Set.of() : new TreeSet<>(Arrays.asList(roles)));
        var faults = faults(typed, shell.t());
        var known = known(unit);
        if (!faults.isEmpty() || known.isEmpty()) {
            return form(shell, typed, faults);
        }
        var draft = new Account.Draft(
                typed.login(),
                known.get().service(),
                known.get().unit(),
                new OfficeId(office),
                known.get().level(),
                typed.roles().stream().map(Role::ofCode).collect(Collectors.toSet()),
                null);
        try {
            return create(shell, command, draft);
        } catch (Accounts.LoginTaken taken) {
            return form(shell, typed, Map.of("login", shell.t().of("access.accounts.login.taken")));
        }
    }

    private ModelAndView create(Shell shell, UUID command, Account.Draft draft) {
        var viewer = shell.viewer();
        var password = new AtomicReference<@Nullable String>();
        var id = commands.once(viewer, command, () -> {
            var fresh = Passwords.create();
            var account = accounts.create(draft, fresh);
            journal.writeAbout(viewer, "access.accounts.new", account.id());
            password.set(fresh);
            return account.id().toString();
        });
        return shown(shell, new AccountId(UUID.fromString(id)), password.get());
    }

    @Allowed(Role.ADMIN)
    @GetMapping(PATH + "/{id}")
    ModelAndView show(Shell shell, @PathVariable UUID id) {
        return shown(shell, get(id).id(), null);
    }

    @Allowed(Role.ADMIN)
    @PostMapping(PATH + "/{id}/password")
    ModelAndView resetPassword(Shell shell, @PathVariable UUID id, @RequestParam UUID command) {
        var account = get(id);
        var password = new AtomicReference<@Nullable String>();
        commands.once(shell.viewer(), command, () -> {
            var fresh = Passwords.create();
            accounts.setPassword(account.id(), fresh);
            journal.writeAbout(shell.viewer(), "access.accounts.password", account.id());
            password.set(fresh);
            return "";
        });
        return shown(shell, account.id(), password.get());
    }

    /// Not one's own: a node must keep an administrator.
    @Allowed(Role.ADMIN)
    @PostMapping(PATH + "/{id}/disable")
    RedirectView disable(Viewer viewer, @PathVariable UUID id) {
        var account = get(id);
        if (account.id().equals(viewer.account())) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
        transactions.executeWithoutResult(status -> {
            accounts.disable(account.id());
            journal.writeAbout(viewer, "access.accounts.disable", account.id());
        });
        return LoginPage.redirect(PATH + "/" + account.id());
    }

    @Allowed(Role.ADMIN)
    @PostMapping(PATH + "/{id}/enable")
    RedirectView enable(Viewer viewer, @PathVariable UUID id) {
        var account = get(id);
        transactions.executeWithoutResult(status -> {
            accounts.enable(account.id());
            journal.writeAbout(viewer, "access.accounts.enable", account.id());
        });
        return LoginPage.redirect(PATH + "/" + account.id());
    }

    private Account get(UUID id) {
        return accounts.find(new AccountId(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ModelAndView shown(Shell shell, AccountId id, @Nullable String password) {
        var t = shell.t();
        var account = accounts.get(id);
        var model = new HashMap<String, Object>();
        model.put("frame", shell.frame(PAGE, account.login()));
        model.put("above", above(t));
        model.put("account", row(account, t));
        model.put("own", id.equals(shell.viewer().account()));
        if (password != null) {
            model.put("password", password);
        }
        return new ModelAndView("access/account", model);
    }

    private static List<Crumb> above(Texts t) {
        return List.of(new Crumb(t.of("access.accounts.title"), PATH));
    }

    private Map<String, String> faults(Typed typed, Texts t) {
        var faults = new HashMap<String, String>();
        if (!typed.login().matches(Account.Draft.LOGIN)) {
            faults.put("login", t.of("access.accounts.login.error"));
        }
        if (known(typed.unit()).isEmpty()) {
            faults.put("unit", t.of("access.accounts.unit.error"));
        }
        if (!offices().contains(typed.office())) {
            faults.put("office", t.of("access.accounts.office.error"));
        }
        var roles = Arrays.stream(Role.values()).map(Role::code).toList();
        if (typed.roles().isEmpty() || !roles.containsAll(typed.roles())) {
            faults.put("roles", t.of("access.accounts.roles.error"));
        }
        return faults;
    }

    private Optional<UnitScope.Known> known(String unit) {
        return units().stream().filter(each -> each.unit().value().equals(unit)).findFirst();
    }

    private List<UnitScope.Known> units() {
        var scope = units.getIfAvailable();
        return scope == null ? List.of() : scope.list();
    }

    /// The offices that a person can hold.
    private List<String> offices() {
        var offices = new ArrayList<>(codes.list("office"));
        offices.remove("node");
        return offices;
    }

    private ModelAndView form(Shell shell, Typed typed, Map<String, String> faults) {
        var t = shell.t();
        var login = Field.required("login", t.of("web.login.name"), typed.login())
                .hint(t.of("access.accounts.login.hint", Map.of("example", "tuyduc.officer1")))
                .error(faults.get("login"));
        var unit = Field.required("unit", t.of("access.accounts.unit"), typed.unit())
                .error(faults.get("unit"));
        var office = Field.required("office", t.of("access.accounts.office"), typed.office())
                .error(faults.get("office"));
        var roles = Field.required("roles", t.of("access.accounts.roles"), "")
                .hint(t.of("access.accounts.roles.hint"))
                .error(faults.get("roles"));
        var model = new HashMap<String, Object>();
        model.put("frame", shell.frame(PAGE, t.of("access.accounts.new")).form());
        model.put("above", above(t));
        model.put("login", login);
        model.put("unit", unit);
        model.put("office", office);
        model.put("roles", roles);
        model.put("units", units().stream().map(known -> choice(known, t)).toList());
        model.put(
                "offices",
                offices().stream()
                        .map(code -> Choice.of(code, t.code("office", code)))
                        .toList());
        model.put(
                "roleChoices",
                Arrays.stream(Role.values())
                        .map(role -> new RoleChoice(
                                role.code(),
                                t.code("office", role.office()),
                                typed.roles().contains(role.code())))
                        .toList());
        return new ModelAndView(
                "access/account-new", model, faults.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Choice choice(UnitScope.Known known, Texts t) {
        return Choice.of(
                known.unit().value(),
                name(known.unit(), t) + " · " + t.code("level", known.level().code()));
    }

    private AccountRow row(Account account, Texts t) {
        return new AccountRow(
                account.id().toString(),
                account.login(),
                t.code("office", account.office().value()),
                name(account.unit(), t),
                AccountPage.roles(account.roles(), t),
                account.findDisabledAt()
                        .map(since -> t.of("access.accounts.disabled", Map.of("time", t.dateTime(since)))));
    }

    private String name(UnitId unit, Texts t) {
        var known = names.getIfAvailable();
        return known == null ? unit.value() : known.unit(unit, t);
    }
}
