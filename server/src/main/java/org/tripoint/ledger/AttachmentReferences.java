package org.tripoint.ledger;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which records refer to which files, as far as their sections are open to this node.
@Component
class AttachmentReferences implements Projector {

    private final Catalogue catalogue;
    private final JdbcClient jdbc;

    AttachmentReferences(Catalogue catalogue, JdbcClient jdbc) {
        this.catalogue = catalogue;
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> types() {
        return catalogue.list().stream()
                .filter(type -> type.fields().anyMatch(field -> field.kind() == FieldKind.ATTACHMENTS))
                .map(type -> type.type().name())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<String> tables() {
        return List.of("ledger.attachment");
    }

    @Override
    public void project(LedgerRecord record) {
        jdbc.sql("delete from ledger.attachment where record = :record")
                .param("record", record.hash().octets())
                .update();
        Attachments.bySection(catalogue.get(record.type()), record)
                .forEach((section, attachments) ->
                        attachments.forEach(attachment -> insert(record, section, attachment)));
    }

    private void insert(LedgerRecord record, String section, Attachment attachment) {
        jdbc.sql("""
                        insert into ledger.attachment (record, section, hash, media_type, octets, recognisable)
                        values (:record, :section, :hash, :type, :octets, :recognisable) on conflict do nothing""")
                .param("record", record.hash().octets())
                .param("section", section)
                .param("hash", attachment.hash().octets())
                .param("type", attachment.mediaType().code())
                .param("octets", attachment.octets())
                .param("recognisable", attachment.recognisable())
                .update();
    }
}
