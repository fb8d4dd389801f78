package org.tripoint.kernel;

import static org.tripoint.kernel.Handmade.VN_NEXT_ROOT;
import static org.tripoint.kernel.Handmade.VN_RECORD;
import static org.tripoint.kernel.Handmade.VN_ROOT;
import static org.tripoint.kernel.Handmade.object;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The vectors of chapter 05: key sets, alone and as successors.
final class KeySetVectors {

    private static final SigningKey STRANGER = Keys.named("stranger");
    private static final SigningKey LATER_ROOT = Keys.named("VN root after the next");

    private final List<Vector> vectors = new ArrayList<>();
    private final ObjectNode first = Handmade.keySet("VN", 1, VN_ROOT, VN_NEXT_ROOT, VN_RECORD);
    private final Vector sound = vector("first", "The first key set of a party.", null, first, VN_ROOT);

    static List<Vector> list() {
        KeySetVectors all = new KeySetVectors();
        all.vectors.add(all.sound);
        all.compactTexts();
        all.headers();
        all.payloads();
        all.keys();
        all.successors();
        return all.vectors;
    }

    private void compactTexts() {
        String compact = sound.input().get("keySet").asString();
        String[] parts = compact.split("\\.", -1);
        change(RefusalCode.MALFORMED_ENVELOPE, "two-parts", "the signature is missing", parts[0] + "." + parts[1]);
        change(
                RefusalCode.MALFORMED_ENVELOPE,
                "payload-with-padding",
                "the payload has padding",
                parts[0] + "." + parts[1] + "=." + parts[2]);
        change(
                RefusalCode.SIGNATURE_INVALID,
                "signature-of-another-text",
                "the signature is over another key set",
                parts[0] + "." + parts[1] + "."
                        + Handmade.keySetOf("VN", 2, VN_ROOT, VN_NEXT_ROOT, VN_RECORD)
                                .split("\\.", -1)[2]);
        change(
                RefusalCode.SIGNATURE_INVALID,
                "signature-cut",
                "the signature lacks its last octets",
                compact.substring(0, compact.length() - 2));
        change(
                RefusalCode.TOO_LARGE,
                "padded",
                "the payload ends in 30,000 spaces",
                Handmade.compact(
                        Handmade.json(Handmade.keySetHeader(VN_ROOT)),
                        Handmade.json(first) + " ".repeat(30_000),
                        VN_ROOT));
        change(
                RefusalCode.DUPLICATE_MEMBER,
                "serial-twice",
                "it names the serial number twice, signed like that",
                Handmade.compact(
                        Handmade.json(Handmade.keySetHeader(VN_ROOT)),
                        Handmade.json(first).replace("\"serial\":1", "\"serial\":1,\"serial\":1"),
                        VN_ROOT));
        change(
                RefusalCode.MALFORMED_JSON,
                "cut",
                "the last brace is missing, signed like that",
                Handmade.compact(
                        Handmade.json(Handmade.keySetHeader(VN_ROOT)),
                        Handmade.json(first).substring(0, Handmade.json(first).length() - 1),
                        VN_ROOT));
    }

    private void headers() {
        header(
                RefusalCode.WRONG_TYPE,
                "type-of-a-record",
                "the type is that of a record",
                h -> h.put("typ", "tripoint-record+sd-jwt"));
        header(RefusalCode.WRONG_ALGORITHM, "eddsa", "the algorithm has its older name", h -> h.put("alg", "EdDSA"));
        header(
                RefusalCode.FORBIDDEN_HEADER,
                "jku",
                "it says where to fetch the key",
                h -> h.put("jku", "https://example.com"));
        header(RefusalCode.MALFORMED_HEADER, "member-more", "there is a further member", h -> h.put("party", "VN"));
        header(
                RefusalCode.UNKNOWN_ROOT,
                "kid-of-another",
                "it names another key than the root inside",
                h -> h.put("kid", VN_NEXT_ROOT.kid().value()));
    }

    private void payloads() {
        payload("member-more", "there is a further member", p -> p.put("more", 1));
        payload("serial-0", "the serial number is 0", p -> p.put("serial", 0));
        payload("feed-without-tls", "the feed is not https", p -> p.put("feed", "http://vn.example:8411"));
        payload("feed-with-query", "the feed has a query", p -> p.put("feed", "https://vn.example:8411/?x=1"));
        payload("root-on-p-256", "the root is a P-256 key", p -> p.set("root", tlsKey(p)));
        payload(
                "root-of-31-octets",
                "the root lacks an octet",
                p -> ((ObjectNode) p.get("root")).put("x", Handmade.base64url(new byte[31])));
        payload(
                "private-root",
                "the root has its private half",
                p -> ((ObjectNode) p.get("root")).put("d", Handmade.base64url(new byte[32])));
        payload(
                "next-root-too-short",
                "the next root is named by 42 characters",
                p -> p.put("nextRoot", VN_NEXT_ROOT.kid().value().substring(1)));
        payload("root-off-the-curve", "the root is no point of the curve", p -> {
            byte[] two = new byte[32];
            two[0] = 2;
            ((ObjectNode) p.get("root")).put("x", Handmade.base64url(two));
        });
        payload(
                "root-as-thumbprint",
                "the root is only named",
                p -> p.put("root", VN_ROOT.kid().value()));
        payload("next-root-missing", "it names no next root", p -> p.remove("nextRoot"));
        payload("issued-without-time", "it was issued on a day", p -> p.put("issued", "2026-11-25"));
    }

    private void keys() {
        payload(
                "use-witness",
                "a key has a use that nobody knows",
                p -> key(p, 0).put("use", "witness"));
        payload(
                "tls-key-for-records",
                "a P-256 key is for records",
                p -> key(p, 0).set("jwk", tlsKey(p)));
        payload(
                "record-key-for-tls",
                "an Ed25519 key is for TLS",
                p -> key(p, 3).set("jwk", Handmade.ed25519(STRANGER)));
        payload(
                "coordinate-of-31-octets",
                "a coordinate of the TLS key lacks an octet",
                p -> ((ObjectNode) key(p, 3).get("jwk")).put("y", Handmade.base64url(new byte[31])));
        payload(
                "key-twice",
                "the record key is also the log key",
                p -> key(p, 1).set("jwk", Handmade.ed25519(VN_RECORD)));
        payload(
                "ends-when-it-begins",
                "a key ends when it begins",
                p -> key(p, 0).put("until", "2026-11-25T00:00:00.000Z"));
        payload("thirty-three-keys", "there are thirty-three keys", p -> {
            for (int i = 0; i < 29; i++) {
                ObjectNode more = key(p, 0).deepCopy();
                more.set("jwk", Handmade.ed25519(Keys.named("VN record " + i)));
                ((ArrayNode) p.get("keys")).add(more);
            }
        });
    }

    private void successors() {
        String inForce = sound.input().get("keySet").asString();
        SigningKey newRecord = Keys.named("VN second record");
        ObjectNode second = Handmade.keySet("VN", 2, VN_ROOT, VN_NEXT_ROOT, newRecord);
        Vector successor = vector(
                "second", "The second key set, by the same root, with another record key.", inForce, second, VN_ROOT);
        vectors.add(successor);
        vectors.add(vector(
                "second-by-the-next-root",
                "The second key set, by the root that the first announced.",
                inForce,
                Handmade.keySet("VN", 2, VN_NEXT_ROOT, LATER_ROOT, newRecord),
                VN_NEXT_ROOT));
        follow(
                successor,
                RefusalCode.KEY_SET_OUT_OF_ORDER,
                "third",
                "its serial number is 3",
                Handmade.keySetOf("VN", 3, VN_ROOT, VN_NEXT_ROOT, newRecord));
        follow(successor, RefusalCode.KEY_SET_OUT_OF_ORDER, "first-again", "it is the one in force", inForce);
        follow(
                successor,
                RefusalCode.UNKNOWN_ROOT,
                "stranger",
                "a root signed that nobody announced",
                Handmade.keySetOf("VN", 2, STRANGER, VN_NEXT_ROOT, newRecord));
        follow(
                successor,
                RefusalCode.UNKNOWN_ROOT,
                "other-party",
                "the root signed for another party",
                Handmade.keySetOf("LA", 2, VN_ROOT, VN_NEXT_ROOT, newRecord));
    }

    private Vector vector(
            String name,
            String description,
            @org.jspecify.annotations.Nullable String inForce,
            ObjectNode payload,
            SigningKey root) {
        ObjectNode trusted = object();
        trusted.set(
                "inForce",
                inForce == null ? JsonNodeFactory.instance.nullNode() : JsonNodeFactory.instance.stringNode(inForce));
        ObjectNode input = object().put("keySet", Handmade.compact(Handmade.keySetHeader(root), payload, root));
        ObjectNode expected = object().put("verdict", "sound");
        expected.put("party", payload.get("party").asString());
        expected.put("serial", payload.get("serial").asInt());
        expected.put("root", root.kid().value());
        ArrayNode keys = expected.putArray("keys");
        for (JsonNode key : payload.get("keys")) {
            keys.addObject()
                    .put("use", key.get("use").asString())
                    .put("kid", PublicJwk.ofJson(key.get("jwk")).kid().value());
        }
        return Vector.valid("keyset", name, description, trusted, input, expected);
    }

    private void change(RefusalCode code, String name, String change, String compact) {
        follow(sound, code, name, change, compact);
    }

    private void follow(Vector twin, RefusalCode code, String name, String change, String compact) {
        vectors.add(twin.invalid(code.code(), name, change, v -> v.input().put("keySet", compact)));
    }

    private void header(RefusalCode code, String name, String change, Consumer<ObjectNode> alteration) {
        ObjectNode header = Handmade.keySetHeader(VN_ROOT);
        alteration.accept(header);
        change(code, name, change + ", signed like that", Handmade.compact(header, first, VN_ROOT));
    }

    private void payload(String name, String change, Consumer<ObjectNode> alteration) {
        ObjectNode payload = first.deepCopy();
        alteration.accept(payload);
        change(
                RefusalCode.MALFORMED_PAYLOAD,
                name,
                change + ", signed like that",
                Handmade.compact(Handmade.keySetHeader(VN_ROOT), payload, VN_ROOT));
    }

    private static ObjectNode key(ObjectNode payload, int position) {
        return (ObjectNode) payload.get("keys").get(position);
    }

    private static ObjectNode tlsKey(ObjectNode payload) {
        return (ObjectNode) key(payload, 3).get("jwk").deepCopy();
    }
}
