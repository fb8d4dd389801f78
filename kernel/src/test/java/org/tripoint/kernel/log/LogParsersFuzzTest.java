package org.tripoint.kernel.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tripoint.kernel.Keys;
import org.tripoint.kernel.Mutations;
import org.tripoint.kernel.Octets;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.SigningKey;

/// Whatever a stranger sends, every parser of this package answers with a verdict, never with an exception; and what
/// it accepts, it writes again with the same octets.
class LogParsersFuzzTest {

    private static final int ROUNDS = 10_000;
    private static final String ORIGIN = "tripoint/VN/KH/routine/1";
    private static final Instant TIME = Instant.parse("2026-11-25T03:00:00.123Z");
    private static final Sha256 HASH = Sha256.of(new byte[] {1});

    private final SigningKey logKey = Keys.named("log");
    private final SigningKey mirrorKey = Keys.named("mirror");
    private final TrustedLog log = new TrustedLog(
            ORIGIN,
            Set.of(logKey.verifyingKey()),
            Set.of(NoteKey.ofCosigner("tripoint/KH/mirror", mirrorKey.verifyingKey())));
    private final TileFolder folder = new TileFolder();
    private final SignedCheckpoint receipt;

    LogParsersFuzzTest() {
        folder.append(TileFolder.leaves(new Random(3), 20));
        receipt = SignedCheckpoint.sign(new Checkpoint(ORIGIN, 20, folder.tree().root()), logKey)
                .cosign("tripoint/KH/mirror", mirrorKey, TIME);
    }

    @Test
    void notes() {
        Mutations mutations = new Mutations(1, List.of(receipt.octets()));
        for (int i = 0; i < ROUNDS; i++) {
            byte[] input = mutations.next();
            if (log.judge(input) instanceof CheckpointVerdict.Verified verified) {
                assertThat(verified.checkpoint().octets()).isEqualTo(input);
                assertThat(verified.checkpoint().checkpoint()).isEqualTo(receipt.checkpoint());
            }
        }
    }

    @Test
    void checkpointTexts() {
        Mutations mutations =
                new Mutations(2, List.of(receipt.checkpoint().text().getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < ROUNDS; i++) {
            String input = new String(mutations.next(), StandardCharsets.UTF_8);
            try {
                assertThat(Checkpoint.parse(input).text()).isEqualTo(input);
            } catch (Refused refused) {
                assertThat(refused.code()).isIn(LogRefusal.MALFORMED_CHECKPOINT, LogRefusal.WRONG_EMPTY_ROOT);
            }
        }
    }

    @Test
    void proofs() {
        TlogProof proof = TlogProof.of(new Octets(new byte[] {7}), folder.tree().proveInclusion(7), receipt);
        Mutations mutations = new Mutations(3, List.of(proof.octets()));
        for (int i = 0; i < ROUNDS; i++) {
            byte[] input = mutations.next();
            if (log.judge(input, folder.leaves.get(7)) instanceof TlogProofVerdict.Proven proven) {
                assertThat(proven.proof().octets()).isEqualTo(input);
                assertThat(proven.proof().index()).isEqualTo(7);
            }
        }
    }

    @Test
    void verifierKeys() {
        Mutations mutations = new Mutations(
                4, List.of(NoteKey.ofLog(ORIGIN, logKey.verifyingKey()).vkey().getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < ROUNDS; i++) {
            String input = new String(mutations.next(), StandardCharsets.UTF_8);
            if (NoteKey.read(input) instanceof NoteKeyVerdict.Read read) {
                assertThat(read.key().vkey()).isEqualTo(input);
            }
        }
    }

    @Test
    void leaves() {
        Leaf release = new Leaf.Release(
                Leaf.Kind.RECORD,
                HASH,
                new Basis.Article(HASH, "2"),
                new TreeSet<>(List.of("event", "place")),
                TIME,
                4);
        Leaf warning =
                new Leaf.Release(Leaf.Kind.DISCLOSURE, HASH, Basis.Rule.DANGER_TO_LIFE, new TreeSet<>(), TIME, 4);
        Leaf opening = new Leaf.EpochOpening(receipt.checkpoint(), TIME, 4);
        Mutations mutations = new Mutations(
                5,
                Stream.of(release, warning, opening)
                        .map(leaf -> leaf.encode().toArray())
                        .toList());
        for (int i = 0; i < ROUNDS; i++) {
            Octets input = new Octets(mutations.next());
            if (Leaf.read(input) instanceof LeafVerdict.Read read) {
                assertThat(read.leaf().encode()).isEqualTo(input);
            }
        }
    }

    @Test
    void bundles() {
        EntryBundle bundle = new EntryBundle(
                List.of(new Octets(new byte[] {1, 2}), new Octets(new byte[0]), new Octets(new byte[300])));
        Mutations mutations = new Mutations(6, List.of(bundle.octets()));
        for (int i = 0; i < ROUNDS; i++) {
            byte[] input = mutations.next();
            if (EntryBundle.read(3, input) instanceof EntryBundleVerdict.Read read) {
                assertThat(read.bundle().octets()).isEqualTo(input);
            }
        }
    }

    @Test
    void pathsOriginsAndHeads() {
        FeedHead head =
                new FeedHead(new FeedHead.LogHead(1, 3), new FeedHead.LogHead(2, 40), new FeedHead.Receipts(5, 0));
        Mutations mutations = new Mutations(
                7,
                List.of(
                        "routine/12/tile/0/x001/x234/067.p/17".getBytes(StandardCharsets.UTF_8),
                        "control/1/tile/entries/000".getBytes(StandardCharsets.UTF_8),
                        "mirror/control/1/checkpoint".getBytes(StandardCharsets.UTF_8),
                        ("records/" + HASH).getBytes(StandardCharsets.UTF_8),
                        ORIGIN.getBytes(StandardCharsets.UTF_8),
                        head.encode().toArray()));
        for (int i = 0; i < ROUNDS; i++) {
            byte[] octets = mutations.next();
            String input = new String(octets, StandardCharsets.UTF_8);
            FeedFile.parse(input).ifPresent(file -> assertThat(file.path()).isEqualTo(input));
            FeedOrigin.parse(input).ifPresent(origin -> assertThat(origin).hasToString(input));
            Optional<FeedHead> parsed = FeedHead.parse(octets);
            parsed.ifPresent(found -> assertThat(found.encode()).isEqualTo(new Octets(octets)));
        }
    }
}
