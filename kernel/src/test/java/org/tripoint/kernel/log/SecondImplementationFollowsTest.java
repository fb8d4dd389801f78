package org.tripoint.kernel.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tripoint.kernel.Keys;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.SignedRecord;

/// A node written from docs/spec follows the feed tree that this code writes, and finds every damage done to it.
class SecondImplementationFollowsTest {

    private static final String SOUND = "3 logs, 303 leaves, 2 records, 1 attachments, 1 receipts, 0 problems";

    @TempDir
    private Path folder;

    @Test
    void findsNothingWrongWithASoundTree() throws IOException, InterruptedException {
        FollowerScript followed = follow(new FeedTree());

        assertThat(followed.output()).isEqualTo(SOUND);
        assertThat(followed.exitCode()).isZero();
    }

    @Test
    void cutsAFullBundleWhereThePartialOneIsGone() throws IOException, InterruptedException {
        FeedTree tree = new FeedTree();
        for (String folder : List.of("routine/1/tile/entries/001", "routine/1/tile/0/001")) {
            byte[] partial = remove(tree, folder + ".p/44");
            byte[] full = new byte[folder.contains("entries") ? partial.length + 212 * 2 : 256 * 32];
            System.arraycopy(partial, 0, full, 0, partial.length);
            tree.files.put(folder, full);
        }

        assertThat(follow(tree).output()).isEqualTo(SOUND);
    }

    static Stream<Arguments> damages() {
        FeedFile control = new FeedFile.LogCheckpoint(Lane.CONTROL, 1);
        return Stream.of(
                damage(
                        "log-signature-missing",
                        tree -> tree.put(
                                control,
                                SignedCheckpoint.sign(
                                                new Checkpoint("tripoint/VN/KH/control/1", 0, MerkleHash.EMPTY_ROOT),
                                                Keys.named("stranger"))
                                        .octets())),
                damage("checkpoint-missing", tree -> remove(tree, control.path())),
                damage("root-mismatch", tree -> flip(tree, "routine/1/tile/entries/000")),
                damage("root-mismatch", tree -> flip(tree, "routine/1/tile/1/000.p/1")),
                damage("bundle-cut-short", tree -> tree.files.put("routine/1/tile/entries/000", new byte[] {0})),
                damage("entries-missing", tree -> remove(tree, "routine/1/tile/entries/000")),
                damage("tile-missing", tree -> remove(tree, "routine/1/tile/0/000")),
                damage("body-missing", tree -> remove(tree, "records/" + tree.warning.hash())),
                damage("signature-invalid", tree -> forge(tree, "stranger")),
                damage(
                        "hash-mismatch",
                        tree -> tree.put(
                                new FeedFile.ReleasedRecord(tree.warning.hash()),
                                FeedTree.record(FeedTree.VN, "flood.reported", Map.of("event", "{}"))
                                        .toJson())),
                damage("wrong-issuer", tree -> {
                    SignedRecord foreign = FeedTree.record(FeedTree.KH, "flood.reported", Map.of("event", "{}"));
                    tree.put(new FeedFile.ReleasedRecord(foreign.hash()), foreign.toJson());
                    tree.log(
                            FeedTree.origin(Lane.CONTROL, 1),
                            List.of(FeedTree.release(Leaf.Kind.RECORD, foreign, Basis.Rule.LINK, "event")));
                }),
                damage("replayed-record", tree -> controlLane(tree, tree.warning, tree.warning)),
                damage(
                        "section-missing",
                        tree -> tree.put(
                                new FeedFile.ReleasedRecord(tree.warning.hash()),
                                tree.warning.withOnly(Set.of("place"), Set.of()).toJson())),
                damage(
                        "section-not-released",
                        tree -> tree.put(new FeedFile.ReleasedRecord(tree.warning.hash()), tree.warning.toJson())),
                damage("attachment-missing", tree -> flip(tree, "attachments/" + Sha256.of(FeedTree.PHOTOGRAPH))),
                damage(
                        "record-unknown",
                        tree -> tree.log(
                                FeedTree.origin(Lane.CONTROL, 1),
                                List.of(FeedTree.release(
                                        Leaf.Kind.DISCLOSURE, tree.warning, Basis.Rule.DANGER_TO_LIFE, "event")))),
                damage("release-time-decreases", tree -> {
                    Leaf earlier = new Leaf.Release(
                            Leaf.Kind.RECORD,
                            tree.seizure.hash(),
                            Basis.Rule.LINK,
                            new TreeSet<>(Set.of("event")),
                            FeedTree.NOW.minus(Duration.ofMillis(1)),
                            0);
                    Leaf first = FeedTree.release(Leaf.Kind.RECORD, tree.warning, Basis.Rule.LINK, "event");
                    tree.log(FeedTree.origin(Lane.CONTROL, 1), List.of(first, earlier));
                }),
                damage(
                        "epoch-not-successive",
                        tree -> tree.log(
                                FeedTree.origin(Lane.ROUTINE, 2),
                                List.of(new Leaf.EpochOpening(
                                        new Checkpoint("tripoint/VN/KH/routine/1", 0, MerkleHash.EMPTY_ROOT),
                                        FeedTree.NOW,
                                        0)))),
                damage(
                        "cosignature-missing",
                        tree -> tree.put(
                                new FeedFile.Receipt(Lane.CONTROL, 1),
                                SignedCheckpoint.sign(
                                                new Checkpoint("tripoint/KH/VN/control/1", 0, MerkleHash.EMPTY_ROOT),
                                                Keys.named("KH log"))
                                        .octets())));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("damages")
    void findsDamage(String code, Consumer<FeedTree> damage) throws IOException, InterruptedException {
        FeedTree tree = new FeedTree();
        damage.accept(tree);
        FollowerScript followed = follow(tree);

        assertThat(followed.output()).contains(": " + code + " (");
        assertThat(followed.exitCode()).isOne();
    }

    private FollowerScript follow(FeedTree tree) throws IOException, InterruptedException {
        Path files = Files.createDirectory(folder.resolve("to-KH"));
        tree.write(files);
        Path trust = Files.write(folder.resolve("trust.json"), FeedTree.trust(null));
        return FollowerScript.run(trust, List.of(files.toString()));
    }

    private static Arguments damage(String code, Consumer<FeedTree> damage) {
        return Arguments.of(code, damage);
    }

    private static byte[] remove(FeedTree tree, String path) {
        return java.util.Objects.requireNonNull(tree.files.remove(path), path);
    }

    private static void flip(FeedTree tree, String path) {
        byte[] octets = remove(tree, path).clone();
        octets[octets.length - 3] ^= 1;
        tree.files.put(path, octets);
    }

    private static void controlLane(FeedTree tree, SignedRecord... records) {
        List<Leaf> leaves = new ArrayList<>();
        for (SignedRecord record : records) {
            leaves.add(FeedTree.release(Leaf.Kind.RECORD, record, Basis.Rule.DANGER_TO_LIFE, "event"));
        }
        tree.log(FeedTree.origin(Lane.CONTROL, 1), leaves);
    }

    /// The warning as its issuer would have signed it, by another key under the name of his.
    private static void forge(FeedTree tree, String key) {
        String path = "records/" + tree.warning.hash();
        String json = new String(remove(tree, path), StandardCharsets.UTF_8);
        String signature = tree.warning.signatures().getFirst().signature();
        byte[] other = Keys.named(key).sign(new byte[] {1});
        String forged = java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(other);
        tree.files.put(path, json.replace(signature, forged).getBytes(StandardCharsets.UTF_8));
    }
}
