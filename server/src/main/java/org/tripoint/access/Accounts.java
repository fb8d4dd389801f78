package org.tripoint.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.UnitId;
import org.tripoint.language.Language;
import org.tripoint.platform.NodeClock;

/// The accounts of this node. Thread-safe.
@Service
public class Accounts {

    /// More accounts than a node of one party has.
    private static final int LIST_LIMIT = 2000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Passwords passwords;
    private final NodeClock clock;

    public Accounts(JdbcClient jdbc, TransactionTemplate transactions, Passwords passwords, NodeClock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.passwords = passwords;
        this.clock = clock;
    }

    /// A login that another account has; nothing was made.
    public static final class LoginTaken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LoginTaken() {
            super("expected a login that no account has, found one that an account has");
        }
    }

    /// Makes an account. Throws [LoginTaken]. The password must have passed [Passwords#findFault].
    public Account create(Account.Draft draft, String password) {
        var id = new AccountId(UUID.randomUUID());
        if (!insert(id, draft, passwords.hash(password), false)) {
            throw new LoginTaken();
        }
        return get(id);
    }

    /// Adds an account of the demonstration unless its login is there.
    void createExample(Account.Draft draft, String passwordHash) {
        insert(new AccountId(UUID.randomUUID()), draft, passwordHash, true);
    }

    private boolean insert(AccountId id, Account.Draft draft, String passwordHash, boolean example) {
        return jdbc.sql("""
                        insert into access.account
                          (id, login, password, service, unit, office, level, roles, language, example, created)
                        values (:id, :login, :password, :service, :unit, :office, :level, :roles, :language, :example,
                          :created)
                        on conflict (login) do nothing""")
                        .param("id", id.value())
                        .param("login", draft.login())
                        .param("password", passwordHash)
                        .param("service", draft.service().value())
                        .param("unit", draft.unit().value())
                        .param("office", draft.office().value())
                        .param("level", draft.level().code())
                        .param("roles", codes(draft.roles()))
                        .param("language", draft.language())
                        .param("example", example)
                        .param("created", now())
                        .update()
                == 1;
    }

    public Optional<Account> find(AccountId id) {
        return jdbc.sql("select * from access.account where id = :id")
                .param("id", id.value())
                .query(Accounts::account)
                .optional();
    }

    public Account get(AccountId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("expected the account " + id));
    }

    /// All accounts by login, at most 2000.
    public List<Account> list() {
        return jdbc.sql("select * from access.account order by login limit " + LIST_LIMIT)
                .query(Accounts::account)
                .list();
    }

    /// An account with the hash of its password.
    record Secret(Account account, String passwordHash) {}

    Optional<Secret> findSecret(String login) {
        return jdbc.sql("select * from access.account where login = :login")
                .param("login", login)
                .query((row, number) -> new Secret(account(row, number), row.getString("password")))
                .optional();
    }

    public void setLanguage(AccountId id, Language language) {
        jdbc.sql("update access.account set language = :language where id = :id")
                .param("language", language.tag())
                .param("id", id.value())
                .update();
    }

    /// Gives the account another password and ends all its sessions and tokens.
    public void setPassword(AccountId id, String password) {
        var hash = passwords.hash(password);
        transactions.executeWithoutResult(status -> {
            jdbc.sql("update access.account set password = :password where id = :id")
                    .param("password", hash)
                    .param("id", id.value())
                    .update();
            endAll(id);
        });
    }

    /// Lets the account sign in no more, and ends all its sessions and tokens at once.
    public void disable(AccountId id) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("update access.account set disabled_at = coalesce(disabled_at, :now) where id = :id")
                    .param("now", now())
                    .param("id", id.value())
                    .update();
            endAll(id);
        });
    }

    /// Lets a disabled account sign in again.
    public void enable(AccountId id) {
        jdbc.sql("update access.account set disabled_at = null where id = :id")
                .param("id", id.value())
                .update();
    }

    private void endAll(AccountId id) {
        for (var table : List.of("session", "token", "machine")) {
            jdbc.sql("delete from access." + table + " where account = :id")
                    .param("id", id.value())
                    .update();
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String[] codes(Set<Role> roles) {
        return roles.stream().map(Role::code).sorted().toArray(String[]::new);
    }

    /// Reads the columns of access.account from a row that may hold others too.
    static Account account(ResultSet row, int number) throws SQLException {
        var roles = (String[]) row.getArray("roles").getArray();
        var disabledAt = row.getObject("disabled_at", OffsetDateTime.class);
        Instant created = row.getObject("created", OffsetDateTime.class).toInstant();
        return new Account(
                new AccountId(row.getObject("id", UUID.class)),
                row.getString("login"),
                new ServiceId(row.getString("service")),
                new UnitId(row.getString("unit")),
                new OfficeId(row.getString("office")),
                UnitLevel.ofCode(row.getString("level")),
                Arrays.stream(roles).map(Role::ofCode).collect(Collectors.toUnmodifiableSet()),
                row.getString("language"),
                row.getBoolean("example"),
                created,
                disabledAt == null ? null : disabledAt.toInstant());
    }
}
