package org.tripoint.instruments.web;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tripoint.instruments.Instruments;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.web.RecordPages;

/// An instrument is read, and signed, on its own page.
@Component
class InstrumentRecordPages implements RecordPages {

    private final Instruments instruments;

    InstrumentRecordPages(Instruments instruments) {
        this.instruments = instruments;
    }

    @Override
    public Optional<String> find(LedgerRecord record) {
        return instruments
                .find(record.hash())
                .map(_ -> CooperationParts.PATH + "/" + record.hash().hex());
    }
}
