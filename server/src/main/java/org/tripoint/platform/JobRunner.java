package org.tripoint.platform;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Does the due jobs: four at a time, each in its own transaction, each tried eight times within two hours.
@Component
class JobRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private static final int WORKERS = 4;
    static final int ATTEMPTS = 8;
    private static final Duration FIRST_DELAY = Duration.ofSeconds(2);
    private static final int DELAY_FACTOR = 4;
    private static final Duration LONGEST_DELAY = Duration.ofHours(1);
    private static final long POLL_MILLIS = 500;
    private static final Duration AFTER_DATABASE_ERROR = Duration.ofSeconds(2);

    private final Jobs jobs;
    private final Map<String, JobHandler> handlers;
    private final InstantSource clock;
    private final TransactionTemplate transactions;
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean running;

    JobRunner(Jobs jobs, List<JobHandler> handlers, InstantSource clock, TransactionTemplate transactions) {
        this.jobs = jobs;
        this.handlers = handlers.stream().collect(toMap(JobHandler::kind, Function.identity()));
        this.clock = clock;
        this.transactions = transactions;
    }

    @Override
    public void start() {
        running = true;
        if (handlers.isEmpty()) {
            return;
        }
        for (int number = 1; number <= WORKERS; number++) {
            workers.add(Thread.ofVirtual().name("jobs-" + number).start(this::work));
        }
    }

    /// Lets every worker finish the job that it does.
    @Override
    public void stop() {
        running = false;
        for (Thread worker : workers) {
            try {
                worker.join(Duration.ofSeconds(10));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        workers.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Does one due job, if there is one. True when it found one, whatever became of it.
    boolean runOne() {
        Claim claim = new Claim();
        try {
            transactions.executeWithoutResult(_ -> {
                claim.job = jobs.claim(handlers.keySet(), clock.instant());
                claim.job.ifPresent(this::handle);
            });
        } catch (RuntimeException e) {
            failed(claim.job.orElseThrow(() -> e), e);
        }
        return claim.job.isPresent();
    }

    /// What a transaction took, known also after it has failed.
    private static final class Claim {
        private Optional<Job> job = Optional.empty();
    }

    /// The wait after the given number of failed attempts.
    static Duration delay(int failures) {
        Duration delay = FIRST_DELAY;
        for (int passed = 1; passed < failures && delay.compareTo(LONGEST_DELAY) < 0; passed++) {
            delay = delay.multipliedBy(DELAY_FACTOR);
        }
        return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
    }

    private void handle(Job job) {
        JobHandler handler = handlers.get(job.kind());
        if (handler == null) {
            throw new IllegalStateException("a job of a kind that was not asked for: " + job.kind());
        }
        handler.run(job);
    }

    private void failed(Job job, RuntimeException failure) {
        int failures = job.attempts() + 1;
        boolean givenUp = failures >= ATTEMPTS;
        Instant next = clock.instant().plus(delay(failures));
        transactions.executeWithoutResult(_ -> jobs.recordFailure(job, failure, next, givenUp));
        if (givenUp) {
            LOG.error("job {} {} failed {} times and is given up", job.kind(), job.key(), failures, failure);
        } else {
            LOG.warn("job {} {} failed, next attempt at {}: {}", job.kind(), job.key(), next, failure.toString());
        }
    }

    /// Outermost edge of a worker: whatever happens to one job or to the database, the others go on.
    private void work() {
        while (running) {
            try {
                if (!runOne()) {
                    jobs.awaitNews(POLL_MILLIS);
                }
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                LOG.error("jobs cannot be read", e);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(AFTER_DATABASE_ERROR);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
