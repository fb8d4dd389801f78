package org.tripoint.ledger;

/// Seam: a rule that keeps a record of ours at home whatever any article says, such as that a person concerned asked
/// for protection. Asked when the record is made, when its release is looked at, and a last time when it is sealed.
public interface ReleaseStop {

    boolean stops(LedgerRecord record);
}
