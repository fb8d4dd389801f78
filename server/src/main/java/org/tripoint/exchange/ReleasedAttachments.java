package org.tripoint.exchange;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tripoint.ledger.Attachment;
import org.tripoint.ledger.Attachments;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.LedgerRecord;

/// The files that a neighbour gets with some sections of a record. A record whose type this node does not know, or
/// whose sections do not fit it, names none.
@Component
class ReleasedAttachments {

    private final Catalogue catalogue;

    ReleasedAttachments(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    List<Attachment> of(LedgerRecord record, Set<String> sections) {
        return catalogue
                .find(record.type())
                .filter(type -> catalogue.checkOpen(type, record.sections()).isEmpty())
                .map(type -> Attachments.bySection(type, record).entrySet().stream()
                        .filter(entry -> sections.contains(entry.getKey()))
                        .flatMap(entry -> entry.getValue().stream())
                        .toList())
                .orElse(List.of());
    }
}
