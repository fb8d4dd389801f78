package org.tripoint.incidents;

import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tripoint.ledger.FoundUnder;
import org.tripoint.ledger.LedgerRecord;

/// Lets a report be found under the short name that two offices say to one another.
@Component
class ReferenceWords implements FoundUnder {

    private final Kinds kinds;

    ReferenceWords(Kinds kinds) {
        this.kinds = kinds;
    }

    @Override
    public Stream<String> words(LedgerRecord record) {
        return kinds.find(record.type().name()).stream()
                .map(kind -> Reference.of(record.header(), record.hash()).text());
    }
}
