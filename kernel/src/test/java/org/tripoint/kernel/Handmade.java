package org.tripoint.kernel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Records and key sets put together piece by piece as the spec says, without the code that this project writes them
/// with, and the same in every run: for vectors.
final class Handmade {

    static final SigningKey VN_ROOT = Keys.named("VN root");
    static final SigningKey VN_NEXT_ROOT = Keys.named("VN next root");
    static final SigningKey VN_RECORD = Keys.named("VN record");
    static final SigningKey KH_ROOT = Keys.named("KH root");
    static final SigningKey KH_RECORD = Keys.named("KH record");
    static final String NOON = "2026-11-25T12:00:00.000Z";

    /// The base point of P-256: a public key that everyone can check, for a certificate that nobody has.
    private static final String TLS_X = "axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpY";
    private static final String TLS_Y = "T-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU";

    private static final int SALT_OCTETS = 16;

    private Handmade() {}

    static String disclosure(String name, String value) {
        return base64url("[\"" + salt(name) + "\"," + value + "]");
    }

    static String salt(String name) {
        return base64url(Arrays.copyOf(Sha256.of(octets("salt of " + name)).octets(), SALT_OCTETS));
    }

    static String digest(String disclosure) {
        return base64url(Sha256.of(octets(disclosure)).octets());
    }

    static ObjectNode placeholder(String digest) {
        return object().put("...", digest);
    }

    /// A seizure of VN with the sections event, place, photographs (empty) and text.
    static ObjectNode seizure(String event, String place, String text, String parent) {
        ObjectNode payload = object().put("id", "019ab9a8-c200-7000-8000-000000000001")
                .put("subject", "019ab9a8-c200-7000-8000-000000000002")
                .put("type", "drugs.seized")
                .put("version", 1)
                .put("party", "VN")
                .put("service", "border-guard")
                .put("unit", "vn-tuy-duc")
                .put("office", "duty-officer")
                .put("time", NOON)
                .put("sector", "KH-VN/1");
        payload.putObject("marking")
                .put("classification", "official")
                .put("purpose", "border-security")
                .put("personal", false)
                .put("retainUntil", "2036-11-25")
                .putArray("categories")
                .add("drugs");
        payload.putArray("parents").add(placeholder(digest(parent)));
        ObjectNode sections = payload.putObject("sections");
        sections.putArray("event").add(placeholder(digest(event)));
        sections.putArray("place").add(placeholder(digest(place)));
        sections.putArray("photographs").add(placeholder(digest("decoy")));
        sections.putArray("text").add(placeholder(digest(text)));
        return payload.put("_sd_alg", "sha-256");
    }

    static ObjectNode protectedHeader(SigningKey key, String party, String role) {
        return object().put("alg", "Ed25519")
                .put("kid", key.kid().value())
                .put("typ", "tripoint-record+sd-jwt")
                .put("party", party)
                .put("role", role);
    }

    /// One element of `signatures`.
    static ObjectNode signature(String protectedJson, String payloadJson, SigningKey key) {
        String header = base64url(protectedJson);
        byte[] signature = key.sign(octets(header + "." + base64url(payloadJson)));
        return object().put("protected", header).put("signature", base64url(signature));
    }

    /// The envelope; the disclosures go to the first signature.
    static ObjectNode envelope(String payloadJson, List<String> disclosures, List<ObjectNode> signatures) {
        ObjectNode envelope = object().put("payload", base64url(payloadJson));
        ArrayNode list = envelope.putArray("signatures");
        signatures.forEach(signature -> list.add(signature.deepCopy()));
        ArrayNode disclosed = ((ObjectNode) list.get(0)).putObject("header").putArray("disclosures");
        disclosures.forEach(disclosed::add);
        return envelope;
    }

    static ObjectNode keySet(String party, int serial, SigningKey root, SigningKey next, SigningKey... recordKeys) {
        ObjectNode payload = object().put("party", party)
                .put("serial", serial)
                .put("issued", "2026-11-25T00:00:00.000Z")
                .put("feed", "https://" + party.toLowerCase(java.util.Locale.ROOT) + ".example:8411");
        payload.set("root", ed25519(root));
        payload.put("nextRoot", next.kid().value());
        List<ObjectNode> keys = new ArrayList<>();
        for (SigningKey recordKey : recordKeys) {
            keys.add(key("record", ed25519(recordKey)));
        }
        keys.add(key("log", ed25519(Keys.named(party + " log"))));
        keys.add(key("mirror", ed25519(Keys.named(party + " mirror"))));
        if (party.equals("VN")) {
            ObjectNode tls = object().put("kty", "EC").put("crv", "P-256").put("x", TLS_X);
            keys.add(key("tls", tls.put("y", TLS_Y)));
        }
        payload.putArray("keys").addAll(keys);
        return payload;
    }

    private static ObjectNode key(String use, ObjectNode jwk) {
        ObjectNode key = object().put("use", use)
                .put("from", "2026-11-25T00:00:00.000Z")
                .put("until", "2027-11-25T00:00:00.000Z");
        key.set("jwk", jwk);
        return key;
    }

    static ObjectNode ed25519(SigningKey key) {
        return object().put("kty", "OKP")
                .put("crv", "Ed25519")
                .put("x", base64url(key.verifyingKey().octets()));
    }

    static ObjectNode keySetHeader(SigningKey root) {
        return object().put("alg", "Ed25519").put("kid", root.kid().value()).put("typ", "tripoint-keyset+jws");
    }

    static String compact(ObjectNode header, ObjectNode payload, SigningKey root) {
        return compact(json(header), json(payload), root);
    }

    static String compact(String header, String payload, SigningKey root) {
        String input = base64url(header) + "." + base64url(payload);
        return input + "." + base64url(root.sign(octets(input)));
    }

    static String keySetOf(String party, int serial, SigningKey root, SigningKey next, SigningKey... recordKeys) {
        return compact(keySetHeader(root), keySet(party, serial, root, next, recordKeys), root);
    }

    static String json(ObjectNode node) {
        return new String(StrictJson.write(node), StandardCharsets.UTF_8);
    }

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String base64url(String text) {
        return base64url(octets(text));
    }

    static String base64url(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
