package org.tripoint.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.tripoint.platform.NodeClock;
import org.tripoint.platform.NodeSettings;

/// The signed-in browsers of this node, in its database: they outlive a restart, and all processes of a node know
/// them. Thread-safe.
@Service
public class Sessions {

    /// A session ends when nothing was asked for so long,
    static final Duration IDLE = Duration.ofHours(1);

    /// and in any case after the longest shift.
    static final Duration LONGEST = Duration.ofHours(12);

    /// How late the time of the last request may be noted, which saves a write for most requests.
    private static final Duration NOTED_WITHIN = Duration.ofMinutes(1);

    private static final int MAX_PER_ACCOUNT = 20;
    private static final int MAX_BROWSER_CHARACTERS = 200;

    private static final String OPEN = """
            session.expires > :now and session.seen > :idle
            and account.disabled_at is null and (not account.example or :example)""";

    private final JdbcClient jdbc;
    private final NodeClock clock;
    private final boolean example;

    public Sessions(JdbcClient jdbc, NodeClock clock, NodeSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.example = settings.mode().isExample();
    }

    /// One signed-in browser of an account.
    ///
    /// @param browser how the browser names itself, 200 characters at most
    public record Session(SessionId id, Instant created, Instant seen, String address, String browser) {}

    /// A session that is open, and whose it is.
    record Held(SessionId id, Account account) {}

    /// Opens a session and returns the secret that the browser shows from now on. An account has 20 at most; the
    /// one that was silent longest goes first.
    SecretToken begin(AccountId account, String address, String browser) {
        var token = SecretToken.create();
        var now = clock.instant();
        jdbc.sql("""
                        delete from access.session where hash in (
                          select hash from access.session where account = :account order by seen desc offset :keep)""")
                .param("account", account.value())
                .param("keep", MAX_PER_ACCOUNT - 1)
                .update();
        jdbc.sql("""
                        insert into access.session (hash, id, account, created, seen, expires, address, browser)
                        values (:hash, :id, :account, :now, :now, :expires, :address, :browser)""")
                .param("hash", token.hash())
                .param("id", UUID.randomUUID())
                .param("account", account.value())
                .param("now", at(now))
                .param("expires", at(now.plus(LONGEST)))
                .param("address", address)
                .param("browser", browser.substring(0, Math.min(browser.length(), MAX_BROWSER_CHARACTERS)))
                .update();
        return token;
    }

    /// The open session of this secret.
    ///
    /// @param active whether a person asked, which keeps the session from ending
    Optional<Held> find(SecretToken token, boolean active) {
        var now = clock.instant();
        var found = jdbc.sql("""
                        select session.id as session_id, session.seen, account.*
                        from access.session join access.account on account.id = session.account
                        where session.hash = :hash and\s""" + OPEN)
                .param("hash", token.hash())
                .params(params(now))
                .query((row, number) -> new Found(
                        new Held(new SessionId(row.getObject("session_id", UUID.class)), Accounts.account(row, number)),
                        row.getObject("seen", OffsetDateTime.class).toInstant()))
                .optional();
        found.filter(session -> active && session.seen().isBefore(now.minus(NOTED_WITHIN)))
                .ifPresent(session -> note(token, now));
        return found.map(Found::held);
    }

    private record Found(Held held, Instant seen) {}

    private void note(SecretToken token, Instant now) {
        jdbc.sql("update access.session set seen = :now where hash = :hash and seen < :now")
                .param("now", at(now))
                .param("hash", token.hash())
                .update();
    }

    /// Whether the session is open still, as a page that stays connected must ask from time to time.
    boolean isOpen(SessionId id) {
        return jdbc.sql("""
                        select count(*) from access.session join access.account on account.id = session.account
                        where session.id = :id and\s""" + OPEN)
                        .param("id", id.value())
                        .params(params(clock.instant()))
                        .query(Long.class)
                        .single()
                == 1;
    }

    /// The open sessions of an account, the latest first.
    public List<Session> list(AccountId account) {
        return jdbc.sql("""
                        select session.* from access.session join access.account on account.id = session.account
                        where session.account = :account and\s""" + OPEN + " order by session.seen desc, session.id")
                .param("account", account.value())
                .params(params(clock.instant()))
                .query(Sessions::session)
                .list();
    }

    /// Ends a session of an account. Without effect when it has none of this name.
    public void end(AccountId account, SessionId id) {
        jdbc.sql("delete from access.session where account = :account and id = :id")
                .param("account", account.value())
                .param("id", id.value())
                .update();
    }

    /// Removes what has ended.
    void sweep() {
        jdbc.sql("delete from access.session where expires <= :now or seen <= :idle")
                .params(params(clock.instant()))
                .update();
    }

    private Map<String, Object> params(Instant now) {
        var params = new HashMap<String, Object>();
        params.put("now", at(now));
        params.put("idle", at(now.minus(IDLE)));
        params.put("example", example);
        return params;
    }

    private static Session session(ResultSet row, int number) throws SQLException {
        return new Session(
                new SessionId(row.getObject("id", UUID.class)),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getObject("seen", OffsetDateTime.class).toInstant(),
                row.getString("address"),
                row.getString("browser"));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
