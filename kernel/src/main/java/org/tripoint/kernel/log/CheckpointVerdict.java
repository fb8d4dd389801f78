package org.tripoint.kernel.log;

/// What a note that someone served as the checkpoint of a log is.
public sealed interface CheckpointVerdict {

    /// Signed by a key of the log; every signature of a known key verifies.
    record Verified(SignedCheckpoint checkpoint) implements CheckpointVerdict {}

    /// Nothing in it counts.
    record Refused(LogRefusal code, String reason) implements CheckpointVerdict {}
}
