package org.tripoint.exchange.web;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tripoint.exchange.Traffic;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.MatterKind;
import org.tripoint.web.RecordPages;

/// The head's nod is given where he sees what the neighbour will see.
@Component
class ExchangeRecordPages implements RecordPages {

    private final Traffic traffic;

    ExchangeRecordPages(Traffic traffic) {
        this.traffic = traffic;
    }

    @Override
    public Optional<String> find(LedgerRecord record) {
        return Optional.empty();
    }

    @Override
    public Optional<String> findMatter(MatterKind kind, LedgerRecord record) {
        return switch (kind) {
            case NOD ->
                traffic.listAwaiting(record.hash()).stream()
                        .findFirst()
                        .map(to -> ExchangeRows.releasePath(to, record));
            case TAKE_IN_CHARGE, ANSWER, UNANSWERED, COUNTERSIGN -> Optional.empty();
            case CHECKING -> Optional.of(ExchangeParts.PATH);
        };
    }
}
