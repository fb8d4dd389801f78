package org.tripoint.access;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.tripoint.platform.NodeClock;
import org.tripoint.platform.NodeSettings;

/// The short numbers with which the people of a shift take over from one another at a shared machine. A number opens
/// nothing anywhere else: only a machine at which its account signed in with the password within a week, and only
/// until it was wrong five times there; then the password is asked again. Thread-safe.
@Service
public class Pins {

    public static final int MIN_DIGITS = 6;
    public static final int MAX_DIGITS = 8;

    static final Duration KNOWN_FOR = Duration.ofDays(7);
    static final int MOST_FAILURES = 5;

    private static final Pattern DIGITS = Pattern.compile("[0-9]{" + MIN_DIGITS + "," + MAX_DIGITS + "}");
    private static final int MOST_PEOPLE = 50;

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final NodeClock clock;
    private final TransactionTemplate transactions;
    private final boolean example;

    Pins(
            JdbcClient jdbc,
            Passwords passwords,
            NodeClock clock,
            TransactionTemplate transactions,
            NodeSettings settings) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.clock = clock;
        this.transactions = transactions;
        this.example = settings.mode().isExample();
    }

    /// Key of the text that says why this may not be somebody's number, if it may not.
    public Optional<String> findFault(String pin) {
        if (!DIGITS.matcher(pin).matches()) {
            return Optional.of("access.pin.form");
        }
        return isRow(pin) ? Optional.of("access.pin.easy") : Optional.empty();
    }

    /// All digits alike, or each one more or one less than the digit before.
    private static boolean isRow(String pin) {
        int step = pin.charAt(1) - pin.charAt(0);
        return Math.abs(step) <= 1
                && IntStream.range(1, pin.length()).allMatch(i -> pin.charAt(i) - pin.charAt(i - 1) == step);
    }

    /// Whether the account has a number.
    public boolean has(AccountId account) {
        return jdbc.sql("select count(*) from access.pin where account = :account")
                        .param("account", account.value())
                        .query(Long.class)
                        .single()
                == 1;
    }

    /// Gives the account this number instead of the one it had.
    void set(AccountId account, String pin) {
        jdbc.sql("""
                        insert into access.pin (account, hash, changed) values (:account, :hash, :now)
                        on conflict (account) do update set hash = excluded.hash, changed = excluded.changed""")
                .param("account", account.value())
                .param("hash", passwords.hash(pin))
                .param("now", now())
                .update();
    }

    /// Takes the account's number away. Without effect when it has none.
    public void remove(AccountId account) {
        jdbc.sql("delete from access.pin where account = :account")
                .param("account", account.value())
                .update();
    }

    /// The account signed in with its password at this machine.
    void signedIn(SecretToken machine, AccountId account) {
        jdbc.sql("""
                        insert into access.machine (hash, account, signed_in) values (:hash, :account, :now)
                        on conflict (hash, account) do update set signed_in = excluded.signed_in, failures = 0""")
                .param("hash", machine.hash())
                .param("account", account.value())
                .param("now", now())
                .update();
    }

    /// Who may take over this machine with a number, by login; 50 at most.
    public List<Account> list(SecretToken machine) {
        return jdbc.sql("""
                        select account.* from access.machine
                          join access.account on account.id = machine.account
                          join access.pin on pin.account = machine.account
                        where machine.hash = :hash and machine.signed_in > :then and machine.failures < :most
                          and account.disabled_at is null and (not account.example or :example)
                        order by account.login limit\s""" + MOST_PEOPLE)
                .param("hash", machine.hash())
                .param("then", then())
                .param("most", MOST_FAILURES)
                .param("example", example)
                .query(Accounts::account)
                .list();
    }

    /// Whether this is the number of an account that may take over this machine. Counted as wrong before it is looked
    /// at, so that many at once gain nothing.
    boolean matches(SecretToken machine, AccountId account, String pin) {
        var known = list(machine).stream().anyMatch(each -> each.id().equals(account));
        var hash = known ? findHash(machine, account) : Optional.<String>empty();
        boolean right = passwords.matches(pin, hash);
        if (right) {
            jdbc.sql("update access.machine set failures = 0 where hash = :hash and account = :account")
                    .param("hash", machine.hash())
                    .param("account", account.value())
                    .update();
        }
        return right;
    }

    private Optional<String> findHash(SecretToken machine, AccountId account) {
        var counted = transactions.execute(status -> jdbc.sql("""
                        update access.machine set failures = failures + 1
                        where hash = :hash and account = :account and failures < :most and signed_in > :then""")
                .param("hash", machine.hash())
                .param("account", account.value())
                .param("most", MOST_FAILURES)
                .param("then", then())
                .update());
        return Integer.valueOf(1).equals(counted)
                ? jdbc.sql("select hash from access.pin where account = :account")
                        .param("account", account.value())
                        .query(String.class)
                        .optional()
                : Optional.empty();
    }

    /// Forgets machines at which a password is asked again anyway.
    void sweep() {
        jdbc.sql("delete from access.machine where signed_in <= :then")
                .param("then", then())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private OffsetDateTime then() {
        return clock.instant().minus(KNOWN_FOR).atOffset(ZoneOffset.UTC);
    }
}
