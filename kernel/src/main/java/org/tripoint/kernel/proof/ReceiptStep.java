package org.tripoint.kernel.proof;

import java.util.Locale;

/// The steps in which a record of receipt is judged, in this order.
public enum ReceiptStep {
    /// The file has the form of docs/spec 07.
    FORM,
    /// Every party's key sets are signed by its root, one after the other.
    KEYS,
    /// The signers signed the record, and what is open in it is theirs.
    RECORD,
    /// The entry of the log speaks of this record.
    LEAF,
    /// The entry is in the log whose head the sender signed.
    PROOF,
    /// The receiver signed that he holds that log.
    RECEIPT,
    /// The sender decided to let the record go as the entry says.
    DECISION;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
