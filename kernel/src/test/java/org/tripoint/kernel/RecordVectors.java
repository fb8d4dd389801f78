package org.tripoint.kernel;

import static org.tripoint.kernel.Handmade.KH_RECORD;
import static org.tripoint.kernel.Handmade.VN_RECORD;
import static org.tripoint.kernel.Handmade.base64url;
import static org.tripoint.kernel.Handmade.json;
import static org.tripoint.kernel.Handmade.object;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The vectors of chapter 01: records, disclosures, signatures.
final class RecordVectors {

    static final String PARENT = Sha256.of(new byte[] {1}).hex();
    private static final String EVENT_VALUE = "{\"substance\":\"methamphetamine\",\"grams\":12000}";
    private static final String PLACE_VALUE = "{\"latitude\":12.2151,\"longitude\":107.4302,\"accuracyMetres\":15}";
    private static final String TEXT_VALUE = "{\"text\":\"Gói hàng giấu dưới sàn xe.\"}";
    private static final String EVENT = Handmade.disclosure("event", EVENT_VALUE);
    private static final String PLACE = Handmade.disclosure("place", PLACE_VALUE);
    private static final String TEXT = Handmade.disclosure("text", TEXT_VALUE);
    private static final String PARENT_OPEN = Handmade.disclosure("parent", "\"" + PARENT + "\"");
    private static final List<String> OPEN = List.of(EVENT, PLACE, PARENT_OPEN);
    private static final SigningKey STRANGER = Keys.named("stranger");

    private final List<Vector> vectors = new ArrayList<>();
    private final ObjectNode payload = Handmade.seizure(EVENT, PLACE, TEXT, PARENT_OPEN);
    private final String payloadText = json(payload);
    private final ObjectNode issuer = issuerSignature(payloadText);
    private final ObjectNode signatory = signatorySignature(payloadText);
    private final Vector signed =
            vector("record", "one-signer", "A seizure that its issuer signed.", OPEN, List.of(issuer));
    private final Vector joint = vector(
            "record", "two-signers", "The same, also signed by the other party.", OPEN, List.of(issuer, signatory));

    static List<Vector> list() {
        RecordVectors all = new RecordVectors();
        all.vectors.add(all.signed);
        all.vectors.add(all.joint);
        all.jsonTexts();
        all.envelopes();
        all.protectedHeaders();
        all.payloads();
        all.sections();
        all.signatureSets();
        all.keys();
        all.disclosures();
        all.disclosureMatches();
        all.lonelySignatures();
        return all.vectors;
    }

    private void jsonTexts() {
        change(
                RefusalCode.DUPLICATE_MEMBER,
                "payload-twice",
                "the envelope names the payload twice",
                text -> text.replaceFirst("\\{", "{\"payload\":\"" + base64url(payloadText) + "\","));
        payloadText(
                RefusalCode.DUPLICATE_MEMBER,
                "version-twice",
                "the payload names the version twice",
                text -> text.replace("\"version\":1", "\"version\":1,\"version\":1"));
        change(
                RefusalCode.MALFORMED_JSON,
                "cut",
                "the last brace is missing",
                text -> text.substring(0, text.length() - 1));
        change(
                RefusalCode.MALFORMED_JSON,
                "byte-order-mark",
                "a byte order mark stands in front",
                text -> "\uFEFF" + text);
        payloadText(
                RefusalCode.MALFORMED_JSON,
                "version-of-2-to-53",
                "the version is 2^53",
                text -> text.replace("\"version\":1", "\"version\":9007199254740992"));
        payloadText(
                RefusalCode.MALFORMED_JSON,
                "half-a-surrogate-pair",
                "the unit holds half a surrogate pair",
                text -> text.replace("vn-tuy-duc", "\\ud800"));
        change(
                RefusalCode.TOO_LARGE,
                "too-deep",
                "a further member is an array of 32 levels",
                text -> text.replaceFirst("\\{", "{\"more\":" + "[".repeat(32) + "]".repeat(32) + ","));
        header(
                RefusalCode.TOO_LARGE,
                "long-protected-header",
                "the protected header ends in 800 spaces",
                text -> text + " ".repeat(800));
    }

    private void envelopes() {
        change(
                RefusalCode.MALFORMED_ENVELOPE,
                "member-more",
                "there is a further member",
                text -> text.replaceFirst("\\{", "{\"more\":1,"));
        change(
                RefusalCode.MALFORMED_ENVELOPE,
                "payload-with-padding",
                "the payload has padding",
                text -> text.replaceFirst("\",", "=\","));
        envelope(
                signed,
                RefusalCode.MALFORMED_ENVELOPE,
                "payload-as-number",
                "the payload is a number",
                json -> json.put("payload", 1));
        envelope(
                signed,
                RefusalCode.MALFORMED_ENVELOPE,
                "signature-as-number",
                "the signature is a number",
                json -> ((ObjectNode) json.get("signatures").get(0)).put("signature", 1));
        envelope(
                signed,
                RefusalCode.MALFORMED_ENVELOPE,
                "forty-one-disclosures",
                "there are forty-one disclosures",
                json -> open(json, java.util.Collections.nCopies(41, EVENT)));
        envelope(
                signed,
                RefusalCode.MALFORMED_ENVELOPE,
                "no-signature",
                "there is no signature",
                json -> json.putArray("signatures"));
        envelope(
                signed,
                RefusalCode.MALFORMED_ENVELOPE,
                "no-disclosures",
                "the first signature has no disclosures",
                json -> ((ObjectNode) json.get("signatures").get(0)).remove("header"));
        envelope(
                joint,
                RefusalCode.MALFORMED_ENVELOPE,
                "disclosures-on-the-second",
                "the second signature has disclosures too",
                json -> ((ObjectNode) json.get("signatures").get(1))
                        .putObject("header")
                        .putArray("disclosures"));
        envelope(
                joint,
                RefusalCode.MALFORMED_ENVELOPE,
                "seventeen-signatures",
                "fifteen more signatures follow",
                json -> {
                    for (int i = 0; i < 15; i++) {
                        ((ArrayNode) json.get("signatures")).add(signatory.deepCopy());
                    }
                });
    }

    private void protectedHeaders() {
        headerMember(
                RefusalCode.FORBIDDEN_HEADER,
                "jwk",
                "it brings its own key",
                h -> h.set("jwk", Handmade.ed25519(VN_RECORD)));
        headerMember(
                RefusalCode.FORBIDDEN_HEADER,
                "crit",
                "it names a critical member",
                h -> h.putArray("crit").add("role"));
        headerMember(RefusalCode.FORBIDDEN_HEADER, "x5c", "it brings a chain of certificates", h -> h.putArray("x5c"));
        headerMember(
                RefusalCode.FORBIDDEN_HEADER,
                "b64",
                "it says that the payload is not encoded",
                h -> h.put("b64", false));
        headerMember(
                RefusalCode.WRONG_ALGORITHM, "eddsa", "the algorithm has its older name", h -> h.put("alg", "EdDSA"));
        headerMember(RefusalCode.WRONG_ALGORITHM, "none", "the algorithm is none", h -> h.put("alg", "none"));
        headerMember(
                RefusalCode.WRONG_TYPE,
                "keyset",
                "the type is that of a key set",
                h -> h.put("typ", "tripoint-keyset+jws"));
        headerMember(
                RefusalCode.MALFORMED_HEADER, "member-more", "there is a further member", h -> h.put("cty", "json"));
        headerMember(
                RefusalCode.MALFORMED_HEADER,
                "role-witness",
                "the role is none of the two",
                h -> h.put("role", "witness"));
        headerMember(RefusalCode.MALFORMED_HEADER, "algorithm-missing", "it names no algorithm", h -> h.remove("alg"));
        headerMember(RefusalCode.MALFORMED_HEADER, "type-as-number", "the type is a number", h -> h.put("typ", 1));
        headerMember(
                RefusalCode.MALFORMED_HEADER,
                "kid-too-short",
                "the key is named by 42 characters",
                h -> h.put("kid", VN_RECORD.kid().value().substring(1)));
        headerMember(RefusalCode.MALFORMED_HEADER, "kid-missing", "it names no key", h -> h.remove("kid"));
        headerMember(
                RefusalCode.MALFORMED_HEADER,
                "party-in-small-letters",
                "the party is in small letters",
                h -> h.put("party", "vn"));
        header(
                RefusalCode.DUPLICATE_MEMBER,
                "role-twice",
                "it names the role twice",
                text -> text.replace("\"role\"", "\"role\":\"issuer\",\"role\""));
        envelope(signed, RefusalCode.MALFORMED_HEADER, "padding", "the protected header has padding", json -> {
            ObjectNode first = (ObjectNode) json.get("signatures").get(0);
            first.put("protected", first.get("protected").asString() + "=");
        });
    }

    private void payloads() {
        payload("member-more", "there is a further member", p -> p.put("more", 1));
        payload("office-missing", "it names no office", p -> p.remove("office"));
        payload("type-of-one-word", "the type has no participle", p -> p.put("type", "drugs"));
        payload("version-0", "the version is 0", p -> p.put("version", 0));
        payload("version-as-text", "the version is a string", p -> p.put("version", "1"));
        payload(
                "id-of-version-4",
                "the id is a UUID of version 4",
                p -> p.put("id", "019ab9a8-c200-4000-8000-000000000001"));
        payload(
                "subject-in-capitals",
                "the subject is in capitals",
                p -> p.put("subject", "019AB9A8-C200-7000-8000-000000000002"));
        payload("time-in-seconds", "the time has no decimals", p -> p.put("time", "2026-11-25T12:00:00Z"));
        payload(
                "time-with-offset",
                "the time is the same with another offset",
                p -> p.put("time", "2026-11-25T19:00:00.000+07:00"));
        payload("year-10000", "the year has five digits", p -> p.put("time", "+10000-11-25T12:00:00.000Z"));
        payload(
                "sector-in-other-order",
                "the parties of the sector stand in the other order",
                p -> p.put("sector", "VN-KH/1"));
        payload("sector-as-null", "the sector is null", p -> p.putNull("sector"));
        payload("unit-with-space", "the unit holds a space", p -> p.put("unit", "vn tuy duc"));
        payload(
                "retain-until-31-february",
                "there is no such day",
                p -> marking(p).put("retainUntil", "2036-02-31"));
        payload(
                "retain-until-year-10000",
                "the day's year has five digits",
                p -> marking(p).put("retainUntil", "+10000-11-25"));
        payload("personal-as-text", "personal is a string", p -> marking(p).put("personal", "false"));
        payload(
                "classification-in-capitals",
                "the classification begins with a capital",
                p -> marking(p).put("classification", "Official"));
        payload("nine-categories", "there are nine categories", p -> {
            ArrayNode categories = marking(p).putArray("categories");
            for (int i = 0; i < 9; i++) {
                categories.add("category-" + i);
            }
        });
        payload("other-digest-algorithm", "the digests are said to be SHA-512", p -> p.put("_sd_alg", "sha-512"));
    }

    private void sections() {
        payload("no-section", "there is no section", p -> sections(p).removeAll());
        payload(
                "empty-section",
                "a section has no placeholder",
                p -> sections(p).putArray("event"));
        payload(
                "section-of-two",
                "a section has a second placeholder",
                p -> ((ArrayNode) sections(p).get("event")).add(Handmade.placeholder(Handmade.digest("other decoy"))));
        payload(
                "section-in-capitals",
                "a section is named in capitals",
                p -> sections(p).set("Text", sections(p).remove("text")));
        payload(
                "digest-of-31-octets",
                "a digest lacks an octet",
                p -> sections(p).putArray("photographs").add(Handmade.placeholder(base64url(new byte[31]))));
        payload(
                "section-in-the-open",
                "a section stands open in the payload",
                p -> sections(p).putArray("event").add(StrictJson.read(EVENT_VALUE)));
        payload("seventeen-parents", "there are seventeen parents", p -> {
            ArrayNode parents = (ArrayNode) p.get("parents");
            for (int i = 0; i < 16; i++) {
                parents.add(Handmade.placeholder(Handmade.digest("parent " + i)));
            }
        });
        resigned(
                RefusalCode.DIGEST_REPEATED,
                "section-as-parent",
                "a digest stands in a section and in a parent",
                p -> sections(p).putArray("photographs").add(Handmade.placeholder(Handmade.digest(PARENT_OPEN))));
    }

    private void signatureSets() {
        envelope(
                signed,
                RefusalCode.SIGNATURE_INVALID,
                "sector-changed",
                "the sector is another than what was signed",
                json -> json.put("payload", base64url(payloadText.replace("KH-VN/1", "KH-VN/2"))));
        envelope(signed, RefusalCode.SIGNATURE_INVALID, "63-octets", "the signature lacks its last octet", json -> {
            byte[] octets = Base64Url.decode(issuer.get("signature").asString());
            ((ObjectNode) json.get("signatures").get(0)).put("signature", base64url(Arrays.copyOf(octets, 63)));
        });
        envelope(
                joint,
                RefusalCode.SIGNATURE_INVALID,
                "signature-of-the-other",
                "the second signature is a copy of the first",
                json -> ((ObjectNode) json.get("signatures").get(1))
                        .put("signature", issuer.get("signature").asString()));
        replace(
                joint,
                RefusalCode.ISSUER_MISSING,
                "signatory-first",
                "the signatory stands first",
                List.of(signatory, issuer));
        replace(
                signed,
                RefusalCode.ISSUER_MISSING,
                "other-party-as-issuer",
                "the other party signed as issuer",
                List.of(sign(KH_RECORD, "KH", "issuer")));
        replace(
                joint,
                RefusalCode.SIGNATURE_REPEATED,
                "same-signature-twice",
                "the signatory's signature stands there twice",
                List.of(issuer, signatory, signatory));
        replace(
                joint,
                RefusalCode.SIGNATURE_REPEATED,
                "two-issuers",
                "the other party signed as issuer too",
                List.of(issuer, sign(KH_RECORD, "KH", "issuer")));
    }

    private void keys() {
        replace(
                signed,
                RefusalCode.UNKNOWN_KEY,
                "stranger",
                "a key that nobody enrolled signed",
                List.of(sign(STRANGER, "VN", "issuer")));
        replace(
                signed,
                RefusalCode.UNKNOWN_KEY,
                "log-key",
                "the log key of the party signed",
                List.of(sign(Keys.named("VN log"), "VN", "issuer")));
        replace(
                joint,
                RefusalCode.UNKNOWN_KEY,
                "key-of-the-other-party",
                "the issuer's key signed in the name of the other party",
                List.of(issuer, sign(VN_RECORD, "KH", "signatory")));
        vectors.add(signed.invalid(
                RefusalCode.KEY_REVOKED.code(), "second-key-set", "the key set in force no longer holds the key", v -> {
                    ObjectNode keySets = (ObjectNode) v.trusted().get("keySets");
                    ((ArrayNode) keySets.get("VN"))
                            .add(Handmade.keySetOf(
                                    "VN", 2, Handmade.VN_ROOT, Handmade.VN_NEXT_ROOT, Keys.named("VN second record")));
                }));
        resigned(
                RefusalCode.KEY_OUTSIDE_VALIDITY,
                "first-instant-after",
                "the record is of the instant at which the key ends",
                p -> p.put("time", "2027-11-25T00:00:00.000Z"));
        resigned(
                RefusalCode.KEY_OUTSIDE_VALIDITY,
                "last-instant-before",
                "the record is of the millisecond before the key begins",
                p -> p.put("time", "2026-11-24T23:59:59.999Z"));
    }

    private void disclosures() {
        Vector twin = vector(
                "disclosure",
                "two-sections-and-a-parent",
                "Two sections and the parent are open, one section is withheld, one is empty.",
                OPEN,
                List.of(issuer));
        vectors.add(twin);
        vectors.add(vector("disclosure", "nothing-open", "Every section is withheld.", List.of(), List.of(issuer)));
        vectors.add(vector(
                "disclosure",
                "all-open",
                "Every section that holds something is open, in another order.",
                List.of(TEXT, PARENT_OPEN, PLACE, EVENT),
                List.of(issuer)));
        disclosed(
                twin,
                RefusalCode.MALFORMED_DISCLOSURE,
                "salt-of-15-octets",
                "the salt of a section lacks an octet",
                "event",
                base64url("[\"" + base64url(new byte[15]) + "\"," + EVENT_VALUE + "]"));
        disclosed(
                twin,
                RefusalCode.MALFORMED_DISCLOSURE,
                "three-elements",
                "a disclosure is that of an object member, not of an array element",
                "event",
                base64url("[\"" + Handmade.salt("event") + "\",\"event\"," + EVENT_VALUE + "]"));
        disclosed(
                twin,
                RefusalCode.MALFORMED_DISCLOSURE,
                "member-twice",
                "a section names a member twice",
                "event",
                Handmade.disclosure("event", "{\"grams\":1,\"grams\":1}"));
        disclosed(
                twin,
                RefusalCode.MALFORMED_DISCLOSURE,
                "digests-inside",
                "a section hides digests of its own",
                "event",
                Handmade.disclosure("event", "{\"seals\":[{\"_sd\":[]}]}"));
        disclosed(
                twin,
                RefusalCode.MALFORMED_DISCLOSURE,
                "placeholder-inside",
                "a section holds a placeholder",
                "event",
                Handmade.disclosure("event", "{\"seals\":[{\"...\":\"" + Handmade.digest("seal") + "\"}]}"));
        disclosed(
                twin,
                RefusalCode.MALFORMED_DISCLOSURE,
                "section-as-text",
                "a section is a string",
                "event",
                Handmade.disclosure("event", "\"12 kg\""));
        envelope(
                twin,
                RefusalCode.MALFORMED_DISCLOSURE,
                "padding",
                "a disclosure has padding",
                json -> open(json, List.of(EVENT + "=", PLACE, PARENT_OPEN)));
        disclosedParent(
                twin,
                "parent-as-object",
                "the parent is an object",
                Handmade.disclosure("parent", "{\"hash\":\"" + PARENT + "\"}"));
        disclosedParent(
                twin,
                "parent-in-capitals",
                "the parent is in capitals",
                Handmade.disclosure("parent", "\"" + PARENT.toUpperCase(java.util.Locale.ROOT) + "\""));
    }

    private void disclosureMatches() {
        Vector twin = vectors.stream()
                .filter(v -> v.name().equals("two-sections-and-a-parent"))
                .findFirst()
                .orElseThrow();
        envelope(
                twin,
                RefusalCode.DISCLOSURE_UNMATCHED,
                "value-changed",
                "a section says 13 kg instead of 12",
                json -> open(
                        json,
                        List.of(
                                Handmade.disclosure("event", EVENT_VALUE.replace("12000", "13000")),
                                PLACE,
                                PARENT_OPEN)));
        envelope(
                twin,
                RefusalCode.DISCLOSURE_UNMATCHED,
                "salt-changed",
                "a section has another salt",
                json -> open(json, List.of(Handmade.disclosure("other event", EVENT_VALUE), PLACE, PARENT_OPEN)));
        envelope(
                twin,
                RefusalCode.DISCLOSURE_UNMATCHED,
                "twice",
                "a section is opened twice",
                json -> open(json, List.of(EVENT, EVENT, PLACE, PARENT_OPEN)));
        envelope(
                twin,
                RefusalCode.DISCLOSURE_UNMATCHED,
                "decoy",
                "the empty section is opened with what its digest was made from",
                json -> open(json, List.of(EVENT, PLACE, PARENT_OPEN, Handmade.disclosure("photographs", "{}"))));
    }

    private void lonelySignatures() {
        ObjectNode input = object().put("payload", base64url(payloadText))
                .put("protected", signatory.get("protected").asString())
                .put("signature", signatory.get("signature").asString())
                .put("time", Handmade.NOON);
        ObjectNode expected =
                object().put("verdict", "verified").put("party", "KH").put("role", "signatory");
        expected.put("kid", KH_RECORD.kid().value());
        Vector twin = Vector.valid(
                "signature", "signatory", "The other party signs what both hold.", trusted(), input, expected);
        vectors.add(twin);
        vectors.add(twin.invalid(
                RefusalCode.SIGNATURE_INVALID.code(),
                "other-payload",
                "the payload held is another",
                v -> v.input().put("payload", base64url(payloadText.replace("KH-VN/1", "KH-VN/2")))));
        vectors.add(twin.invalid(
                RefusalCode.KEY_OUTSIDE_VALIDITY.code(),
                "a-year-later",
                "it was given when the key had ended",
                v -> v.input().put("time", "2027-11-25T00:00:00.000Z")));
        vectors.add(twin.invalid(
                RefusalCode.MALFORMED_HEADER.code(),
                "no-base64url",
                "the protected header is not base64url",
                v -> v.input().put("protected", "{}")));
        vectors.add(twin.invalid(
                RefusalCode.UNKNOWN_KEY.code(),
                "party-unknown",
                "nothing is known of the party",
                v -> ((ObjectNode) v.trusted().get("keySets")).remove("KH")));
        byte[] other = Base64Url.decode(signatory.get("signature").asString());
        other[0] ^= 1;
        vectors.add(twin.invalid(
                RefusalCode.SIGNATURE_INVALID.code(),
                "one-bit",
                "one bit of the signature is another",
                v -> v.input().put("signature", base64url(other))));
    }

    static ObjectNode trusted() {
        ObjectNode trusted = object();
        ObjectNode keySets = trusted.putObject("keySets");
        keySets.putArray("VN").add(Handmade.keySetOf("VN", 1, Handmade.VN_ROOT, Handmade.VN_NEXT_ROOT, VN_RECORD));
        keySets.putArray("KH").add(Handmade.keySetOf("KH", 1, Handmade.KH_ROOT, Keys.named("KH next root"), KH_RECORD));
        return trusted;
    }

    private Vector vector(
            String kind, String name, String description, List<String> disclosures, List<ObjectNode> signatures) {
        String record = json(Handmade.envelope(payloadText, disclosures, signatures));
        ObjectNode expected = object().put("verdict", "verified");
        expected.put("hash", Sha256.of(Handmade.octets(payloadText)).hex());
        ArrayNode signers = expected.putArray("signers");
        signers.addObject()
                .put("party", "VN")
                .put("role", "issuer")
                .put("kid", VN_RECORD.kid().value());
        if (signatures.size() > 1) {
            signers.addObject()
                    .put("party", "KH")
                    .put("role", "signatory")
                    .put("kid", KH_RECORD.kid().value());
        }
        ObjectNode open = expected.putObject("open");
        ArrayNode closed = expected.putArray("closed");
        section(disclosures, open, closed, "event", EVENT, EVENT_VALUE);
        section(disclosures, open, closed, "place", PLACE, PLACE_VALUE);
        closed.add("photographs");
        section(disclosures, open, closed, "text", TEXT, TEXT_VALUE);
        ArrayNode parents = expected.putArray("parents");
        if (disclosures.contains(PARENT_OPEN)) {
            parents.add(PARENT);
        }
        return Vector.valid(kind, name, description, trusted(), object().put("record", record), expected);
    }

    private static void section(
            List<String> disclosures, ObjectNode open, ArrayNode closed, String name, String disclosure, String value) {
        if (disclosures.contains(disclosure)) {
            open.set(name, StrictJson.read(value));
        } else {
            closed.add(name);
        }
    }

    private ObjectNode issuerSignature(String payloadJson) {
        return Handmade.signature(json(Handmade.protectedHeader(VN_RECORD, "VN", "issuer")), payloadJson, VN_RECORD);
    }

    private ObjectNode signatorySignature(String payloadJson) {
        return Handmade.signature(json(Handmade.protectedHeader(KH_RECORD, "KH", "signatory")), payloadJson, KH_RECORD);
    }

    private ObjectNode sign(SigningKey key, String party, String role) {
        return Handmade.signature(json(Handmade.protectedHeader(key, party, role)), payloadText, key);
    }

    private void change(RefusalCode code, String name, String change, UnaryOperator<String> text) {
        String changed = text.apply(signed.input().get("record").asString());
        vectors.add(signed.invalid(code.code(), name, change, v -> v.input().put("record", changed)));
    }

    private void envelope(Vector twin, RefusalCode code, String name, String change, Consumer<ObjectNode> alteration) {
        ObjectNode json =
                (ObjectNode) StrictJson.read(twin.input().get("record").asString());
        alteration.accept(json);
        vectors.add(twin.invalid(code.code(), name, change, v -> v.input().put("record", json(json))));
    }

    private void replace(Vector twin, RefusalCode code, String name, String change, List<ObjectNode> signatures) {
        String record = json(Handmade.envelope(payloadText, OPEN, signatures));
        vectors.add(twin.invalid(code.code(), name, change, v -> v.input().put("record", record)));
    }

    /// Another protected header, signed as it is.
    private void header(RefusalCode code, String name, String change, UnaryOperator<String> text) {
        String header = text.apply(json(Handmade.protectedHeader(VN_RECORD, "VN", "issuer")));
        replace(signed, code, name, change, List.of(Handmade.signature(header, payloadText, VN_RECORD)));
    }

    private void headerMember(RefusalCode code, String name, String change, Consumer<ObjectNode> alteration) {
        header(code, name, change + ", signed like that", text -> {
            ObjectNode header = (ObjectNode) StrictJson.read(text);
            alteration.accept(header);
            return json(header);
        });
    }

    private void payload(String name, String change, Consumer<ObjectNode> alteration) {
        resigned(RefusalCode.MALFORMED_PAYLOAD, name, change, alteration);
    }

    private void resigned(RefusalCode code, String name, String change, Consumer<ObjectNode> alteration) {
        payloadText(code, name, change, text -> {
            ObjectNode json = (ObjectNode) StrictJson.read(text);
            alteration.accept(json);
            return json(json);
        });
    }

    /// Another payload, signed as it is.
    private void payloadText(RefusalCode code, String name, String change, UnaryOperator<String> alteration) {
        String altered = alteration.apply(payloadText);
        String record = json(Handmade.envelope(altered, OPEN, List.of(issuerSignature(altered))));
        vectors.add(signed.invalid(
                code.code(), name, change + ", signed like that", v -> v.input().put("record", record)));
    }

    /// A section whose digest is that of another disclosure, signed as it is.
    private void disclosed(
            Vector twin, RefusalCode code, String name, String change, String section, String disclosure) {
        ObjectNode altered = payload.deepCopy();
        sections(altered).putArray(section).add(Handmade.placeholder(Handmade.digest(disclosure)));
        disclosed(twin, code, name, change, altered, List.of(disclosure, PLACE, PARENT_OPEN));
    }

    private void disclosedParent(Vector twin, String name, String change, String disclosure) {
        ObjectNode altered = payload.deepCopy();
        altered.putArray("parents").add(Handmade.placeholder(Handmade.digest(disclosure)));
        disclosed(twin, RefusalCode.MALFORMED_DISCLOSURE, name, change, altered, List.of(EVENT, PLACE, disclosure));
    }

    private void disclosed(
            Vector twin, RefusalCode code, String name, String change, ObjectNode altered, List<String> disclosures) {
        String text = json(altered);
        String record = json(Handmade.envelope(text, disclosures, List.of(issuerSignature(text))));
        vectors.add(twin.invalid(
                code.code(),
                name,
                change + ", and was signed like that",
                v -> v.input().put("record", record)));
    }

    private static void open(ObjectNode envelope, List<String> disclosures) {
        ArrayNode list = ((ObjectNode) envelope.get("signatures").get(0))
                .putObject("header")
                .putArray("disclosures");
        disclosures.forEach(list::add);
    }

    private static ObjectNode marking(ObjectNode payload) {
        return (ObjectNode) payload.get("marking");
    }

    private static ObjectNode sections(ObjectNode payload) {
        return (ObjectNode) payload.get("sections");
    }
}
