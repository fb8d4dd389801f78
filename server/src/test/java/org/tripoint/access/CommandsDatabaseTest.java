package org.tripoint.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tripoint.fixture.TestClock;
import org.tripoint.fixture.TestDatabase;

class CommandsDatabaseTest {

    private final TestClock clock = new TestClock();
    private final Viewer viewer = TestViewers.officer();
    private final AtomicInteger done = new AtomicInteger();
    private TestDatabase database;
    private Commands commands;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
        commands = new Commands(database.jdbc(), database.transactions(), clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private String work() {
        return "/incidents/" + done.incrementAndGet();
    }

    @Test
    void givesTheFirstAnswerWhenAFormIsSentAgain() {
        var command = UUID.randomUUID();

        assertThat(commands.once(viewer, command, this::work)).isEqualTo("/incidents/1");
        assertThat(commands.once(viewer, command, this::work)).isEqualTo("/incidents/1");
        assertThat(commands.once(viewer, UUID.randomUUID(), this::work)).isEqualTo("/incidents/2");
    }

    @Test
    void showsNobodyTheAnswerOfAnotherAccount() {
        var command = UUID.randomUUID();
        commands.once(viewer, command, this::work);

        assertThat(commands.once(TestViewers.officer(), command, this::work)).isEqualTo("/incidents/2");
    }

    @Test
    void forgetsWorkThatFailedSoThatItMayBeSentAgain() {
        var command = UUID.randomUUID();

        assertThatThrownBy(() -> commands.once(viewer, command, () -> {
                    database.jdbc()
                            .sql("insert into access.throttle values ('login', 'x', 1, now())")
                            .update();
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(database.jdbc()
                        .sql("select count(*) from access.throttle")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(commands.once(viewer, command, this::work)).isEqualTo("/incidents/1");
    }

    @Test
    void doesTheWorkOnceWhenTheFormArrivesTwiceAtTheSameTime() throws Exception {
        var command = UUID.randomUUID();
        var begun = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> commands.once(viewer, command, () -> {
                begun.countDown();
                pause();
                return work();
            }));
            begun.await();
            var second = threads.submit(() -> commands.once(viewer, command, this::work));

            assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("/incidents/1");
            assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("/incidents/1");
        }
        assertThat(done).hasValue(1);
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void remembersAnswersForThirtyDays() {
        var command = UUID.randomUUID();
        commands.once(viewer, command, this::work);

        clock.advance(Duration.ofDays(29));
        commands.sweep(clock.instant());
        assertThat(commands.once(viewer, command, this::work)).isEqualTo("/incidents/1");

        clock.advance(Duration.ofDays(2));
        commands.sweep(clock.instant());
        assertThat(commands.once(viewer, command, this::work)).isEqualTo("/incidents/2");
    }
}
