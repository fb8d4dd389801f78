package org.tripoint.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The persistent jobs of the node. Several processes may share them. Thread-safe.
@Component
public class Jobs {

    private static final int ERROR_LIMIT_CHARACTERS = 1000;
    private static final int LIST_LIMIT = 500;

    private final JdbcClient jdbc;
    private final JsonMapper json = new JsonMapper();
    private final Semaphore news = new Semaphore(0);

    public Jobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Schedules a job in the caller's transaction. When one of this kind and key waits already, or has failed,
    /// it stays one job: with this data, at the earlier of both times, with all its attempts before it.
    public void schedule(String kind, String key, JsonNode data, Instant due) {
        jdbc.sql("""
                        insert into platform.job (kind, key, data, due) values (:kind, :key, cast(:data as jsonb), :due)
                        on conflict (kind, key) do update set
                          data = excluded.data,
                          due = case when job.failed then excluded.due else least(job.due, excluded.due) end,
                          attempts = 0, failed = false, error = null
                        """)
                .param("kind", kind)
                .param("key", key)
                .param("data", data.toString())
                .param("due", utc(due))
                .update();
        afterCommit(news::release);
    }

    /// Takes a waiting job back. False when there is none.
    public boolean cancel(String kind, String key) {
        return jdbc.sql("delete from platform.job where kind = :kind and key = :key")
                        .param("kind", kind)
                        .param("key", key)
                        .update()
                == 1;
    }

    public Optional<Job> find(String kind, String key) {
        return jdbc.sql("select * from platform.job where kind = :kind and key = :key")
                .param("kind", kind)
                .param("key", key)
                .query(this::job)
                .optional();
    }

    /// The jobs that nobody tries any more, the oldest first, at most 500.
    public List<FailedJob> listFailed() {
        return jdbc.sql("select * from platform.job where failed order by due, kind, key limit " + LIST_LIMIT)
                .query((row, number) -> new FailedJob(job(row, number), row.getString("error")))
                .list();
    }

    /// Lets a failed job be tried from the beginning, at once. False when no such job has failed.
    public boolean retry(String kind, String key, Instant now) {
        boolean found = jdbc.sql("""
                        update platform.job set failed = false, attempts = 0, error = null, due = :now
                        where kind = :kind and key = :key and failed
                        """)
                        .param("kind", kind)
                        .param("key", key)
                        .param("now", utc(now))
                        .update()
                == 1;
        afterCommit(news::release);
        return found;
    }

    /// Removes one due job of the kinds and returns it; other transactions skip it until this one ends.
    Optional<Job> claim(Collection<String> kinds, Instant now) {
        return jdbc.sql("""
                        delete from platform.job where (kind, key) = (
                          select kind, key from platform.job
                          where not failed and due <= :now and kind in (:kinds)
                          order by due, kind, key limit 1 for update skip locked)
                        returning *
                        """)
                .param("now", utc(now))
                .param("kinds", kinds)
                .query(this::job)
                .optional();
    }

    void recordFailure(Job job, Throwable failure, Instant nextDue, boolean givenUp) {
        String error = failure.getClass().getName() + ": " + failure.getMessage();
        jdbc.sql("""
                        update platform.job set attempts = :attempts, due = :due, failed = :failed, error = :error
                        where kind = :kind and key = :key
                        """)
                .param("attempts", job.attempts() + 1)
                .param("due", utc(nextDue))
                .param("failed", givenUp)
                .param("error", error.substring(0, Math.min(error.length(), ERROR_LIMIT_CHARACTERS)))
                .param("kind", job.kind())
                .param("key", job.key())
                .update();
    }

    /// Waits until a job is scheduled in this process, at most `millis`.
    void awaitNews(long millis) throws InterruptedException {
        if (news.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }

    private Job job(ResultSet row, int number) throws SQLException {
        return new Job(
                row.getString("kind"),
                row.getString("key"),
                json.readTree(row.getString("data")),
                row.getObject("due", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
