package org.tripoint.kernel.log;

/// Whether a leaf may stand where it stands in its lane.
public sealed interface LaneOrderVerdict {

    /// It may; `order` is what it demands of the next.
    record Follows(LaneOrder order) implements LaneOrderVerdict {}

    record Refused(LogRefusal code, String reason) implements LaneOrderVerdict {}
}
