package org.tripoint.kernel.proof;

import java.util.Locale;

/// Why a record of receipt is refused for how its parts fit one another. Each part by itself is refused with the codes
/// of `org.tripoint.kernel` and `org.tripoint.kernel.log`.
public enum ReceiptRefusal {
    /// Not the one JSON object of docs/spec 07.1, or its SD-JWTs are not of one payload.
    MALFORMED_RECORD_OF_RECEIPT,
    /// A party's key sets are missing, or name another party.
    KEY_SETS_MISSING,
    /// The record is not the sender's own.
    WRONG_ISSUER,
    /// The leaf releases another record, or opens an epoch.
    LEAF_OF_ANOTHER_RECORD,
    /// The decision is not the sender's word to let this record go to this receiver on this basis.
    DECISION_OF_ANOTHER_RECORD;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
