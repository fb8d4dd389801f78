package org.tripoint.exchange;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.log.Basis;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;

/// What a new neighbour is told first: every link record of this node that is for all neighbours, such as its units.
@Component
class Introductions {

    private final Ledger ledger;
    private final Catalogue catalogue;
    private final Addressing addressing;
    private final Outbox outbox;

    Introductions(Ledger ledger, Catalogue catalogue, Addressing addressing, Outbox outbox) {
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.addressing = addressing;
        this.outbox = outbox;
    }

    void introduce(PartyId neighbour) {
        long position = 0;
        for (List<LedgerRecord> chunk = ledger.listFrom(1); !chunk.isEmpty(); chunk = ledger.listFrom(position + 1)) {
            chunk.stream().filter(addressing::isForAll).forEach(record -> put(record, neighbour));
            position = chunk.getLast().position();
        }
    }

    private void put(LedgerRecord record, PartyId neighbour) {
        outbox.put(
                neighbour,
                catalogue.get(record.type()).lane(),
                record.hash(),
                record.sections().keySet(),
                Basis.Rule.LINK);
    }
}
