package org.tripoint.kernel.log;

import static org.tripoint.kernel.log.LogVectorJudge.verdict;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.Vector;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The vectors of chapter 02: hashes, proofs, tiles, bundles. Expected roots and paths come from [NaiveTree].
final class MerkleVectors {

    private static final String ONE_MORE_HASH = Sha256.of(new byte[] {42}).hex();

    private final List<Vector> vectors = new ArrayList<>();

    static List<Vector> list() {
        MerkleVectors all = new MerkleVectors();
        all.trees();
        all.inclusionProofs();
        all.moreInclusionProofs();
        all.consistencyProofs();
        all.consistencyWithoutHashes();
        all.tiles();
        all.bundles();
        return all.vectors;
    }

    private void trees() {
        keep(valid("tree", "empty", "A log without entries.", tree(List.of(), MerkleHash.EMPTY_ROOT)));
        List<byte[]> entries = entries(7);
        List<Sha256> leaves = entries.stream().map(MerkleHash::leaf).toList();
        Vector seven = keep(valid(
                "tree",
                "seven-entries",
                "Seven entries, the first of them empty.",
                tree(entries, NaiveTree.root(leaves))));
        List<Sha256> bare = entries.stream().map(Sha256::of).toList();
        invalid(
                seven,
                LogRefusal.ROOT_MISMATCH,
                "leaves-without-prefix",
                "the leaves were hashed without 0x00",
                v -> v.input().put("root", NaiveTree.root(bare).hex()));
        List<Sha256> doubled = new ArrayList<>(leaves);
        doubled.add(leaves.getLast());
        invalid(
                seven,
                LogRefusal.ROOT_MISMATCH,
                "last-leaf-doubled",
                "the last leaf was counted twice to fill the tree",
                v -> v.input().put("root", NaiveTree.root(doubled).hex()));
    }

    private void inclusionProofs() {
        Vector single = keep(inclusion("leaf-0-of-1", "The only leaf of a log.", 0, 1));
        invalid(
                single,
                LogRefusal.INDEX_NOT_BELOW_SIZE,
                "leaf-1-of-1",
                "the index is the size; without the first step the walk ends at once and finds the root",
                v -> v.input().put("index", "1"));
        Vector four = keep(inclusion("leaf-4-of-7", "A leaf in the smaller half of an uneven tree.", 4, 7));
        invalid(
                four,
                LogRefusal.ROOT_MISMATCH,
                "index-of-the-sibling",
                "the index is that of the next leaf",
                v -> v.input().put("index", "5"));
        invalid(
                four,
                LogRefusal.ROOT_MISMATCH,
                "one-bit",
                "one bit of the second hash is another",
                v -> v.input()
                        .withArray("path")
                        .set(1, JsonNodeFactory.instance.stringNode(flip(v.input(), "path", 1))));
        invalid(
                four,
                LogRefusal.ROOT_MISMATCH,
                "other-leaf",
                "the leaf is another",
                v -> v.input().put("leafHash", ONE_MORE_HASH));
        invalid(
                four,
                LogRefusal.ROOT_MISMATCH,
                "other-root",
                "the root is that of another tree",
                v -> v.input().put("root", ONE_MORE_HASH));
        invalid(
                four,
                LogRefusal.PROOF_TOO_SHORT,
                "last-hash-missing",
                "the last hash is missing",
                v -> v.input().withArray("path").remove(2));
        invalid(
                four,
                LogRefusal.PROOF_TOO_LONG,
                "one-hash-more",
                "there is one hash more",
                v -> v.input().withArray("path").add(ONE_MORE_HASH));
    }

    private void moreInclusionProofs() {
        Vector last = keep(inclusion("leaf-6-of-7", "The last leaf of an uneven tree: a short path.", 6, 7));
        invalid(last, LogRefusal.ROOT_MISMATCH, "hashes-in-other-order", "the hashes stand in the other order", v -> {
            ArrayNode path = v.input().withArray("path");
            path.add(path.remove(0));
        });
        Vector big = keep(inclusion("leaf-69999-of-70000", "The last leaf of a large tree.", 69_999, 70_000));
        invalid(
                big,
                LogRefusal.ROOT_MISMATCH,
                "leaf-69998-of-70000",
                "the index is the one before",
                v -> v.input().put("index", "69998"));
        invalid(
                big,
                LogRefusal.INDEX_NOT_BELOW_SIZE,
                "size-of-another-tree",
                "the size is that of an earlier tree",
                v -> v.input().put("size", "69999"));
    }

    private void consistencyProofs() {
        Vector four = keep(consistency("from-4-to-7", "The earlier tree is a whole power of two.", 4, 7));
        invalid(
                four,
                LogRefusal.PROOF_TOO_SHORT,
                "no-hashes",
                "there are no hashes",
                v -> v.input().withArray("path").removeAll());
        invalid(
                four,
                LogRefusal.ROOT_MISMATCH,
                "one-bit",
                "one bit of the hash is another",
                v -> v.input()
                        .withArray("path")
                        .set(0, JsonNodeFactory.instance.stringNode(flip(v.input(), "path", 0))));
        six();
        keep(consistency("from-33333-to-70000", "Two large trees.", 33_333, 70_000));
    }

    private void six() {
        Vector six = keep(consistency("from-6-to-7", "The earlier tree is uneven.", 6, 7));
        invalid(
                six,
                LogRefusal.EARLIER_ROOT_MISMATCH,
                "other-earlier-root",
                "the earlier root is another: a fork",
                v -> v.input().put("earlierRoot", ONE_MORE_HASH));
        invalid(
                six,
                LogRefusal.ROOT_MISMATCH,
                "other-root",
                "the later root is another: a fork",
                v -> v.input().put("root", ONE_MORE_HASH));
        invalid(
                six,
                LogRefusal.PROOF_TOO_SHORT,
                "last-hash-missing",
                "the last hash is missing",
                v -> v.input().withArray("path").remove(2));
        invalid(
                six,
                LogRefusal.PROOF_TOO_LONG,
                "one-hash-more",
                "there is one hash more",
                v -> v.input().withArray("path").add(ONE_MORE_HASH));
        invalid(
                six,
                LogRefusal.PROOF_TOO_SHORT,
                "no-hashes-from-6",
                "there are no hashes",
                v -> v.input().withArray("path").removeAll());
    }

    private void consistencyWithoutHashes() {
        Vector none = keep(consistency("from-0-to-7", "Every tree begins with the empty one.", 0, 7));
        invalid(
                none,
                LogRefusal.WRONG_EMPTY_ROOT,
                "empty-tree-with-a-root",
                "the empty tree has a root",
                v -> v.input().put("earlierRoot", ONE_MORE_HASH));
        invalid(
                none,
                LogRefusal.PROOF_TOO_LONG,
                "empty-tree-with-a-proof",
                "there is a hash",
                v -> v.input().withArray("path").add(ONE_MORE_HASH));
        Vector same = keep(consistency("from-7-to-7", "A tree is consistent with itself.", 7, 7));
        invalid(
                same,
                LogRefusal.ROOT_MISMATCH,
                "same-size-other-root",
                "the later root is another: a fork",
                v -> v.input().put("root", ONE_MORE_HASH));
        invalid(
                same,
                LogRefusal.TREE_SHRINKS,
                "from-8-to-7",
                "the earlier tree is larger",
                v -> v.input().put("earlierSize", "8"));
        invalid(
                same,
                LogRefusal.PROOF_TOO_LONG,
                "same-size-with-a-proof",
                "there is a hash",
                v -> v.input().withArray("path").add(ONE_MORE_HASH));
    }

    private void tiles() {
        Vector partial = keep(tile("partial-of-7", "The only tile of seven leaves.", "tile/0/000.p/7", 7, leaves(7)));
        invalid(
                partial,
                LogRefusal.WRONG_TILE_LENGTH,
                "one-octet-less",
                "the last octet is missing",
                v -> v.input().put("octets", base64(Arrays.copyOf(octets(v), 7 * 32 - 1))));
        invalid(
                partial,
                LogRefusal.WRONG_TILE_LENGTH,
                "one-hash-more",
                "there is one hash more than the path says",
                v -> v.input().put("octets", base64(Arrays.copyOf(octets(v), 8 * 32))));
        invalid(
                partial,
                LogRefusal.NO_SUCH_TILE,
                "narrower-tree",
                "the tree is of another size",
                v -> v.input().put("size", "6"));
        invalid(
                partial,
                LogRefusal.NO_SUCH_TILE,
                "level-above",
                "the tree has no hash of that level",
                v -> v.input().put("path", "tile/1/000.p/7"));
        invalid(
                partial,
                LogRefusal.MALFORMED_PATH,
                "zero-in-front",
                "the index has a group of zeroes in front",
                v -> v.input().put("path", "tile/0/x000/000.p/7"));
        invalid(
                partial,
                LogRefusal.MALFORMED_PATH,
                "width-in-other-digits",
                "the width has a zero in front",
                v -> v.input().put("path", "tile/0/000.p/07"));
        Sha256 first = NaiveTree.root(leaves(256));
        keep(tile(
                "level-1-of-300",
                "The hash over the one full tile of 300 leaves.",
                "tile/1/000.p/1",
                300,
                List.of(first)));
        Vector full = keep(tile("full", "A full tile.", "tile/0/000", 300, leaves(256)));
        invalid(
                full,
                LogRefusal.MALFORMED_PATH,
                "width-256",
                "the width of a full tile is named",
                v -> v.input().put("path", "tile/0/000.p/256"));
    }

    private void bundles() {
        List<byte[]> entries = entries(3);
        byte[] octets = HexFormat.of().parseHex("0000" + "0001" + hex("1") + "0002" + hex("22"));
        ObjectNode input = object().put("path", "tile/entries/000.p/3").put("octets", base64(octets));
        ArrayNode hashes = input.putArray("hashes");
        entries.forEach(entry -> hashes.add(MerkleHash.leaf(entry).hex()));
        ObjectNode expected = verdict("read");
        ArrayNode read = expected.putArray("entries");
        entries.forEach(entry -> read.add(HexFormat.of().formatHex(entry)));
        Vector three = keep(Vector.valid(
                "entry-bundle", "three-entries", "Three entries, the first of them empty.", object(), input, expected));
        invalid(
                three,
                LogRefusal.BUNDLE_CUT_SHORT,
                "one-octet-less",
                "the last octet is missing",
                v -> v.input().put("octets", base64(Arrays.copyOf(octets, octets.length - 1))));
        invalid(
                three,
                LogRefusal.BUNDLE_TOO_LONG,
                "one-octet-more",
                "there is one octet more",
                v -> v.input().put("octets", base64(Arrays.copyOf(octets, octets.length + 1))));
        invalid(
                three,
                LogRefusal.BUNDLE_CUT_SHORT,
                "half-a-length",
                "it ends inside the length of the last entry",
                v -> v.input().put("octets", base64(Arrays.copyOf(octets, octets.length - 3))));
        byte[] tooLong = new byte[2 + 1025 + octets.length];
        tooLong[0] = 4;
        tooLong[1] = 1;
        invalid(
                three,
                LogRefusal.ENTRY_TOO_LONG,
                "entry-of-1025",
                "the first entry has 1,025 octets",
                v -> v.input().put("octets", base64(tooLong)));
        invalid(
                three,
                LogRefusal.MALFORMED_PATH,
                "path-of-hashes",
                "the path is that of the hashes",
                v -> v.input().put("path", "tile/0/000.p/3"));
        byte[] other = octets.clone();
        other[other.length - 1] = '3';
        invalid(
                three,
                LogRefusal.ENTRY_HASH_MISMATCH,
                "other-entry",
                "the last entry is another",
                v -> v.input().put("octets", base64(other)));
        invalid(
                three,
                LogRefusal.MALFORMED_PATH,
                "two-digits",
                "the index has two digits",
                v -> v.input().put("path", "tile/entries/00.p/3"));
    }

    /// Entry number i is the digit i, i times.
    private static List<byte[]> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.valueOf(i).repeat(i).getBytes(StandardCharsets.US_ASCII))
                .toList();
    }

    /// Leaf number i is the hash of the decimal i.
    static List<Sha256> leaves(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> MerkleHash.leaf(String.valueOf(i).getBytes(StandardCharsets.US_ASCII)))
                .toList();
    }

    private static ObjectNode tree(List<byte[]> entries, Sha256 root) {
        ObjectNode input = object();
        ArrayNode list = input.putArray("entries");
        entries.forEach(entry -> list.add(HexFormat.of().formatHex(entry)));
        return input.put("root", root.hex());
    }

    private static Vector inclusion(String name, String description, int index, int size) {
        List<Sha256> leaves = leaves(size);
        ObjectNode input = object().put("index", String.valueOf(index))
                .put("size", String.valueOf(size))
                .put("leafHash", leaves.get(index).hex())
                .put("root", NaiveTree.root(leaves).hex());
        NaiveTree.path(index, leaves).forEach(hash -> input.withArray("path").add(hash.hex()));
        input.withArray("path");
        return Vector.valid("inclusion", name, description, object(), input, verdict("proven"));
    }

    private static Vector consistency(String name, String description, int earlier, int size) {
        List<Sha256> leaves = leaves(size);
        ObjectNode input = object().put("earlierSize", String.valueOf(earlier))
                .put("size", String.valueOf(size))
                .put("earlierRoot", NaiveTree.root(leaves.subList(0, earlier)).hex())
                .put("root", NaiveTree.root(leaves).hex());
        List<Sha256> path = earlier == 0 ? List.of() : NaiveTree.proof(earlier, leaves);
        path.forEach(hash -> input.withArray("path").add(hash.hex()));
        input.withArray("path");
        return Vector.valid("consistency", name, description, object(), input, verdict("proven"));
    }

    private static Vector tile(String name, String description, String path, int size, List<Sha256> hashes) {
        String joined = String.join("", hashes.stream().map(Sha256::hex).toList());
        ObjectNode input = object().put("path", path)
                .put("size", String.valueOf(size))
                .put("octets", base64(HexFormat.of().parseHex(joined)));
        ObjectNode expected = verdict("read");
        ArrayNode read = expected.putArray("hashes");
        hashes.forEach(hash -> read.add(hash.hex()));
        return Vector.valid("tile", name, description, object(), input, expected);
    }

    private static Vector valid(String kind, String name, String description, ObjectNode input) {
        return Vector.valid(kind, name, description, object(), input, verdict("proven"));
    }

    private Vector keep(Vector vector) {
        vectors.add(vector);
        return vector;
    }

    private void invalid(
            Vector twin, LogRefusal code, String name, String change, java.util.function.Consumer<Vector> alteration) {
        vectors.add(twin.invalid(code.code(), name, change, alteration));
    }

    private static byte[] octets(Vector vector) {
        return Base64.getDecoder().decode(vector.input().path("octets").asString());
    }

    private static String flip(ObjectNode input, String list, int position) {
        byte[] octets = new Sha256(input.path(list).path(position).asString()).octets();
        octets[31] ^= 1;
        return Sha256.ofOctets(octets).hex();
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    private static String hex(String ascii) {
        return HexFormat.of().formatHex(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
