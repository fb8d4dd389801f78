package org.tripoint.kernel.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tripoint.kernel.Sha256;

/// The tiles of a log that grows in a test, kept as a table would keep them: the widest of each place.
final class TileFolder {

    final List<Sha256> leaves = new ArrayList<>();
    final Map<String, Tile> tiles = new HashMap<>();
    int reads;

    TileTree tree() {
        return treeAt(leaves.size());
    }

    TileTree treeAt(long size) {
        return new TileTree(size, this::read);
    }

    TileTree.Growth append(List<Sha256> hashes) {
        TileTree.Growth growth = tree().append(hashes);
        leaves.addAll(hashes);
        for (Tile tile : growth.tiles()) {
            tiles.put(place(tile.coordinate()), tile);
        }
        return growth;
    }

    private Tile read(TileCoordinate at) {
        reads++;
        Tile tile = tiles.get(place(at));
        if (tile == null) {
            throw new IllegalStateException("no tile at " + at.path());
        }
        return tile;
    }

    private static String place(TileCoordinate at) {
        return at.level() + "/" + at.index();
    }

    static List<Sha256> leaves(Random random, int count) {
        List<Sha256> hashes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            hashes.add(MerkleHash.leaf(
                    ByteBuffer.allocate(Long.BYTES).putLong(random.nextLong()).array()));
        }
        return hashes;
    }
}
