package org.tripoint.web;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What happened to a record, by office: one card of the timeline in two lanes.
public sealed interface TimelineEvent {

    /// What a side did: ours left and filled, theirs right and outlined, joint across the axis.
    ///
    /// @param what ready to read, such as "Taken in charge"
    /// @param office who did it, by office; absent for what only arrived
    /// @param line what was said
    record Done(
            Whose whose,
            String what,
            Optional<String> office,
            Instant time,
            @Nullable String line) implements TimelineEvent {}

    /// The link was cut between two of the events.
    record Cut(String line) implements TimelineEvent {}

    /// What is to be done next, by when.
    record Next(Whose whose, String what, Optional<Instant> due) implements TimelineEvent {}
}
