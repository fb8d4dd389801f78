package org.tripoint.web;

import java.util.Optional;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.MatterKind;

/// Seam: which page of a feature tells of a record, and on which page a matter about it is settled.
public interface RecordPages {

    /// The page that tells of this record; empty for a record of another feature. A page whose record may be taken in
    /// charge takes `POST` at its address with `/take-in-charge` behind, which Today's button sends.
    Optional<String> find(LedgerRecord record);

    /// The page on which this kind of matter about a record is settled, where that is not the record's own page.
    default Optional<String> findMatter(MatterKind kind, LedgerRecord record) {
        return Optional.empty();
    }
}
