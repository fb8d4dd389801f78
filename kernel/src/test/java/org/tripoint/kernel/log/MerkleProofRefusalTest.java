package org.tripoint.kernel.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tripoint.kernel.Sha256;

class MerkleProofRefusalTest {

    private static final int BITS = 256;

    private final Random random = new Random(9162);
    private final TileFolder folder = new TileFolder();

    @BeforeEach
    void grow() {
        folder.append(TileFolder.leaves(random, 600));
    }

    @Test
    void refusesEveryFlippedBitOfAnInclusionProof() {
        for (int size : new int[] {2, 3, 7, 11, 70, 300}) {
            TileTree tree = folder.treeAt(size);
            int index = random.nextInt(size);
            InclusionProof proof = tree.proveInclusion(index);
            Sha256 leaf = folder.leaves.get(index);
            for (int hash = 0; hash < proof.path().size(); hash++) {
                for (int bit = 0; bit < BITS; bit++) {
                    InclusionProof changed = new InclusionProof(index, size, flip(proof.path(), hash, bit));
                    assertThat(code(changed.judge(leaf, tree.root()))).isEqualTo(LogRefusal.ROOT_MISMATCH);
                }
            }
            for (int bit = 0; bit < BITS; bit++) {
                assertThat(code(proof.judge(flip(leaf, bit), tree.root()))).isEqualTo(LogRefusal.ROOT_MISMATCH);
                assertThat(code(proof.judge(leaf, flip(tree.root(), bit)))).isEqualTo(LogRefusal.ROOT_MISMATCH);
            }
        }
    }

    @Test
    void refusesEveryFlippedBitOfAConsistencyProof() {
        for (int size : new int[] {2, 3, 7, 8, 70, 300}) {
            TileTree tree = folder.treeAt(size);
            for (int earlier : new int[] {1, size / 2, size - 1}) {
                ConsistencyProof proof = tree.proveConsistency(earlier);
                Sha256 earlierRoot = folder.treeAt(earlier).root();
                for (int hash = 0; hash < proof.path().size(); hash++) {
                    for (int bit = 0; bit < BITS; bit++) {
                        ConsistencyProof changed = new ConsistencyProof(earlier, size, flip(proof.path(), hash, bit));
                        assertThat(code(changed.judge(earlierRoot, tree.root())))
                                .isIn(LogRefusal.ROOT_MISMATCH, LogRefusal.EARLIER_ROOT_MISMATCH);
                    }
                }
                for (int bit = 0; bit < BITS; bit++) {
                    assertThat(proof.judge(flip(earlierRoot, bit), tree.root()))
                            .isInstanceOf(ProofVerdict.Refused.class);
                    assertThat(proof.judge(earlierRoot, flip(tree.root(), bit)))
                            .isInstanceOf(ProofVerdict.Refused.class);
                }
            }
        }
    }

    @Test
    void refusesEveryOtherIndex() {
        for (int size = 1; size <= 70; size++) {
            TileTree tree = folder.treeAt(size);
            for (int index = 0; index < size; index++) {
                List<Sha256> path = tree.proveInclusion(index).path();
                for (int other = 0; other < 80; other++) {
                    if (other != index) {
                        assertThat(new InclusionProof(other, size, path).judge(folder.leaves.get(index), tree.root()))
                                .isInstanceOf(ProofVerdict.Refused.class);
                    }
                }
            }
        }
    }

    /// A verifier that leaves out step 1 follows the same path for an index that is too large.
    @Test
    void refusesIndexThatTheTreeDoesNotHave() {
        TileTree tree = folder.treeAt(1);

        assertThat(code(new InclusionProof(1, 1, List.of()).judge(folder.leaves.getFirst(), tree.root())))
                .isEqualTo(LogRefusal.INDEX_NOT_BELOW_SIZE);
        assertThat(code(new InclusionProof(0, 0, List.of()).judge(MerkleHash.EMPTY_ROOT, MerkleHash.EMPTY_ROOT)))
                .isEqualTo(LogRefusal.INDEX_NOT_BELOW_SIZE);
    }

    @Test
    void refusesHashesTooFewOrTooMany() {
        TileTree tree = folder.treeAt(70);
        Sha256 leaf = folder.leaves.get(33);
        List<Sha256> path = tree.proveInclusion(33).path();
        List<Sha256> consistency = tree.proveConsistency(33).path();
        Sha256 earlierRoot = folder.treeAt(33).root();

        assertThat(code(new InclusionProof(33, 70, path.subList(1, path.size())).judge(leaf, tree.root())))
                .isEqualTo(LogRefusal.PROOF_TOO_SHORT);
        assertThat(code(new InclusionProof(33, 70, more(path)).judge(leaf, tree.root())))
                .isEqualTo(LogRefusal.PROOF_TOO_LONG);
        assertThat(code(new ConsistencyProof(33, 70, consistency.subList(1, consistency.size()))
                        .judge(earlierRoot, tree.root())))
                .isEqualTo(LogRefusal.PROOF_TOO_SHORT);
        assertThat(code(new ConsistencyProof(33, 70, more(consistency)).judge(earlierRoot, tree.root())))
                .isEqualTo(LogRefusal.PROOF_TOO_LONG);
        assertThat(code(new ConsistencyProof(33, 70, List.of()).judge(earlierRoot, tree.root())))
                .isEqualTo(LogRefusal.PROOF_TOO_SHORT);
        assertThat(code(new ConsistencyProof(70, 70, more(List.of())).judge(tree.root(), tree.root())))
                .isEqualTo(LogRefusal.PROOF_TOO_LONG);
        assertThat(code(new ConsistencyProof(0, 70, more(List.of())).judge(MerkleHash.EMPTY_ROOT, tree.root())))
                .isEqualTo(LogRefusal.PROOF_TOO_LONG);
    }

    @Test
    void refusesTreeThatShrinksAndEmptyTreeWithAnotherRoot() {
        Sha256 root = folder.treeAt(5).root();

        assertThat(code(new ConsistencyProof(6, 5, List.of()).judge(root, root)))
                .isEqualTo(LogRefusal.TREE_SHRINKS);
        assertThat(code(new ConsistencyProof(0, 5, List.of()).judge(root, root)))
                .isEqualTo(LogRefusal.WRONG_EMPTY_ROOT);
        assertThat(code(new ConsistencyProof(5, 5, List.of())
                        .judge(root, folder.treeAt(6).root())))
                .isEqualTo(LogRefusal.ROOT_MISMATCH);
    }

    private static LogRefusal code(ProofVerdict verdict) {
        assertThat(verdict).isInstanceOf(ProofVerdict.Refused.class);
        return ((ProofVerdict.Refused) verdict).code();
    }

    private List<Sha256> more(List<Sha256> path) {
        List<Sha256> more = new ArrayList<>(path);
        more.addAll(TileFolder.leaves(random, 1));
        return more;
    }

    private static List<Sha256> flip(List<Sha256> path, int hash, int bit) {
        List<Sha256> changed = new ArrayList<>(path);
        changed.set(hash, flip(changed.get(hash), bit));
        return changed;
    }

    private static Sha256 flip(Sha256 hash, int bit) {
        byte[] octets = hash.octets();
        octets[bit / 8] ^= (byte) (1 << (bit % 8));
        return Sha256.ofOctets(octets);
    }
}
