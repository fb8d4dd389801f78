package org.tripoint.kernel.proof;

import java.util.List;
import org.tripoint.kernel.StrictJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Compact SD-JWTs of one record put together again into the envelope that [org.tripoint.kernel.RecordJudge] reads.
final class CompactRecords {

    private CompactRecords() {}

    /// Throws [IllegalArgumentException] where they are not of one payload with the same disclosures.
    static byte[] envelope(List<String> compacts) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        ArrayNode signatures = JsonNodeFactory.instance.arrayNode();
        String payload = "";
        String disclosures = "";
        for (String compact : compacts) {
            int tilde = compact.indexOf('~');
            String[] jws = compact.substring(0, Math.max(tilde, 0)).split("\\.", -1);
            if (jws.length != 3 || !compact.endsWith("~")) {
                throw new IllegalArgumentException("expected <protected>.<payload>.<signature>~ and disclosures");
            }
            if (signatures.isEmpty()) {
                payload = jws[1];
                disclosures = compact.substring(tilde);
            } else if (!payload.equals(jws[1]) || !disclosures.equals(compact.substring(tilde))) {
                throw new IllegalArgumentException("expected one payload with the same disclosures");
            }
            signatures.addObject().put("protected", jws[0]).put("signature", jws[2]);
        }
        ArrayNode disclosed =
                ((ObjectNode) signatures.get(0)).putObject("header").putArray("disclosures");
        String between = disclosures.substring(1);
        if (!between.isEmpty()) {
            for (String disclosure : between.substring(0, between.length() - 1).split("~", -1)) {
                disclosed.add(disclosure);
            }
        }
        envelope.put("payload", payload).set("signatures", signatures);
        return StrictJson.write(envelope);
    }
}
