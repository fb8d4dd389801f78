package org.tripoint.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tripoint.kernel.PartyId;

/// What a feature adds to Today beside the list of what waits; every text is ready to read.
public sealed interface TodayPart {

    /// Something that is to come, such as a patrol or a meeting.
    record Coming(
            LocalDate day,
            String title,
            String line,
            @Nullable String path) implements TodayPart {}

    /// The unit across the line, and how to reach it.
    record Facing(
            PartyId party,
            String name,
            @Nullable String telephone,
            @Nullable String radio) implements TodayPart {}
}
