package org.tripoint.access;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.tripoint.platform.NodeClock;

/// Forms that were sent once and arrived twice. Each form carries an id that its page made; what it does is done
/// once, and whoever sends it again gets the first answer. Thread-safe.
@Service
public class Commands {

    /// How long an answer is remembered: longer than a form waits on a phone without a network.
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private static final int MAX_RESULT_CHARACTERS = 2000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final NodeClock clock;

    Commands(JdbcClient jdbc, TransactionTemplate transactions, NodeClock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Does `work` and remembers its result, such as the address of the page that it made, in one transaction;
    /// when the viewer's command of this id was done before, only gives that result. A second sending that
    /// arrives meanwhile waits for the first. When `work` throws, nothing happened and the command may be sent
    /// again.
    ///
    /// @param work its result has 2000 characters at most
    public String once(Viewer viewer, UUID command, Supplier<String> work) {
        return Objects.requireNonNull(transactions.execute(status -> {
            boolean first = jdbc.sql("""
                            insert into access.command (account, id, result, done) values (:account, :id, '', :now)
                            on conflict do nothing""")
                            .param("account", viewer.account().value())
                            .param("id", command)
                            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                            .update()
                    == 1;
            return first ? remember(viewer, command, work.get()) : find(viewer, command);
        }));
    }

    private String remember(Viewer viewer, UUID command, String result) {
        if (result.length() > MAX_RESULT_CHARACTERS) {
            throw new IllegalArgumentException(
                    "expected a result of at most " + MAX_RESULT_CHARACTERS + " characters, found " + result.length());
        }
        jdbc.sql("update access.command set result = :result where account = :account and id = :id")
                .param("result", result)
                .param("account", viewer.account().value())
                .param("id", command)
                .update();
        return result;
    }

    private String find(Viewer viewer, UUID command) {
        return jdbc.sql("select result from access.command where account = :account and id = :id")
                .param("account", viewer.account().value())
                .param("id", command)
                .query(String.class)
                .single();
    }

    /// Forgets old answers.
    void sweep(Instant now) {
        jdbc.sql("delete from access.command where done < :then")
                .param("then", now.minus(REMEMBERED).atOffset(ZoneOffset.UTC))
                .update();
    }
}
