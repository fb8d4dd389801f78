package org.tripoint.kernel.log;

import static org.tripoint.kernel.log.LogVectorJudge.verdict;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.tripoint.kernel.Keys;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.SigningKey;
import org.tripoint.kernel.Vector;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The vectors of chapter 03: verifier keys, checkpoints, receipts, evidence. Notes are put together here octet by
/// octet, not by the code that reads them.
final class NoteVectors {

    static final String ORIGIN = "tripoint/VN/KH/routine/1";
    static final String MIRROR = "tripoint/KH/mirror";
    static final SigningKey LOG_KEY = Keys.named("VN log");
    static final SigningKey MIRROR_KEY = Keys.named("KH mirror");

    private static final SigningKey STRANGER = Keys.named("stranger");
    private static final long RECEIVED = 1_795_575_600L;
    private static final String RECEIVED_TEXT = "2026-11-25T03:00:00.000Z";
    private static final int LEAVES = 7;
    private static final List<Sha256> TREE = MerkleVectors.leaves(LEAVES);
    private static final Sha256 ROOT = NaiveTree.root(TREE);
    private static final String TEXT = ORIGIN + "\n7\n" + base64(ROOT.octets()) + "\n";

    /// The order of the group of Ed25519, RFC 8032 section 5.1.
    private static final BigInteger GROUP_ORDER =
            new BigInteger("27742317777372353535851937790883648493").add(BigInteger.TWO.pow(252));

    private final List<Vector> vectors = new ArrayList<>();

    static List<Vector> list() {
        NoteVectors all = new NoteVectors();
        all.verifierKeys();
        all.checkpoints();
        all.checkpointOctets();
        all.checkpointTexts();
        all.emptyLog();
        all.receipts();
        all.proofs();
        all.proofHashes();
        return all.vectors;
    }

    private void verifierKeys() {
        String vkey = vkey(ORIGIN, 1, LOG_KEY);
        Vector log = keep(verifierKey("log", "The key of a log.", vkey, ORIGIN, 1, LOG_KEY));
        keep(verifierKey("mirror", "The key of a mirror.", vkey(MIRROR, 4, MIRROR_KEY), MIRROR, 4, MIRROR_KEY));
        changeKey(log, "id-of-another-name", "the name is that of another log", vkey.replace("/routine/", "/control/"));
        changeKey(log, "unknown-type", "the signature type is 2", vkey(ORIGIN, 2, LOG_KEY));
        changeKey(log, "id-in-capitals", "the id is in capitals", capitals(vkey));
        changeKey(
                log,
                "one-octet-less",
                "the last octet of the key is missing",
                vkey(ORIGIN, 1, Arrays.copyOf(LOG_KEY.verifyingKey().octets(), 31)));
        byte[] two = new byte[32];
        two[0] = 2;
        changeKey(log, "off-the-curve", "the key is no point of the curve", vkey(ORIGIN, 1, two));
        changeKey(log, "name-with-space", "the name holds a space", vkey("tripoint VN", 1, LOG_KEY));
        changeKey(log, "name-empty", "the name is empty", vkey("", 1, LOG_KEY));
    }

    private void checkpoints() {
        Vector signed = keep(checkpoint(
                "checkpoint", "signed-by-the-log", "A checkpoint that its log signed.", note(TEXT, logLine(TEXT))));
        changeNote(
                signed,
                LogRefusal.LOG_SIGNATURE_MISSING,
                "signed-by-a-stranger",
                "another key signed in the name of the log",
                note(TEXT, line(ORIGIN, 1, STRANGER, STRANGER.sign(octets(TEXT)))));
        changeNote(
                signed,
                LogRefusal.LOG_SIGNATURE_MISSING,
                "other-name",
                "the key of the log signed under another name",
                note(TEXT, line("tripoint/VN/KH/routine/2", 1, LOG_KEY, LOG_KEY.sign(octets(TEXT)))));
        changeNote(
                signed,
                LogRefusal.SIGNATURE_INVALID,
                "size-changed",
                "the size is 8",
                note(TEXT.replace("\n7\n", "\n8\n"), logLine(TEXT)));
        changeNote(
                signed,
                LogRefusal.SIGNATURE_INVALID,
                "scalar-beyond-the-order",
                "the group order was added to the second half of the signature",
                note(TEXT, line(ORIGIN, 1, LOG_KEY, malleated(LOG_KEY.sign(octets(TEXT))))));
        changeNote(
                signed,
                LogRefusal.SIGNATURE_INVALID,
                "signature-cut",
                "the signature lacks its last octet",
                note(TEXT, line(ORIGIN, 1, LOG_KEY, Arrays.copyOf(LOG_KEY.sign(octets(TEXT)), 63))));
        changeNote(
                signed, LogRefusal.MALFORMED_NOTE, "no-empty-line", "the empty line is missing", TEXT + logLine(TEXT));
        changeNote(
                signed,
                LogRefusal.MALFORMED_NOTE,
                "tabulator",
                "there is a tabulator at the end of the text",
                note(TEXT.stripTrailing() + "\t\n", logLine(TEXT)));
        changeNote(
                signed,
                LogRefusal.MALFORMED_NOTE,
                "no-last-newline",
                "the last newline is missing",
                note(TEXT, logLine(TEXT)).stripTrailing());
        changeNote(
                signed,
                LogRefusal.NOTE_TOO_LARGE,
                "seventeen-signatures",
                "sixteen strangers signed too",
                note(TEXT, logLine(TEXT) + strangers(16)));
        changeNote(
                signed,
                LogRefusal.MALFORMED_SIGNATURE_LINE,
                "without-padding",
                "the base64 lacks its padding",
                note(TEXT, logLine(TEXT))
                        .replace("=\n", "\n")
                        .replace(base64(ROOT.octets()).replace("=", ""), base64(ROOT.octets())));
        changeNote(
                signed,
                LogRefusal.MALFORMED_SIGNATURE_LINE,
                "hyphen",
                "the line begins with a hyphen",
                note(TEXT, logLine(TEXT).replace('\u2014', '-')));
        keep(checkpoint(
                "checkpoint",
                "with-lines-of-strangers",
                "Fifteen keys that nobody knows signed too, one of them under the name of the mirror.",
                note(TEXT, logLine(TEXT) + line(MIRROR, 4, STRANGER, new byte[72]) + strangers(14))));
    }

    private void checkpointOctets() {
        byte[] note = octets(note(TEXT, logLine(TEXT) + line("stranger/é", 1, STRANGER, new byte[64])));
        Vector signed = checkpoint("checkpoint", "as-octets", "A stranger whose name is not ASCII signed too.", "");
        signed.input().removeAll().put("noteBase64", base64(note));
        keep(signed);
        byte[] latin = new String(note, StandardCharsets.UTF_8)
                .replace("\u2014", "\u00e2\u0080\u0094")
                .getBytes(StandardCharsets.ISO_8859_1);
        vectors.add(signed.invalid(
                LogRefusal.MALFORMED_NOTE.code(),
                "not-utf-8",
                "the stranger's name is written in ISO 8859-1",
                v -> v.input().put("noteBase64", base64(latin))));
    }

    private void checkpointTexts() {
        Vector signed = vectors.stream()
                .filter(v -> v.name().equals("signed-by-the-log"))
                .findFirst()
                .orElseThrow();
        changeText(
                signed,
                LogRefusal.MALFORMED_CHECKPOINT,
                "extension-line",
                "there is a fourth line",
                TEXT + "extension\n");
        changeText(
                signed,
                LogRefusal.MALFORMED_CHECKPOINT,
                "zero-in-front",
                "the size has a zero in front",
                TEXT.replace("\n7\n", "\n07\n"));
        changeText(
                signed,
                LogRefusal.MALFORMED_CHECKPOINT,
                "size-of-2-to-63",
                "the size is 2^63",
                TEXT.replace("\n7\n", "\n9223372036854775808\n"));
        changeText(
                signed,
                LogRefusal.MALFORMED_CHECKPOINT,
                "root-of-31-octets",
                "the root lacks an octet",
                ORIGIN + "\n7\n" + base64(Arrays.copyOf(ROOT.octets(), 31)) + "\n");
        changeText(
                signed,
                LogRefusal.ORIGIN_MISMATCH,
                "other-origin",
                "the text is of another log, signed by this one",
                TEXT.replace("/KH/", "/LA/"));
    }

    private void emptyLog() {
        String text = ORIGIN + "\n0\n" + base64(MerkleHash.EMPTY_ROOT.octets()) + "\n";
        ObjectNode expected = verdict("verified").put("size", "0").put("root", MerkleHash.EMPTY_ROOT.hex());
        expected.putArray("cosignatures");
        Vector empty = keep(Vector.valid(
                "checkpoint",
                "empty-log",
                "The checkpoint of a log without leaves.",
                trusted(),
                object().put("note", note(text, logLine(text))),
                expected));
        changeText(
                empty,
                LogRefusal.WRONG_EMPTY_ROOT,
                "empty-log-with-a-root",
                "the root is another",
                ORIGIN + "\n0\n" + base64(ROOT.octets()) + "\n");
    }

    private void receipts() {
        byte[] timestamped = cosignature(RECEIVED, TEXT);
        Vector receipt = keep(checkpoint(
                "receipt",
                "cosigned",
                "A checkpoint that the neighbour cosigned.",
                note(TEXT, logLine(TEXT) + line(MIRROR, 4, MIRROR_KEY, timestamped)),
                RECEIVED_TEXT));
        changeNote(
                receipt, LogRefusal.COSIGNATURE_MISSING, "not-cosigned", "nobody cosigned", note(TEXT, logLine(TEXT)));
        changeNote(
                receipt,
                LogRefusal.COSIGNATURE_MISSING,
                "type-of-a-log",
                "the mirror signed as if it were a log",
                note(TEXT, logLine(TEXT) + line(MIRROR, 1, MIRROR_KEY, MIRROR_KEY.sign(octets(TEXT)))));
        byte[] later = timestamped.clone();
        later[7]++;
        changeNote(
                receipt,
                LogRefusal.SIGNATURE_INVALID,
                "other-time",
                "the time is a second later than what was signed",
                note(TEXT, logLine(TEXT) + line(MIRROR, 4, MIRROR_KEY, later)));
        changeNote(
                receipt,
                LogRefusal.SIGNATURE_INVALID,
                "without-domain",
                "what was signed lacks the first line",
                note(
                        TEXT,
                        logLine(TEXT)
                                + line(
                                        MIRROR,
                                        4,
                                        MIRROR_KEY,
                                        timestamped(RECEIVED, "time " + RECEIVED + "\n" + TEXT))));
        changeNote(
                receipt,
                LogRefusal.MALFORMED_COSIGNATURE,
                "without-time",
                "it has no time",
                note(TEXT, logLine(TEXT) + line(MIRROR, 4, MIRROR_KEY, Arrays.copyOfRange(timestamped, 8, 72))));
        changeNote(
                receipt,
                LogRefusal.MALFORMED_COSIGNATURE,
                "year-10000",
                "the time is the first second of the year 10000",
                note(TEXT, logLine(TEXT) + line(MIRROR, 4, MIRROR_KEY, cosignature(253_402_300_800L, TEXT))));
        changeNote(
                receipt,
                LogRefusal.MALFORMED_COSIGNATURE,
                "one-octet-more",
                "it has an octet more",
                note(TEXT, logLine(TEXT) + line(MIRROR, 4, MIRROR_KEY, Arrays.copyOf(timestamped, 73))));
        changeNote(
                receipt,
                LogRefusal.LOG_SIGNATURE_MISSING,
                "only-cosigned",
                "the log did not sign",
                note(TEXT, line(MIRROR, 4, MIRROR_KEY, timestamped)));
    }

    private void proofs() {
        String leaf = "4";
        String proof = proof("extra " + base64(octets(leaf)) + "\n", "4", path());
        Vector proven = keep(proof(
                "leaf-in-extra", "A leaf of a log that the neighbour cosigned, with the leaf itself.", proof, leaf));
        keep(proof("without-extra", "The same without the leaf.", proof("", "4", path()), leaf));
        changeProof(proven, LogRefusal.MALFORMED_PROOF, "version-2", "the version is 2", proof.replace("@v1", "@v2"));
        changeProof(
                proven,
                LogRefusal.MALFORMED_PROOF,
                "index-with-zero",
                "the index has a zero in front",
                proof.replace("index 4", "index 04"));
        changeProof(
                proven,
                LogRefusal.MALFORMED_PROOF,
                "extra-without-padding",
                "the extra data lack their padding",
                proof.replace("extra NA==", "extra NA"));
        changeProof(
                proven,
                LogRefusal.MALFORMED_PROOF,
                "no-empty-line",
                "there is no empty line in it",
                proof.replace("\n\n", "\n"));
        changeProof(
                proven,
                LogRefusal.MALFORMED_PROOF,
                "index-missing",
                "there is no index",
                proof.replace("index 4\n", ""));
        changeProof(
                proven,
                LogRefusal.INDEX_NOT_BELOW_SIZE,
                "index-behind-the-end",
                "the index is the size",
                proof.replace("index 4", "index 7"));
        changeProof(
                proven,
                LogRefusal.ROOT_MISMATCH,
                "other-index",
                "the index is that of the next leaf",
                proof.replace("index 4", "index 5"));
        vectors.add(proven.invalid(
                LogRefusal.ROOT_MISMATCH.code(),
                "other-leaf",
                "the leaf is another",
                v -> v.input().put("leaf", "5")));
    }

    private void proofHashes() {
        Vector proven = vectors.stream()
                .filter(v -> v.name().equals("leaf-in-extra"))
                .findFirst()
                .orElseThrow();
        String extra = "extra " + base64(octets("4")) + "\n";
        changeProof(
                proven,
                LogRefusal.PROOF_TOO_SHORT,
                "last-hash-missing",
                "the last hash is missing",
                proof(extra, "4", path().subList(0, 2)));
        List<Sha256> more = new ArrayList<>(path());
        more.add(ROOT);
        changeProof(
                proven, LogRefusal.PROOF_TOO_LONG, "one-hash-more", "there is one hash more", proof(extra, "4", more));
    }

    private static List<Sha256> path() {
        return NaiveTree.path(4, TREE);
    }

    private static String proof(String extra, String index, List<Sha256> path) {
        StringBuilder proof = new StringBuilder("c2sp.org/tlog-proof@v1\n").append(extra);
        proof.append("index ").append(index).append('\n');
        path.forEach(hash -> proof.append(base64(hash.octets())).append('\n'));
        return proof + "\n" + note(TEXT, logLine(TEXT) + line(MIRROR, 4, MIRROR_KEY, cosignature(RECEIVED, TEXT)));
    }

    private static Vector proof(String name, String description, String proof, String leaf) {
        ObjectNode expected = verdict("proven").put("index", "4").put("size", "7");
        expected.putArray("cosignatures").addObject().put("name", MIRROR).put("time", RECEIVED_TEXT);
        return Vector.valid(
                "tlog-proof",
                name,
                description,
                trusted(),
                object().put("proof", proof).put("leaf", leaf),
                expected);
    }

    private static Vector checkpoint(String kind, String name, String description, String note, String... times) {
        ObjectNode expected = verdict("verified").put("size", "7").put("root", ROOT.hex());
        ArrayNode cosignatures = expected.putArray("cosignatures");
        for (String time : times) {
            cosignatures.addObject().put("name", MIRROR).put("time", time);
        }
        return Vector.valid(kind, name, description, trusted(), object().put("note", note), expected);
    }

    private static Vector verifierKey(
            String name, String description, String vkey, String keyName, int type, SigningKey key) {
        ObjectNode expected = verdict("read")
                .put("name", keyName)
                .put("type", type)
                .put("key", HexFormat.of().formatHex(key.verifyingKey().octets()));
        return Vector.valid("verifier-key", name, description, object(), object().put("vkey", vkey), expected);
    }

    private static ObjectNode trusted() {
        ObjectNode trusted = object().put("origin", ORIGIN);
        trusted.putArray("logKeys").add(vkey(ORIGIN, 1, LOG_KEY));
        trusted.putArray("mirrors").add(vkey(MIRROR, 4, MIRROR_KEY));
        return trusted;
    }

    private Vector keep(Vector vector) {
        vectors.add(vector);
        return vector;
    }

    private void changeKey(Vector twin, String name, String change, String vkey) {
        vectors.add(twin.invalid(
                LogRefusal.MALFORMED_VERIFIER_KEY.code(),
                name,
                change,
                v -> v.input().put("vkey", vkey)));
    }

    private void changeNote(Vector twin, LogRefusal code, String name, String change, String note) {
        vectors.add(twin.invalid(code.code(), name, change, v -> v.input().put("note", note)));
    }

    private void changeText(Vector twin, LogRefusal code, String name, String change, String text) {
        changeNote(twin, code, name, change + ", signed like that", note(text, logLine(text)));
    }

    private void changeProof(Vector twin, LogRefusal code, String name, String change, String proof) {
        vectors.add(twin.invalid(code.code(), name, change, v -> v.input().put("proof", proof)));
    }

    private static String note(String text, String lines) {
        return text + "\n" + lines;
    }

    private static String logLine(String text) {
        return line(ORIGIN, 1, LOG_KEY, LOG_KEY.sign(octets(text)));
    }

    private static String strangers(int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append(line("stranger/" + i, 1, STRANGER, new byte[64]));
        }
        return lines.toString();
    }

    private static String line(String name, int type, SigningKey key, byte[] signature) {
        byte[] octets = ByteBuffer.allocate(4 + signature.length)
                .put(keyId(name, type, key.verifyingKey().octets()))
                .put(signature)
                .array();
        return "\u2014 " + name + " " + base64(octets) + "\n";
    }

    private static byte[] cosignature(long seconds, String text) {
        return timestamped(seconds, "cosignature/v1\ntime " + seconds + "\n" + text);
    }

    private static byte[] timestamped(long seconds, String message) {
        return ByteBuffer.allocate(72)
                .putLong(seconds)
                .put(MIRROR_KEY.sign(octets(message)))
                .array();
    }

    static String vkey(String name, int type, SigningKey key) {
        return vkey(name, type, key.verifyingKey().octets());
    }

    private static String vkey(String name, int type, byte[] key) {
        byte[] typed =
                ByteBuffer.allocate(1 + key.length).put((byte) type).put(key).array();
        return name + "+" + HexFormat.of().formatHex(keyId(name, type, key)) + "+" + base64(typed);
    }

    private static byte[] keyId(String name, int type, byte[] key) {
        byte[] hashed = ByteBuffer.allocate(octets(name).length + 2 + key.length)
                .put(octets(name))
                .put((byte) 10)
                .put((byte) type)
                .put(key)
                .array();
        return Arrays.copyOf(Sha256.of(hashed).octets(), 4);
    }

    /// The same point and a scalar of the same residue: what a verifier without the bound of RFC 8032 section 5.1.7
    /// would take for a second signature.
    private static byte[] malleated(byte[] signature) {
        BigInteger scalar = BigInteger.ZERO;
        for (int i = 63; i >= 32; i--) {
            scalar = scalar.shiftLeft(8).or(BigInteger.valueOf(signature[i] & 0xff));
        }
        scalar = scalar.add(GROUP_ORDER);
        byte[] changed = signature.clone();
        for (int i = 32; i < 64; i++) {
            changed[i] = scalar.shiftRight(8 * (i - 32)).byteValue();
        }
        return changed;
    }

    private static String capitals(String vkey) {
        String[] parts = vkey.split("\\+", 3);
        return parts[0] + "+" + parts[1].toUpperCase(java.util.Locale.ROOT) + "+" + parts[2];
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
