package org.tripoint.ledger;

import java.time.Duration;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import org.tripoint.platform.Job;
import org.tripoint.platform.JobHandler;
import org.tripoint.platform.Jobs;
import org.tripoint.platform.NodeClock;
import tools.jackson.databind.node.JsonNodeFactory;

/// Erases, every day, reports whose time is over. Every holder does the same by the date in the record's header, so
/// nobody need be asked.
@Component
class Retention implements JobHandler, InitializingBean {

    private static final String KIND = "ledger.retention";
    private static final Duration EVERY = Duration.ofDays(1);

    private final Erasure erasure;
    private final Jobs jobs;
    private final NodeClock clock;

    Retention(Erasure erasure, Jobs jobs, NodeClock clock) {
        this.erasure = erasure;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        schedule(Duration.ZERO);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Job job) {
        int erased = erasure.eraseExpired();
        schedule(erased < Erasure.BATCH ? EVERY : Duration.ZERO);
    }

    private void schedule(Duration in) {
        jobs.schedule(
                KIND,
                "daily",
                JsonNodeFactory.instance.objectNode(),
                clock.instant().plus(in));
    }
}
