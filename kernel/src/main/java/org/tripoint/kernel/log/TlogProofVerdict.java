package org.tripoint.kernel.log;

/// What a file that someone offers as evidence of an entry in a log is worth.
public sealed interface TlogProofVerdict {

    /// The log had the leaf at that index when it signed `checkpoint`. Which mirrors must have cosigned is for the
    /// reader to say.
    record Proven(TlogProof proof, SignedCheckpoint checkpoint) implements TlogProofVerdict {}

    record Refused(LogRefusal code, String reason) implements TlogProofVerdict {}
}
