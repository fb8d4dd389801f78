package org.tripoint.access;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tripoint.kernel.Sha256;

/// How fast one may try to sign in: some failures are free, then each next attempt waits, twice as long every
/// time, to a quarter of an hour. Counted by login and by address, in the database, so that neither a restart nor
/// a second process forgets. An hour without failure clears the count. Thread-safe.
@Component
class Throttle {

    private static final int FREE_PER_LOGIN = 5;
    private static final int FREE_PER_ADDRESS = 30;
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    Throttle(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    private record Count(int failures, Instant last) {

        /// When the next attempt is allowed.
        Instant open(int free) {
            if (failures < free) {
                return Instant.MIN;
            }
            int doublings = Math.min(failures - free, 10);
            var wait = FIRST_WAIT.multipliedBy(1L << doublings);
            return last.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        }
    }

    /// Counts an attempt as failed before it is judged, so that many at once gain nothing. When it is too early,
    /// counts nothing and says when the next one is allowed.
    Optional<Instant> attempt(String login, String address, Instant now) {
        return transactions.execute(status -> {
            var byAddress = lock("address", address, now);
            var byLogin = lock("login", key(login), now);
            var openAddress = byAddress.open(FREE_PER_ADDRESS);
            var openLogin = byLogin.open(FREE_PER_LOGIN);
            var open = openAddress.isAfter(openLogin) ? openAddress : openLogin;
            if (open.isAfter(now)) {
                return Optional.of(open);
            }
            store("address", address, new Count(byAddress.failures() + 1, now));
            store("login", key(login), new Count(byLogin.failures() + 1, now));
            return Optional.empty();
        });
    }

    /// The attempt that was counted last was right: the login starts anew, the address has one failure less.
    void forgive(String login, String address) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql(
                            "update access.throttle set failures = greatest(failures - 1, 0) where kind = 'address' and key = :key")
                    .param("key", address)
                    .update();
            jdbc.sql("delete from access.throttle where kind = 'login' and key = :key")
                    .param("key", key(login))
                    .update();
        });
    }

    /// Removes counts that say nothing any more.
    void sweep(Instant now) {
        jdbc.sql("delete from access.throttle where last < :then")
                .param("then", at(now.minus(FORGOTTEN_AFTER)))
                .update();
    }

    /// Always the address first, then the login: two attempts never wait for each other in a circle.
    private Count lock(String kind, String key, Instant now) {
        jdbc.sql("""
                        insert into access.throttle (kind, key, failures, last) values (:kind, :key, 0, :now)
                        on conflict do nothing""")
                .param("kind", kind)
                .param("key", key)
                .param("now", at(now))
                .update();
        var count = jdbc.sql("select failures, last from access.throttle where kind = :kind and key = :key for update")
                .param("kind", kind)
                .param("key", key)
                .query((row, number) -> new Count(
                        row.getInt("failures"),
                        row.getObject("last", OffsetDateTime.class).toInstant()))
                .single();
        return count.last().isBefore(now.minus(FORGOTTEN_AFTER)) ? new Count(0, now) : count;
    }

    private void store(String kind, String key, Count count) {
        jdbc.sql("update access.throttle set failures = :failures, last = :last where kind = :kind and key = :key")
                .param("failures", count.failures())
                .param("last", at(count.last()))
                .param("kind", kind)
                .param("key", key)
                .update();
    }

    private static String key(String login) {
        return Sha256.of(login.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
