package org.tripoint.incidents.web;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tripoint.kernel.PartyId;
import org.tripoint.web.Delivery;
import org.tripoint.web.WorkState;

/// How far a report has come with one party, ready to read: four dots once it has left, else a chip.
///
/// @param step null while it is here
/// @param state null once it has left
/// @param words the chip's words
/// @param reason why it is not released or is held, ready to read
public record Standing(
        PartyId party,
        @Nullable Delivery step,
        @Nullable WorkState state,
        String words,
        Optional<String> reason,
        Instant at) {}
