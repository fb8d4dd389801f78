package org.tripoint.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tripoint.fixture.TestClock;
import org.tripoint.fixture.TestDatabase;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class JobsDatabaseTest {

    private static final String KIND = "test.count";

    private final TestDatabase database = TestDatabase.create();
    private final TestClock clock = new TestClock();
    private final Jobs jobs = new Jobs(database.jdbc());
    private final List<Job> done = new ArrayList<>();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void waitsUntilDueOnTheNodesClock() {
        jobs.schedule(KIND, "a", data(1), clock.instant().plusSeconds(60));
        JobRunner runner = runner(done::add);

        assertThat(runner.runOne()).isFalse();
        clock.advance(Duration.ofSeconds(60));
        assertThat(runner.runOne()).isTrue();
        assertThat(runner.runOne()).isFalse();

        assertThat(done).singleElement().satisfies(job -> {
            assertThat(job.key()).isEqualTo("a");
            assertThat(job.data().get("number").asInt()).isEqualTo(1);
        });
        assertThat(jobs.find(KIND, "a")).isEmpty();
    }

    @Test
    void staysOneJobWhenScheduledTwice() {
        jobs.schedule(KIND, "a", data(1), clock.instant());
        jobs.schedule(KIND, "a", data(2), clock.instant().plusSeconds(60));
        JobRunner runner = runner(done::add);

        while (runner.runOne()) {}

        assertThat(done)
                .singleElement()
                .satisfies(job -> assertThat(job.data().get("number").asInt()).isEqualTo(2));
    }

    @Test
    void isNotScheduledWhenTheCallersTransactionFails() {
        database.transactions().executeWithoutResult(transaction -> {
            jobs.schedule(KIND, "a", data(1), clock.instant());
            transaction.setRollbackOnly();
        });

        assertThat(jobs.find(KIND, "a")).isEmpty();
    }

    @Test
    void undoesWhatTheHandlerWroteWhenItFails() {
        jobs.schedule(KIND, "a", data(1), clock.instant());
        JobRunner runner = runner(job -> {
            jobs.schedule("test.other", "b", data(1), clock.instant());
            throw new IllegalStateException("no connection");
        });

        assertThat(runner.runOne()).isTrue();

        assertThat(jobs.find("test.other", "b")).isEmpty();
        assertThat(jobs.find(KIND, "a")).hasValueSatisfying(job -> {
            assertThat(job.attempts()).isOne();
            assertThat(job.due()).isEqualTo(clock.instant().plusSeconds(2));
        });
    }

    @Test
    void staysVisibleWithItsErrorWhenAllAttemptsFailed() {
        assertThat(failForADay()).isEqualTo(JobRunner.ATTEMPTS);

        assertThat(jobs.listFailed()).singleElement().satisfies(failed -> {
            assertThat(failed.job().key()).isEqualTo("a");
            assertThat(failed.error()).isEqualTo("java.lang.IllegalStateException: no connection");
        });
    }

    @Test
    void isTriedAgainWhenSomebodyRetriesIt() {
        failForADay();

        assertThat(jobs.retry(KIND, "a", clock.instant())).isTrue();
        assertThat(runner(done::add).runOne()).isTrue();

        assertThat(done).hasSize(1);
        assertThat(jobs.listFailed()).isEmpty();
        assertThat(jobs.retry(KIND, "a", clock.instant())).isFalse();
    }

    @Test
    void mayScheduleItselfAnew() {
        jobs.schedule(KIND, "a", data(1), clock.instant());
        JobRunner runner =
                runner(job -> jobs.schedule(KIND, "a", data(2), clock.instant().plusSeconds(60)));

        assertThat(runner.runOne()).isTrue();

        assertThat(jobs.find(KIND, "a"))
                .hasValueSatisfying(
                        job -> assertThat(job.data().get("number").asInt()).isEqualTo(2));
    }

    @Test
    void leavesKindsWithoutHandlerAlone() {
        jobs.schedule("test.newer", "a", data(1), clock.instant());

        assertThat(runner(done::add).runOne()).isFalse();

        assertThat(jobs.find("test.newer", "a")).isPresent();
    }

    @Test
    void isDoneOnceByTwoProcesses() {
        jobs.schedule(KIND, "a", data(1), clock.instant());
        JobRunner second = runner(done::add);
        JobRunner first = runner(job -> {
            done.add(job);
            assertThat(second.runOne()).isFalse();
        });

        assertThat(first.runOne()).isTrue();
        assertThat(second.runOne()).isFalse();

        assertThat(done).hasSize(1);
    }

    @Test
    void isDoneSoonAfterItsTransactionWithoutAnybodyAsking() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        JobRunner runner = runner(job -> ran.countDown());
        runner.start();
        try {
            database.transactions().executeWithoutResult(_ -> jobs.schedule(KIND, "a", data(1), clock.instant()));

            assertThat(ran.await(5, TimeUnit.SECONDS)).isTrue();
        } finally {
            runner.stop();
        }
    }

    /// Answers how often the job was tried.
    private int failForADay() {
        jobs.schedule(KIND, "a", data(1), clock.instant());
        JobRunner runner = runner(job -> {
            throw new IllegalStateException("no connection");
        });
        int attempts = 0;
        for (int hour = 0; hour < 24; hour++) {
            while (runner.runOne()) {
                attempts++;
            }
            clock.advance(Duration.ofHours(1));
        }
        return attempts;
    }

    private JobRunner runner(Consumer<Job> action) {
        JobHandler handler = new JobHandler() {
            @Override
            public String kind() {
                return KIND;
            }

            @Override
            public void run(Job job) {
                action.accept(job);
            }
        };
        return new JobRunner(jobs, List.of(handler), clock, database.transactions());
    }

    private static ObjectNode data(int number) {
        return new JsonMapper().createObjectNode().put("number", number);
    }
}
