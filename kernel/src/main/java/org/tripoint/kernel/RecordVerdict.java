package org.tripoint.kernel;

/// What checking a record came to.
public sealed interface RecordVerdict {

    /// Every signature is a party's over these octets, every disclosure opens a digest of them.
    record Verified(SignedRecord record) implements RecordVerdict {}

    /// Refused; `code` may be shown to the party that sent it, `reason` says what was expected.
    record Refused(RefusalCode code, String reason) implements RecordVerdict {}
}
