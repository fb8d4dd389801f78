package org.tripoint.kernel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What this implementation says to a vector of the record kinds: the verdict and what it read.
final class RecordVectorJudge {

    static final Set<String> KINDS = Set.of("record", "disclosure", "signature", "keyset");

    private RecordVectorJudge() {}

    static ObjectNode judge(Vector vector) {
        return switch (vector.kind()) {
            case "record", "disclosure" -> record(vector);
            case "signature" -> signature(vector);
            case "keyset" -> keySet(vector);
            default -> throw new IllegalArgumentException(vector.kind());
        };
    }

    private static ObjectNode record(Vector vector) {
        byte[] octets = text(vector.input(), "record").getBytes(StandardCharsets.UTF_8);
        return switch (new RecordJudge(keyring(vector.trusted())).judge(octets)) {
            case RecordVerdict.Verified(SignedRecord record) -> {
                ObjectNode json = verdict("verified").put("hash", record.hash().hex());
                ArrayNode signers = json.putArray("signers");
                record.signatures().forEach(signature -> signer(signers.addObject(), signature));
                ObjectNode open = json.putObject("open");
                record.openSections().forEach(open::set);
                ArrayNode closed = json.putArray("closed");
                record.payload().sections().keySet().stream()
                        .filter(name -> !open.has(name))
                        .forEach(closed::add);
                ArrayNode parents = json.putArray("parents");
                record.openParents().forEach(parent -> parents.add(parent.hex()));
                yield json;
            }
            case RecordVerdict.Refused(RefusalCode code, String _) -> verdict(code.code());
        };
    }

    private static ObjectNode signature(Vector vector) {
        ObjectNode input = vector.input();
        Payload payload = Payload.ofVerified(Base64Url.decode(text(input, "payload")));
        SignatureVerdict verdict = new RecordJudge(keyring(vector.trusted()))
                .judgeSignature(
                        payload,
                        text(input, "protected"),
                        text(input, "signature"),
                        Timestamp.parse(text(input, "time")));
        return switch (verdict) {
            case SignatureVerdict.Verified(RecordSignature signature) -> signer(verdict("verified"), signature);
            case SignatureVerdict.Refused(RefusalCode code, String _) -> verdict(code.code());
        };
    }

    private static ObjectNode signer(ObjectNode json, RecordSignature signature) {
        ProtectedHeader header = signature.header();
        return json.put("party", header.party().value())
                .put("role", header.role().code())
                .put("kid", header.kid().value());
    }

    private static ObjectNode keySet(Vector vector) {
        String compact = text(vector.input(), "keySet");
        JsonNode inForce = vector.trusted().required("inForce");
        KeySetVerdict verdict = inForce.isNull()
                ? KeySet.judge(compact)
                : sound(inForce.asString()).judgeSuccessor(compact);
        return switch (verdict) {
            case KeySetVerdict.Sound(KeySet keySet) -> {
                ObjectNode json = verdict("sound")
                        .put("party", keySet.party().value())
                        .put("serial", keySet.serial())
                        .put("root", keySet.root().kid().value());
                ArrayNode keys = json.putArray("keys");
                keySet.keys()
                        .forEach(key -> keys.addObject()
                                .put("use", key.use().code())
                                .put("kid", key.key().kid().value()));
                yield json;
            }
            case KeySetVerdict.Refused(RefusalCode code, String _) -> verdict(code.code());
        };
    }

    private static Keyring keyring(ObjectNode trusted) {
        Map<PartyId, List<KeySet>> keySets = new HashMap<>();
        for (Map.Entry<String, JsonNode> party : trusted.required("keySets").properties()) {
            List<KeySet> history = new ArrayList<>();
            party.getValue().forEach(compact -> history.add(sound(compact.asString())));
            keySets.put(new PartyId(party.getKey()), history);
        }
        return new Keyring(keySets);
    }

    private static KeySet sound(String compact) {
        return ((KeySetVerdict.Sound) KeySet.judge(compact)).keySet();
    }

    private static String text(ObjectNode json, String name) {
        return json.required(name).asString();
    }

    private static ObjectNode verdict(String word) {
        return Handmade.object().put("verdict", word);
    }
}
