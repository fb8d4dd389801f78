package org.tripoint.instruments;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// From which day until which, both inclusive, counted at the offset from universal time that the instrument names, so
/// that every party counts the same days.
///
/// @param until null where no end is agreed
public record Validity(LocalDate from, @Nullable LocalDate until, ZoneOffset offset) {

    public Validity {
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("expected an end on or after " + from + ", found " + until);
        }
    }

    public Optional<LocalDate> findUntil() {
        return Optional.ofNullable(until);
    }

    public boolean hasBegun(Instant at) {
        return !LocalDate.ofInstant(at, offset).isBefore(from);
    }

    public boolean hasEnded(Instant at) {
        return until != null && LocalDate.ofInstant(at, offset).isAfter(until);
    }

    public boolean holds(Instant at) {
        return hasBegun(at) && !hasEnded(at);
    }
}
