package org.tripoint.kernel.log;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tripoint.kernel.Octets;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.Timestamp;
import org.tripoint.kernel.Vector;
import org.tripoint.kernel.VerifyingKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What this implementation says to a vector of the log kinds: the verdict and what it read.
final class LogVectorJudge {

    static final Set<String> KINDS = Set.of(
            "tree",
            "inclusion",
            "consistency",
            "tile",
            "entry-bundle",
            "leaf",
            "lane-order",
            "verifier-key",
            "checkpoint",
            "receipt",
            "tlog-proof",
            "feed-path");

    private LogVectorJudge() {}

    static ObjectNode judge(Vector vector) {
        ObjectNode input = vector.input();
        return switch (vector.kind()) {
            case "tree" -> tree(input);
            case "inclusion" -> inclusion(input);
            case "consistency" -> consistency(input);
            case "tile" -> tile(input);
            case "entry-bundle" -> bundle(input);
            case "leaf" -> leaf(input);
            case "lane-order" -> laneOrder(input);
            case "verifier-key" -> verifierKey(input);
            case "checkpoint" -> checkpoint(log(vector.trusted()).judge(note(input)));
            case "receipt" -> checkpoint(log(vector.trusted()).judgeReceipt(note(input)));
            case "tlog-proof" -> proof(log(vector.trusted()), input);
            case "feed-path" -> feedPath(input);
            default -> throw new IllegalArgumentException(vector.kind());
        };
    }

    private static ObjectNode tree(ObjectNode input) {
        TileFolder folder = new TileFolder();
        folder.append(texts(input, "entries").stream()
                .map(entry -> MerkleHash.leaf(HexFormat.of().parseHex(entry)))
                .toList());
        return folder.tree().root().hex().equals(text(input, "root"))
                ? verdict("proven")
                : refused(LogRefusal.ROOT_MISMATCH);
    }

    private static ObjectNode inclusion(ObjectNode input) {
        return proof(new InclusionProof(number(input, "index"), number(input, "size"), hashes(input, "path"))
                .judge(hash(input, "leafHash"), hash(input, "root")));
    }

    private static ObjectNode consistency(ObjectNode input) {
        return proof(new ConsistencyProof(number(input, "earlierSize"), number(input, "size"), hashes(input, "path"))
                .judge(hash(input, "earlierRoot"), hash(input, "root")));
    }

    private static ObjectNode proof(ProofVerdict verdict) {
        return switch (verdict) {
            case ProofVerdict.Proven _ -> verdict("proven");
            case ProofVerdict.Refused refused -> refused(refused.code());
        };
    }

    private static ObjectNode tile(ObjectNode input) {
        Optional<TileCoordinate> coordinate = TileCoordinate.parse(text(input, "path"));
        if (coordinate.isEmpty()) {
            return refused(LogRefusal.MALFORMED_PATH);
        }
        byte[] octets = Base64.getDecoder().decode(text(input, "octets"));
        return switch (Tile.read(coordinate.get(), number(input, "size"), octets)) {
            case TileVerdict.Read read -> {
                ObjectNode json = verdict("read");
                read.tile().hashes().forEach(hash -> json.withArray("hashes").add(hash.hex()));
                yield json;
            }
            case TileVerdict.Refused refused -> refused(refused.code());
        };
    }

    private static ObjectNode bundle(ObjectNode input) {
        Optional<BundleCoordinate> coordinate = BundleCoordinate.parse(text(input, "path"));
        if (coordinate.isEmpty()) {
            return refused(LogRefusal.MALFORMED_PATH);
        }
        byte[] octets = Base64.getDecoder().decode(text(input, "octets"));
        return switch (EntryBundle.read(coordinate.get().width(), octets)) {
            case EntryBundleVerdict.Read read -> bundle(input, coordinate.get(), read.bundle());
            case EntryBundleVerdict.Refused refused -> refused(refused.code());
        };
    }

    private static ObjectNode bundle(ObjectNode input, BundleCoordinate coordinate, EntryBundle bundle) {
        byte[] hashes = HexFormat.of().parseHex(String.join("", texts(input, "hashes")));
        return switch (bundle.judge(Tile.of(coordinate.tile(), hashes))) {
            case ProofVerdict.Proven _ -> {
                ObjectNode json = verdict("read");
                bundle.entries()
                        .forEach(entry ->
                                json.withArray("entries").add(HexFormat.of().formatHex(entry.toArray())));
                yield json;
            }
            case ProofVerdict.Refused refused -> refused(refused.code());
        };
    }

    private static ObjectNode leaf(ObjectNode input) {
        return switch (Leaf.read(entry(text(input, "entry")))) {
            case LeafVerdict.Read read -> {
                ObjectNode json = verdict("read");
                json.set("leaf", StrictJson.read(read.leaf().encode().toArray()));
                yield json;
            }
            case LeafVerdict.Refused refused -> refused(refused.code());
        };
    }

    private static ObjectNode laneOrder(ObjectNode input) {
        FeedOrigin origin = FeedOrigin.parse(text(input, "origin")).orElseThrow();
        JsonNode frozen = input.path("frozen");
        LaneOrder order = new LaneOrder(
                origin,
                0,
                java.time.Instant.EPOCH,
                0,
                frozen.isNull()
                        ? null
                        : new Checkpoint(text(frozen, "origin"), number(frozen, "size"), hash(frozen, "root")));
        List<String> leaves = texts(input, "leaves");
        for (String leaf : leaves.subList(0, leaves.size() - 1)) {
            order = ((LaneOrderVerdict.Follows) order.judge(read(leaf))).order();
        }
        return switch (order.judge(read(leaves.getLast()))) {
            case LaneOrderVerdict.Follows _ -> verdict("follows");
            case LaneOrderVerdict.Refused refused -> refused(refused.code());
        };
    }

    private static ObjectNode verifierKey(ObjectNode input) {
        return switch (NoteKey.read(text(input, "vkey"))) {
            case NoteKeyVerdict.Read(NoteKey key) ->
                verdict("read")
                        .put("name", key.name())
                        .put("type", key.kind() == NoteKey.Kind.ED25519 ? 1 : 4)
                        .put("key", HexFormat.of().formatHex(key.key().octets()));
            case NoteKeyVerdict.Refused refused -> refused(refused.code());
        };
    }

    private static ObjectNode checkpoint(CheckpointVerdict verdict) {
        return switch (verdict) {
            case CheckpointVerdict.Verified(SignedCheckpoint signed) -> {
                ObjectNode json = verdict("verified")
                        .put("size", String.valueOf(signed.checkpoint().size()))
                        .put("root", signed.checkpoint().root().hex());
                json.set("cosignatures", cosignatures(signed));
                yield json;
            }
            case CheckpointVerdict.Refused refused -> refused(refused.code());
        };
    }

    private static ObjectNode proof(TrustedLog log, ObjectNode input) {
        Sha256 leafHash = MerkleHash.leaf(entry(text(input, "leaf")).toArray());
        return switch (log.judge(octets(input, "proof"), leafHash)) {
            case TlogProofVerdict.Proven(TlogProof proof, SignedCheckpoint checkpoint) -> {
                ObjectNode json = verdict("proven")
                        .put("index", String.valueOf(proof.index()))
                        .put("size", String.valueOf(checkpoint.checkpoint().size()));
                json.set("cosignatures", cosignatures(checkpoint));
                yield json;
            }
            case TlogProofVerdict.Refused refused -> refused(refused.code());
        };
    }

    private static ArrayNode cosignatures(SignedCheckpoint checkpoint) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        checkpoint
                .cosignatures()
                .forEach(cosignature -> json.addObject()
                        .put("name", cosignature.cosigner().name())
                        .put("time", Timestamp.format(cosignature.time())));
        return json;
    }

    private static ObjectNode feedPath(ObjectNode input) {
        return FeedFile.parse(text(input, "path"))
                .map(LogVectorJudge::feedFile)
                .orElseGet(() -> refused(LogRefusal.MALFORMED_PATH));
    }

    private static ObjectNode feedFile(FeedFile file) {
        ObjectNode json = verdict("read");
        ObjectNode parts = json.putObject("file");
        switch (file) {
            case FeedFile.LogCheckpoint(Lane lane, int epoch) -> inLog(parts, "checkpoint", lane, epoch);
            case FeedFile.Receipt(Lane lane, int epoch) -> inLog(parts, "receipt", lane, epoch);
            case FeedFile.HashTile(Lane lane, int epoch, TileCoordinate tile) ->
                inLog(parts, "tile", lane, epoch)
                        .put("level", tile.level())
                        .put("index", String.valueOf(tile.index()))
                        .put("width", tile.width());
            case FeedFile.Entries(Lane lane, int epoch, BundleCoordinate bundle) ->
                inLog(parts, "entries", lane, epoch)
                        .put("index", String.valueOf(bundle.index()))
                        .put("width", bundle.width());
            case FeedFile.ReleasedRecord(Sha256 hash) ->
                parts.put("file", "record").put("hash", hash.hex());
            case FeedFile.Attachment(Sha256 hash) ->
                parts.put("file", "attachment").put("hash", hash.hex());
            case FeedFile.MirroredEntries(Lane lane, int epoch, BundleCoordinate bundle) ->
                inLog(parts, "mirrored-entries", lane, epoch)
                        .put("index", String.valueOf(bundle.index()))
                        .put("width", bundle.width());
            case FeedFile.MirroredRecord(Sha256 hash) ->
                parts.put("file", "mirrored-record").put("hash", hash.hex());
            case FeedFile.MirroredAttachment(Sha256 hash) ->
                parts.put("file", "mirrored-attachment").put("hash", hash.hex());
            case FeedFile.Head _ -> parts.put("file", "head");
        }
        return json;
    }

    private static ObjectNode inLog(ObjectNode parts, String file, Lane lane, int epoch) {
        return parts.put("file", file).put("lane", lane.code()).put("epoch", epoch);
    }

    private static TrustedLog log(ObjectNode trusted) {
        Set<VerifyingKey> logKeys = new HashSet<>();
        texts(trusted, "logKeys").forEach(vkey -> logKeys.add(key(vkey).key()));
        Set<NoteKey> mirrors = new HashSet<>();
        texts(trusted, "mirrors").forEach(vkey -> mirrors.add(key(vkey)));
        return new TrustedLog(text(trusted, "origin"), logKeys, mirrors);
    }

    private static NoteKey key(String vkey) {
        return ((NoteKeyVerdict.Read) NoteKey.read(vkey)).key();
    }

    private static Leaf read(String entry) {
        return ((LeafVerdict.Read) Leaf.read(entry(entry))).leaf();
    }

    static Octets entry(String text) {
        return new Octets(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] note(JsonNode input) {
        return input.has("note") ? octets(input, "note") : Base64.getDecoder().decode(text(input, "noteBase64"));
    }

    private static byte[] octets(JsonNode json, String name) {
        return text(json, name).getBytes(StandardCharsets.UTF_8);
    }

    private static Sha256 hash(JsonNode json, String name) {
        return new Sha256(text(json, name));
    }

    private static List<Sha256> hashes(JsonNode json, String name) {
        return texts(json, name).stream().map(Sha256::new).toList();
    }

    private static long number(JsonNode json, String name) {
        return Long.parseLong(text(json, name));
    }

    private static String text(JsonNode json, String name) {
        return json.required(name).asString();
    }

    private static List<String> texts(JsonNode json, String name) {
        return json.required(name).values().stream().map(JsonNode::asString).toList();
    }

    private static ObjectNode refused(LogRefusal code) {
        return verdict(code.code());
    }

    static ObjectNode verdict(String word) {
        return JsonNodeFactory.instance.objectNode().put("verdict", word);
    }
}
