package org.tripoint.kernel.log;

/// What a Merkle proof is worth against roots that are already trusted.
public sealed interface ProofVerdict {

    /// The hashes lead exactly to the roots.
    record Proven() implements ProofVerdict {}

    /// They do not; nothing follows from the proof.
    record Refused(LogRefusal code, String reason) implements ProofVerdict {}
}
