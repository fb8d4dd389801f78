package org.tripoint.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tripoint.kernel.Sha256;
import org.tripoint.ledger.LedgerRecord;
import tools.jackson.databind.JsonNode;

/// The attachments that open sections of a record name: objects with `hash`, `mediaType` and `octets`.
final class ReleasedAttachments {

    /// More than one record may name.
    static final int MAX = 64;

    private ReleasedAttachments() {}

    record Attachment(Sha256 hash, long octets) {}

    static List<Attachment> of(LedgerRecord record, Set<String> sections) {
        List<Attachment> found = new ArrayList<>();
        record.sections().forEach((name, content) -> {
            if (sections.contains(name)) {
                collect(content, found);
            }
        });
        return found;
    }

    private static void collect(JsonNode node, List<Attachment> found) {
        boolean attachment = node.path("mediaType").isString()
                && node.path("hash").asString("").matches("[0-9a-f]{64}");
        if (attachment && found.size() < MAX) {
            found.add(new Attachment(
                    new Sha256(node.get("hash").asString()), node.path("octets").asLong(0)));
        } else if (node.isContainer()) {
            node.values().forEach(child -> collect(child, found));
        }
    }
}
