package org.tripoint.boundary;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.UnitId;

/// A notice that one side closes its gate.
///
/// @param crossing id in the reference list
/// @param closedTo code of the list `closed-to`
/// @param reason code of the list `closure-reason`
/// @param until null where the end is not known
/// @param reopened when its owner opened it again
/// @param receipts who noted it, the first first
public record Closure(
        Sha256 record,
        PartyId party,
        UnitId unit,
        String crossing,
        String closedTo,
        String reason,
        Instant from,
        @Nullable Instant until,
        @Nullable Instant reopened,
        List<Receipt> receipts) {

    private static final String ALL = "all-traffic";

    public Closure {
        receipts = List.copyOf(receipts);
    }

    /// The other side says that it read the notice; it is no consent.
    public record Receipt(PartyId party, UnitId unit, OfficeId office, Instant at) {}

    /// Whether it holds at this time.
    public boolean holdsAt(Instant now) {
        return !now.isBefore(from) && !isOverAt(now);
    }

    /// Whether it has come to its end.
    public boolean isOverAt(Instant now) {
        return (reopened != null && !now.isBefore(reopened)) || (until != null && !now.isBefore(until));
    }

    /// Whether nobody may pass.
    public boolean isToAll() {
        return closedTo.equals(ALL);
    }

    public Optional<Instant> findUntil() {
        return Optional.ofNullable(until);
    }

    public Optional<Instant> findReopened() {
        return Optional.ofNullable(reopened);
    }
}
