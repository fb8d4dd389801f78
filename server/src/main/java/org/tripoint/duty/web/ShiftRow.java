package org.tripoint.duty.web;

import org.jspecify.annotations.Nullable;

/// A shift of the list, ready to read.
///
/// @param take where this reader takes it over; null where he may not
public record ShiftRow(
        String sentence,
        String text,
        String office,
        String taken,
        @Nullable String take) {}
