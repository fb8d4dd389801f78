package org.tripoint.web;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.MatterKind;

/// The pages of all features together.
@Component
public class PagesOfRecords {

    private final ObjectProvider<RecordPages> features;

    PagesOfRecords(ObjectProvider<RecordPages> features) {
        this.features = features;
    }

    /// The page that tells of this record; empty where no feature has one.
    public Optional<String> find(LedgerRecord record) {
        return features.orderedStream()
                .flatMap(feature -> feature.find(record).stream())
                .findFirst();
    }

    /// Where a matter is settled, else where its record is told of.
    Optional<String> find(MatterKind kind, LedgerRecord record) {
        return features.orderedStream()
                .flatMap(feature -> feature.findMatter(kind, record).stream())
                .findFirst()
                .or(() -> find(record));
    }
}
