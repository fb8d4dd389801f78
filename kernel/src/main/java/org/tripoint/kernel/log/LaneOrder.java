package org.tripoint.kernel.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the leaves of a lane so far demand of the next one: that an epoch opens where it must and nowhere else, that
/// release times never decrease, and that the control lane seen never shrinks.
///
/// @param origin the log that the next leaf is in
/// @param index its index there
/// @param time the latest release time so far
/// @param controlSize the largest control size so far
/// @param frozen the epoch before this one as it was mirrored, null in the first epoch
public record LaneOrder(
        FeedOrigin origin,
        long index,
        Instant time,
        long controlSize,
        @Nullable Checkpoint frozen) {

    public LaneOrder {
        if ((origin.epoch() == 1) != (frozen == null)) {
            throw new IllegalArgumentException("expected the frozen epoch before epoch " + origin.epoch());
        }
    }

    /// Before the first leaf of a lane.
    public static LaneOrder start(FeedOrigin firstEpoch) {
        return new LaneOrder(firstEpoch, 0, Instant.EPOCH, 0, null);
    }

    /// Before the first leaf of the next epoch, once this one stands for ever as `mirrored`.
    public LaneOrder freeze(Checkpoint mirrored) {
        return new LaneOrder(origin.next(), 0, time, controlSize, mirrored);
    }

    public LaneOrderVerdict judge(Leaf leaf) {
        boolean opens = leaf instanceof Leaf.EpochOpening;
        if (opens != (index == 0 && frozen != null)) {
            return refuse(
                    LogRefusal.EPOCH_OPENING_MISPLACED, "expected an opening at index 0 of an epoch after the first");
        }
        if (leaf instanceof Leaf.EpochOpening opening && !opening.frozen().equals(frozen)) {
            return refuse(LogRefusal.EPOCH_NOT_SUCCESSIVE, "expected the epoch before, as it was mirrored");
        }
        if (leaf.time().isBefore(time)) {
            return refuse(LogRefusal.RELEASE_TIME_DECREASES, "expected a time from " + time + ", found " + leaf.time());
        }
        if (leaf.controlSize() < controlSize) {
            return refuse(
                    LogRefusal.CONTROL_SIZE_DECREASES,
                    "expected a control size from " + controlSize + ", found " + leaf.controlSize());
        }
        return new LaneOrderVerdict.Follows(new LaneOrder(origin, index + 1, leaf.time(), leaf.controlSize(), frozen));
    }

    /// After a leaf that was refused for whatever reason: it keeps its index and demands nothing of the next.
    public LaneOrder pass() {
        return new LaneOrder(origin, index + 1, time, controlSize, frozen);
    }

    private static LaneOrderVerdict refuse(LogRefusal code, String reason) {
        return new LaneOrderVerdict.Refused(code, reason);
    }
}
