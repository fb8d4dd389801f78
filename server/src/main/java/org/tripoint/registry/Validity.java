package org.tripoint.registry;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The days on which something is so, both included; open at an end that is not stated.
public record Validity(@Nullable LocalDate from, @Nullable LocalDate to) {

    public Validity {
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("expected an end on or after " + from + ", found " + to);
        }
    }

    public static Validity always() {
        return new Validity(null, null);
    }

    public boolean holdsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    /// Whether there is a day on which both hold.
    public boolean overlaps(Validity other) {
        return startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
    }

    private boolean startsBeforeEndOf(Validity other) {
        return from == null || other.to == null || !from.isAfter(other.to);
    }

    public Optional<LocalDate> findFrom() {
        return Optional.ofNullable(from);
    }

    public Optional<LocalDate> findTo() {
        return Optional.ofNullable(to);
    }
}
