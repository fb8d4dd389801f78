package org.tripoint.kernel.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripoint.kernel.Sha256;

class TileTreeTest {

    private static final int EVERY_SIZE_TO = 70;

    private final Random random = new Random(20261125);

    @Test
    void agreesWithTheDefinitionsAtEverySmallSize() {
        TileFolder folder = new TileFolder();
        for (int size = 0; size <= EVERY_SIZE_TO; size++) {
            List<Sha256> d = List.copyOf(folder.leaves);
            TileTree tree = folder.tree();
            assertThat(tree.root()).isEqualTo(NaiveTree.root(d));
            for (int m = 0; m < size; m++) {
                assertThat(tree.leafHash(m)).isEqualTo(d.get(m));
                assertThat(tree.proveInclusion(m).path()).isEqualTo(NaiveTree.path(m, d));
            }
            for (int m = 1; m <= size; m++) {
                assertThat(tree.proveConsistency(m).path()).isEqualTo(NaiveTree.proof(m, d));
            }
            folder.append(TileFolder.leaves(random, 1));
        }
    }

    @Test
    void everySmallProofIsProven() {
        TileFolder folder = new TileFolder();
        folder.append(TileFolder.leaves(random, EVERY_SIZE_TO));
        for (int size = 0; size <= EVERY_SIZE_TO; size++) {
            TileTree tree = folder.treeAt(size);
            for (int m = 0; m < size; m++) {
                assertThat(tree.proveInclusion(m).judge(folder.leaves.get(m), tree.root()))
                        .isEqualTo(new ProofVerdict.Proven());
            }
            for (int m = 0; m <= size; m++) {
                assertThat(tree.proveConsistency(m).judge(folder.treeAt(m).root(), tree.root()))
                        .isEqualTo(new ProofVerdict.Proven());
            }
        }
    }

    @Test
    void growsInRandomStepsAsTheDefinitionsDo() {
        TileFolder folder = new TileFolder();
        while (folder.leaves.size() < 70_000) {
            int step = 1 + random.nextInt(random.nextInt(3) == 0 ? 7 : 25_000);
            TileTree.Growth growth = folder.append(TileFolder.leaves(random, step));

            assertThat(growth.size()).isEqualTo(folder.leaves.size());
            assertThat(growth.root()).isEqualTo(NaiveTree.root(folder.leaves));
            assertThat(growth.tiles()).allMatch(tile -> tile.coordinate().belongsTo(growth.size()));
        }
    }

    @Test
    void provesRandomLeavesAndSizesOfABigTree() {
        TileFolder folder = new TileFolder();
        folder.append(TileFolder.leaves(random, 70_000));
        for (int i = 0; i < 8; i++) {
            int size = 1 + random.nextInt(70_000);
            int index = random.nextInt(size);
            int earlier = 1 + random.nextInt(size);
            List<Sha256> d = folder.leaves.subList(0, size);
            TileTree tree = folder.treeAt(size);

            assertThat(tree.root()).isEqualTo(NaiveTree.root(d));
            assertThat(tree.proveInclusion(index).path()).isEqualTo(NaiveTree.path(index, d));
            assertThat(tree.proveConsistency(earlier).path()).isEqualTo(NaiveTree.proof(earlier, d));
            assertThat(tree.proveInclusion(index).judge(d.get(index), tree.root()))
                    .isEqualTo(new ProofVerdict.Proven());
            assertThat(tree.proveConsistency(earlier)
                            .judge(folder.treeAt(earlier).root(), tree.root()))
                    .isEqualTo(new ProofVerdict.Proven());
        }
    }

    /// The example of C2SP tlog-tiles, "Partial Tiles".
    @Test
    void hasTheTilesOfThePublishedExample() {
        TileFolder folder = new TileFolder();
        List<TileCoordinate> tiles = folder.append(TileFolder.leaves(random, 70_000)).tiles().stream()
                .map(Tile::coordinate)
                .toList();

        assertThat(tiles).hasSize(273 + 1 + 1 + 1 + 1);
        assertThat(tiles)
                .contains(
                        new TileCoordinate(0, 272, 256),
                        new TileCoordinate(0, 273, 112),
                        new TileCoordinate(1, 0, 256),
                        new TileCoordinate(1, 1, 17),
                        new TileCoordinate(2, 0, 1));
    }

    @Test
    void fullTileOf256StandsUnderAPartialTileOfOne() {
        List<TileCoordinate> tiles = new TileFolder()
                .append(TileFolder.leaves(random, 256)).tiles().stream()
                        .map(Tile::coordinate)
                        .toList();

        assertThat(tiles).containsExactly(new TileCoordinate(0, 0, 256), new TileCoordinate(1, 0, 1));
    }

    @Test
    void appendOfNothingWritesNothing() {
        TileFolder folder = new TileFolder();
        TileTree.Growth growth = folder.append(List.of());

        assertThat(growth).isEqualTo(new TileTree.Growth(0, MerkleHash.EMPTY_ROOT, List.of()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256, 257, 65_535, 65_536, 65_537, 70_000})
    void appendAndProofReadAtMostTwoTilesALevel(int size) {
        TileFolder folder = new TileFolder();
        folder.append(TileFolder.leaves(random, size));
        for (int i = 0; i < 20; i++) {
            folder.reads = 0;
            folder.tree().proveInclusion(random.nextInt(size));
            assertThat(folder.reads).isLessThanOrEqualTo(6);

            folder.reads = 0;
            folder.tree().proveConsistency(1 + random.nextInt(size));
            assertThat(folder.reads).isLessThanOrEqualTo(6);
        }
        folder.reads = 0;
        folder.tree().append(TileFolder.leaves(random, 3));
        assertThat(folder.reads).isLessThanOrEqualTo(3);
    }

    @Test
    void refusesAReaderThatGivesAnotherTile() {
        Tile other = Tile.of(new TileCoordinate(0, 1, 3), new byte[3 * 32]);

        assertThatThrownBy(() -> new TileTree(3, at -> other).root()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAReaderThatGivesANarrowerTile() {
        Tile narrower = Tile.of(new TileCoordinate(0, 0, 2), new byte[2 * 32]);

        assertThatThrownBy(() -> new TileTree(3, at -> narrower).root()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesLeafBehindTheEnd() {
        assertThatThrownBy(() -> new TileFolder().tree().proveInclusion(0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
