package org.tripoint.incidents.web;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tripoint.incidents.Kinds;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.web.RecordPages;

/// A report of an incident is told of, and taken in charge, on its own page.
@Component
class IncidentRecordPages implements RecordPages {

    private final Kinds kinds;

    IncidentRecordPages(Kinds kinds) {
        this.kinds = kinds;
    }

    @Override
    public Optional<String> find(LedgerRecord record) {
        return kinds.find(record.type().name())
                .map(_ -> "/incidents/" + record.hash().hex());
    }
}
