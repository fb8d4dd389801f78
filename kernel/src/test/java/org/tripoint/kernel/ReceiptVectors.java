package org.tripoint.kernel;

import static org.tripoint.kernel.Handmade.KH_RECORD;
import static org.tripoint.kernel.Handmade.KH_ROOT;
import static org.tripoint.kernel.Handmade.VN_NEXT_ROOT;
import static org.tripoint.kernel.Handmade.VN_RECORD;
import static org.tripoint.kernel.Handmade.VN_ROOT;
import static org.tripoint.kernel.Handmade.disclosure;
import static org.tripoint.kernel.Handmade.json;
import static org.tripoint.kernel.Handmade.object;
import static org.tripoint.kernel.Handmade.octets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tripoint.kernel.log.Checkpoint;
import org.tripoint.kernel.log.FeedOrigin;
import org.tripoint.kernel.log.InclusionProof;
import org.tripoint.kernel.log.MerkleHash;
import org.tripoint.kernel.log.SignedCheckpoint;
import org.tripoint.kernel.log.TlogProof;
import tools.jackson.databind.node.ObjectNode;

/// The vectors of docs/spec 07: a seizure that VN released to KH, with every part of its evidence, and that evidence
/// with one part changed.
final class ReceiptVectors {

    static final String KIND = "record-of-receipt";

    private static final String ORIGIN = "tripoint/VN/KH/routine/1";
    private static final String NEXT_DAY = "2026-11-25T13:00:00Z";
    private static final String INSTRUMENT = "5".repeat(64);
    private static final String EVENT = disclosure("event", "{\"substance\":\"methamphetamine\",\"grams\":12000}");
    private static final String PLACE = disclosure("place", "{\"latitude\":12.215,\"longitude\":107.43}");
    private static final String TEXT = disclosure("text", "{\"text\":\"two persons\"}");
    private static final String PARENT = disclosure("parent", "\"" + "a".repeat(64) + "\"");

    private final List<Vector> vectors = new ArrayList<>();
    private final String payload = json(Handmade.seizure(EVENT, PLACE, TEXT, PARENT));
    private final String hash = Sha256.of(octets(payload)).hex();
    private final String leaf = leaf(hash);

    static List<Vector> list() {
        return new ReceiptVectors().build();
    }

    private List<Vector> build() {
        Vector whole = keep(valid("whole", "a seizure released under an article, with the decision", file()));
        ObjectNode undecided = file();
        undecided.remove("decision");
        keep(Vector.valid(
                KIND,
                "without-decision",
                "the same without the decision, as its receiver has it",
                object().set("roots", object()),
                object().put("file", json(undecided)),
                expected(null)));
        changeForm(whole);
        changeKeys(whole);
        changeRecord(whole);
        changeLeaf(whole);
        changeProof(whole);
        changeDecision(whole);
        return vectors;
    }

    private void changeForm(Vector whole) {
        String code = "malformed-record-of-receipt";
        change(whole, code, "another-form", "form names version 2", file().put("form", "tripoint-record-of-receipt/2"));
        change(whole, code, "one-member-more", "a member more", file().put("note", "hello"));
        change(whole, code, "no-feed", "log is no feed", file().put("log", "tripoint/VN/VN/routine/1"));
        ObjectNode two = file();
        two.withArray("record").add(compact(json(Handmade.seizure(EVENT, PLACE, TEXT, TEXT)), VN_RECORD, EVENT));
        change(whole, code, "two-payloads", "a second SD-JWT of another payload", two);
    }

    private void changeKeys(Vector whole) {
        ObjectNode alone = file();
        ((ObjectNode) alone.required("keySets")).remove("KH");
        change(whole, "key-sets-missing", "no-receiver", "without the key sets of KH", alone);
        vectors.add(whole.invalid(
                "unknown-root",
                "another-root",
                "the reader knows another root of VN",
                v -> ((ObjectNode) v.trusted().required("roots"))
                        .put("VN", VN_NEXT_ROOT.kid().value())));
        ObjectNode forged = file();
        forged.withObject("keySets")
                .putArray("VN")
                .add(Handmade.compact(
                        Handmade.keySetHeader(VN_ROOT),
                        Handmade.keySet("VN", 1, VN_ROOT, VN_NEXT_ROOT, VN_RECORD),
                        KH_ROOT));
        change(whole, "signature-invalid", "key-set-forged", "the key set of VN is signed by another root", forged);
    }

    private void changeRecord(Vector whole) {
        ObjectNode signed = file();
        signed.putArray("record").add(compact(payload, KH_RECORD, EVENT, PLACE));
        change(whole, "signature-invalid", "record-signed-by-another", "the record is signed by another key", signed);
        ObjectNode opened = file();
        opened.putArray("record")
                .add(compact(
                        payload,
                        VN_RECORD,
                        disclosure("event", "{\"substance\":\"methamphetamine\",\"grams\":12}"),
                        PLACE));
        change(whole, "disclosure-unmatched", "grams-changed", "12 grams instead of 12000", opened);
        change(
                whole,
                "wrong-issuer",
                "other-direction",
                "the log of the other direction",
                file().put("log", "tripoint/KH/VN/routine/1"));
    }

    private void changeLeaf(Vector whole) {
        change(
                whole,
                "leaf-of-another-record",
                "leaf-names-another",
                "the leaf names another record",
                file().put("leaf", leaf("b".repeat(64))));
        change(
                whole,
                "leaf-not-canonical",
                "leaf-with-space",
                "a space in the leaf",
                file().put("leaf", leaf.replace(",\"basis\"", ", \"basis\"")));
    }

    private void changeProof(Vector whole) {
        change(whole, "root-mismatch", "other-path", "another hash in the path", file().put("proof", proof(2)));
        change(
                whole,
                "root-mismatch",
                "leaf-released-later",
                "the leaf says another time",
                file().put("leaf", leaf.replace("12:10:00", "12:11:00")));
        change(
                whole,
                "log-signature-missing",
                "other-epoch",
                "the log of the second epoch",
                file().put("log", "tripoint/VN/KH/routine/2"));
        String proof = proof(0);
        change(
                whole,
                "cosignature-missing",
                "not-cosigned",
                "without the line of KH's mirror",
                file().put("proof", proof.substring(0, proof.indexOf("\u2014 tripoint/KH/mirror"))));
        change(
                whole,
                "key-outside-validity",
                "cosigned-too-late",
                "cosigned after the end of the keys",
                file().put("proof", proof(0, "2028-01-01T00:00:00Z")));
    }

    private void changeDecision(Vector whole) {
        String code = "decision-of-another-record";
        change(
                whole,
                code,
                "decided-for-another",
                "the decision is about LA",
                file().put("decision", decision("LA", "event", "place")));
        change(
                whole,
                code,
                "fewer-sections",
                "the decision lets one section go",
                file().put("decision", decision("KH", "event")));
    }

    private void change(Vector twin, String code, String name, String change, ObjectNode file) {
        vectors.add(twin.invalid(code, name, change, v -> v.input().put("file", json(file))));
    }

    private Vector keep(Vector vector) {
        vectors.add(vector);
        return vector;
    }

    private Vector valid(String name, String description, ObjectNode file) {
        ObjectNode trusted = object();
        trusted.putObject("roots")
                .put("VN", VN_ROOT.kid().value())
                .put("KH", KH_ROOT.kid().value());
        String decided = decisionPayload("KH", "event", "place");
        return Vector.valid(
                KIND,
                name,
                description,
                trusted,
                object().put("file", json(file)),
                expected(Sha256.of(octets(decided)).hex()));
    }

    private ObjectNode expected(@org.jspecify.annotations.Nullable String decision) {
        return object().put("verdict", "verified")
                .put("record", hash)
                .put("index", "1")
                .put("size", "3")
                .put("received", "2026-11-25T13:00:00.000Z")
                .put("decision", decision);
    }

    private ObjectNode file() {
        ObjectNode file = object().put("form", "tripoint-record-of-receipt/1").put("log", ORIGIN);
        file.putArray("record").add(compact(payload, VN_RECORD, EVENT, PLACE));
        file.put("leaf", leaf).put("proof", proof(0)).put("decision", decision("KH", "event", "place"));
        ObjectNode keySets = file.putObject("keySets");
        keySets.putArray("KH").add(Handmade.keySetOf("KH", 1, KH_ROOT, Keys.named("KH next root"), KH_RECORD));
        keySets.putArray("VN").add(Handmade.keySetOf("VN", 1, VN_ROOT, VN_NEXT_ROOT, VN_RECORD));
        return file;
    }

    private static String compact(String payload, SigningKey key, String... disclosures) {
        ObjectNode signed = Handmade.signature(json(Handmade.protectedHeader(VN_RECORD, "VN", "issuer")), payload, key);
        StringBuilder compact = new StringBuilder(signed.required("protected").asString())
                .append('.')
                .append(Handmade.base64url(payload))
                .append('.')
                .append(signed.required("signature").asString())
                .append('~');
        Arrays.stream(disclosures).forEach(each -> compact.append(each).append('~'));
        return compact.toString();
    }

    private static String leaf(String record) {
        return "{\"record\":\"" + record + "\",\"basis\":{\"instrument\":\"" + INSTRUMENT
                + "\",\"article\":\"2\"},\"sections\":[\"event\",\"place\"],\"time\":\"2026-11-25T12:10:00.000Z\","
                + "\"control\":4,\"kind\":\"record\"}";
    }

    private String proof(int change) {
        return proof(change, NEXT_DAY);
    }

    /// A log of three entries; ours is the second.
    private String proof(int change, String cosigned) {
        Sha256 first = MerkleHash.leaf(octets("first"));
        Sha256 third = MerkleHash.leaf(octets("third"));
        Sha256 root = MerkleHash.node(MerkleHash.node(first, MerkleHash.leaf(octets(leaf))), third);
        SignedCheckpoint checkpoint = SignedCheckpoint.sign(new Checkpoint(ORIGIN, 3, root), Keys.named("VN log"))
                .cosign(FeedOrigin.mirrorName(new PartyId("KH")), Keys.named("KH mirror"), Instant.parse(cosigned));
        List<Sha256> path = change == 0 ? List.of(first, third) : List.of(third, third);
        byte[] octets = TlogProof.of(new Octets(octets(leaf)), new InclusionProof(1, 3, path), checkpoint)
                .octets();
        return new String(octets, java.nio.charset.StandardCharsets.UTF_8);
    }

    private String decision(String to, String... sections) {
        return compact(decisionPayload(to, sections), VN_RECORD, decided(to, sections));
    }

    private String decisionPayload(String to, String... sections) {
        ObjectNode decision = Handmade.seizure(EVENT, PLACE, TEXT, PARENT);
        decision.put("id", "019ab9a8-c200-7000-8000-000000000009").put("type", "release.decided");
        decision.putArray("parents");
        decision.putObject("sections")
                .putArray("decision")
                .add(Handmade.placeholder(Handmade.digest(decided(to, sections))));
        return json(decision);
    }

    private String decided(String to, String... sections) {
        ObjectNode content = object().put("record", hash)
                .put("to", to)
                .put("outcome", "released")
                .put("instrument", INSTRUMENT)
                .put("article", "2");
        Arrays.stream(sections).forEach(content.putArray("sections")::add);
        return disclosure("decision", json(content));
    }
}
