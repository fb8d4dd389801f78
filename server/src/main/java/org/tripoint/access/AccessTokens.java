package org.tripoint.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.tripoint.platform.NodeClock;
import org.tripoint.platform.NodeSettings;

/// The access tokens with which programs act in the rights of an account. Shown once when made; the node keeps
/// the hash. Thread-safe.
@Service
public class AccessTokens {

    /// Longest name of a token, in characters.
    public static final int MAX_NAME = 100;

    /// So that a token that leaks is noticed by who sees it, and found by who searches for it.
    private static final String PREFIX = "tripoint_";

    private static final int MAX_PER_ACCOUNT = 20;
    private static final Duration NOTED_WITHIN = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final NodeClock clock;
    private final boolean example;

    AccessTokens(JdbcClient jdbc, TransactionTemplate transactions, NodeClock clock, NodeSettings settings) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.example = settings.mode().isExample();
    }

    /// One token of an account, without its secret.
    ///
    /// @param used when it was shown last, to the minute; null when never
    public record AccessToken(
            UUID id, String name, Instant created, @Nullable Instant used) {

        public Optional<Instant> findUsed() {
            return Optional.ofNullable(used);
        }
    }

    /// An account has 20 tokens at most; nothing was made.
    public static final class TooMany extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooMany() {
            super("expected at most " + MAX_PER_ACCOUNT + " access tokens of an account, found one more");
        }
    }

    /// A token that is good, and whose it is.
    record Held(UUID id, Account account) {}

    /// Makes a token and returns what the program shows: it cannot be read again. Throws [TooMany].
    public String create(AccountId account, String name) {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException("expected a name of 1 to " + MAX_NAME + " characters");
        }
        var secret = SecretToken.create();
        transactions.executeWithoutResult(status -> {
            jdbc.sql("select 1 from access.account where id = :account for update")
                    .param("account", account.value())
                    .query()
                    .singleRow();
            if (list(account).size() >= MAX_PER_ACCOUNT) {
                throw new TooMany();
            }
            jdbc.sql("""
                            insert into access.token (id, hash, account, name, created)
                            values (:id, :hash, :account, :name, :created)""")
                    .param("id", UUID.randomUUID())
                    .param("hash", secret.hash())
                    .param("account", account.value())
                    .param("name", name.strip())
                    .param("created", at(clock.instant()))
                    .update();
        });
        return PREFIX + secret.value();
    }

    /// The tokens of an account, the latest first.
    public List<AccessToken> list(AccountId account) {
        return jdbc.sql("select * from access.token where account = :account order by created desc, id")
                .param("account", account.value())
                .query(AccessTokens::token)
                .list();
    }

    /// Ends a token of an account at once. Without effect when it has none of this id.
    public void revoke(AccountId account, UUID id) {
        jdbc.sql("delete from access.token where account = :account and id = :id")
                .param("account", account.value())
                .param("id", id)
                .update();
    }

    /// Whether the token is good still, as a connection that stays open must ask from time to time.
    boolean isGood(UUID id) {
        return jdbc.sql("""
                        select count(*) from access.token join access.account on account.id = token.account
                        where token.id = :id and account.disabled_at is null and (not account.example or :example)""")
                        .param("id", id)
                        .param("example", example)
                        .query(Long.class)
                        .single()
                == 1;
    }

    /// The good token that a program shows.
    Optional<Held> find(String shown) {
        if (!shown.startsWith(PREFIX)) {
            return Optional.empty();
        }
        var held = SecretToken.find(shown.substring(PREFIX.length())).flatMap(this::find);
        held.ifPresent(token -> note(token.id()));
        return held;
    }

    private Optional<Held> find(SecretToken secret) {
        return jdbc.sql("""
                        select token.id as token_id, account.*
                        from access.token join access.account on account.id = token.account
                        where token.hash = :hash and account.disabled_at is null and (not account.example or :example)""")
                .param("hash", secret.hash())
                .param("example", example)
                .query((row, number) -> new Held(row.getObject("token_id", UUID.class), Accounts.account(row, number)))
                .optional();
    }

    private void note(UUID id) {
        var now = clock.instant();
        jdbc.sql("update access.token set used = :now where id = :id and (used is null or used < :before)")
                .param("now", at(now))
                .param("before", at(now.minus(NOTED_WITHIN)))
                .param("id", id)
                .update();
    }

    private static AccessToken token(ResultSet row, int number) throws SQLException {
        var used = row.getObject("used", OffsetDateTime.class);
        return new AccessToken(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                used == null ? null : used.toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
