package org.tripoint.ledger;

/// Is told of each record that enters the ledger, after its projection and in the same transaction; never during a
/// rebuild, never twice for one record.
public interface AppendWatcher {

    void appended(LedgerRecord record);

    /// A record of this party came back that this node signed before and lost. What followed from it once is not to
    /// follow again: a release.
    default void takenBack(LedgerRecord record) {
        appended(record);
    }

    /// A signature arrived for a record that was there before.
    default void countersigned(LedgerRecord record) {}
}
