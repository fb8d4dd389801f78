package org.tripoint.exchange;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.PartyId;
import org.tripoint.ledger.Attachment;
import org.tripoint.ledger.Attachments;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.LedgerRecord;

/// The files that a neighbour gets with some sections of a record. A record whose type this node does not know, or
/// whose sections do not fit it, names none.
@Component
class ReleasedAttachments {

    private final Catalogue catalogue;
    private final JdbcClient jdbc;

    ReleasedAttachments(Catalogue catalogue, JdbcClient jdbc) {
        this.catalogue = catalogue;
        this.jdbc = jdbc;
    }

    /// Lets a neighbour fetch the files of these sections from now on.
    void allow(LedgerRecord record, PartyId to, Set<String> sections) {
        for (Attachment attachment : of(record, sections)) {
            jdbc.sql("""
                            insert into exchange.released_attachment (recipient, attachment, record)
                            values (:recipient, :attachment, :record) on conflict do nothing""")
                    .param("recipient", to.value())
                    .param("attachment", attachment.hash().octets())
                    .param("record", record.hash().octets())
                    .update();
        }
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
