package org.tripoint.access;

import java.time.Duration;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import org.tripoint.platform.Job;
import org.tripoint.platform.JobHandler;
import org.tripoint.platform.Jobs;
import org.tripoint.platform.NodeClock;
import tools.jackson.databind.node.JsonNodeFactory;

/// Removes, every hour, what says nothing any more: ended sessions, forgotten failures, old answers.
@Component
class Sweep implements JobHandler, InitializingBean {

    private static final String KIND = "access.sweep";
    private static final Duration EVERY = Duration.ofHours(1);

    private final Sessions sessions;
    private final Throttle throttle;
    private final Commands commands;
    private final Pins pins;
    private final Jobs jobs;
    private final NodeClock clock;

    Sweep(Sessions sessions, Throttle throttle, Commands commands, Pins pins, Jobs jobs, NodeClock clock) {
        this.sessions = sessions;
        this.throttle = throttle;
        this.commands = commands;
        this.pins = pins;
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
        var now = clock.instant();
        sessions.sweep();
        throttle.sweep(now);
        commands.sweep(now);
        pins.sweep();
        schedule(EVERY);
    }

    private void schedule(Duration in) {
        jobs.schedule(
                KIND,
                "hourly",
                JsonNodeFactory.instance.objectNode(),
                clock.instant().plus(in));
    }
}
