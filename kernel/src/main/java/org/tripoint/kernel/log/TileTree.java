package org.tripoint.kernel.log;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tripoint.kernel.Sha256;

/// A Merkle tree of a given size whose hashes lie in tiles somewhere else: computes its root, its proofs and the
/// tiles that it grows by. Each reads at most two tiles a level (of which a million leaves have three), each once.
/// Immutable but for the tiles it remembers; not for use by several threads.
public final class TileTree {

    private static final int REMEMBERED_TILES = 32;

    private final long size;
    private final TileReader reader;
    private final Map<TileCoordinate, Tile> remembered = new LinkedHashMap<>();

    /// The tree of the first `size` leaves of the log that `reader` reads.
    public TileTree(long size, TileReader reader) {
        if (size < 0) {
            throw new IllegalArgumentException("expected a size from 0, found: " + size);
        }
        this.size = size;
        this.reader = reader;
    }

    public long size() {
        return size;
    }

    public Sha256 root() {
        return size == 0 ? MerkleHash.EMPTY_ROOT : Sha256.ofOctets(hash(0, size));
    }

    /// The hash of the leaf at `index`.
    public Sha256 leafHash(long index) {
        checkIndex(index);
        return Sha256.ofOctets(hash(index, index + 1));
    }

    /// PATH(m, D\[n\]) of RFC 9162 section 2.1.3.1.
    public InclusionProof proveInclusion(long index) {
        checkIndex(index);
        List<Sha256> path = new ArrayList<>();
        long start = 0;
        long end = size;
        while (end - start > 1) {
            long split = start + MerkleHash.splitOf(end - start);
            if (index < split) {
                path.addFirst(Sha256.ofOctets(hash(split, end)));
                end = split;
            } else {
                path.addFirst(Sha256.ofOctets(hash(start, split)));
                start = split;
            }
        }
        return new InclusionProof(index, size, path);
    }

    /// PROOF(m, D\[n\]) of RFC 9162 section 2.1.4.1; without hashes where the earlier tree is empty or the same.
    public ConsistencyProof proveConsistency(long earlierSize) {
        if (earlierSize < 0 || earlierSize > size) {
            throw new IllegalArgumentException("expected an earlier size up to " + size + ", found: " + earlierSize);
        }
        List<Sha256> path = new ArrayList<>();
        if (earlierSize > 0 && earlierSize < size) {
            subproof(earlierSize, path);
        }
        return new ConsistencyProof(earlierSize, size, path);
    }

    private void subproof(long earlierSize, List<Sha256> path) {
        long start = 0;
        long end = size;
        // SUBPROOF(m, D[m], true) = {}: the verifier has the root of a whole earlier tree.
        while (end != earlierSize) {
            long split = start + MerkleHash.splitOf(end - start);
            if (earlierSize <= split) {
                path.addFirst(Sha256.ofOctets(hash(split, end)));
                end = split;
            } else {
                path.addFirst(Sha256.ofOctets(hash(start, split)));
                start = split;
            }
        }
        // SUBPROOF(m, D[m], false) = {MTH(D[m])}.
        if (start > 0) {
            path.addFirst(Sha256.ofOctets(hash(start, end)));
        }
    }

    /// The tree with `leafHashes` after its leaves. Reads the partial tiles of the right edge and writes nothing:
    /// the caller stores [Growth#tiles] before it lets the root go.
    public Growth append(List<Sha256> leafHashes) {
        long grown = Math.addExact(size, leafHashes.size());
        List<Tile> tiles = new ArrayList<>();
        List<byte[]> hashes = leafHashes.stream().map(Sha256::octets).toList();
        for (int level = 0; !hashes.isEmpty(); level++) {
            hashes = appendAt(level, hashes, tiles);
        }
        Map<TileCoordinate, Tile> fresh = new LinkedHashMap<>();
        tiles.forEach(tile -> fresh.put(tile.coordinate(), tile));
        TileTree tree = new TileTree(grown, at -> {
            Tile tile = fresh.get(at);
            return tile == null ? tile(at) : tile;
        });
        return new Growth(grown, tree.root(), tiles);
    }

    /// Writes the tiles of one level and returns the hashes that they add to the level above: those of full tiles,
    /// since a partial tile "MUST NOT be hashed into a tile at the level above".
    private List<byte[]> appendAt(int level, List<byte[]> added, List<Tile> tiles) {
        long before = TileCoordinate.hashesAt(level, size);
        List<byte[]> hashes = new ArrayList<>(edge(level, before));
        hashes.addAll(added);
        List<byte[]> above = new ArrayList<>();
        long index = before >> TileCoordinate.HEIGHT;
        for (int first = 0; first < hashes.size(); first += TileCoordinate.FULL_WIDTH) {
            int width = Math.min(TileCoordinate.FULL_WIDTH, hashes.size() - first);
            Tile tile = Tile.of(new TileCoordinate(level, index++, width), join(hashes.subList(first, first + width)));
            tiles.add(tile);
            if (tile.coordinate().isFull()) {
                above.add(tile.subtree(0, TileCoordinate.FULL_WIDTH));
            }
        }
        return above;
    }

    /// The hashes of the partial tile at the right edge of a level, where there is one.
    private List<byte[]> edge(int level, long hashesBefore) {
        if (hashesBefore % TileCoordinate.FULL_WIDTH == 0) {
            return List.of();
        }
        TileCoordinate last =
                TileCoordinate.holding(level, hashesBefore - 1, size).orElseThrow();
        return tile(last).hashes().stream().map(Sha256::octets).toList();
    }

    /// MTH(D\[start:end\]), where `start` is a multiple of the largest power of two up to `end - start`, as it is in
    /// every range that the definitions of root and proofs name.
    private byte[] hash(long start, long end) {
        long count = end - start;
        if (Long.bitCount(count) == 1) {
            return perfectSubtree(Long.numberOfTrailingZeros(count), start);
        }
        long split = start + MerkleHash.splitOf(count);
        return MerkleHash.node(hash(start, split), hash(split, end));
    }

    /// The hash of the `2^height` leaves from `start` on: in a tile, or 2 to 128 hashes of a tile taken together.
    private byte[] perfectSubtree(int height, long start) {
        int level = height / TileCoordinate.HEIGHT;
        long position = start >> (level * TileCoordinate.HEIGHT);
        TileCoordinate at = TileCoordinate.holding(level, position, size).orElseThrow();
        int first = (int) (position % TileCoordinate.FULL_WIDTH);
        return tile(at).subtree(first, 1 << (height % TileCoordinate.HEIGHT));
    }

    private Tile tile(TileCoordinate at) {
        Tile known = remembered.get(at);
        if (known != null) {
            return known;
        }
        Tile read = reader.read(at);
        if (!read.coordinate().ofWidth(at.width()).equals(at)
                || read.coordinate().width() < at.width()) {
            throw new IllegalStateException("expected " + at.path() + " or wider, found " + read);
        }
        Tile cut = Tile.of(at, read.octets());
        if (remembered.size() == REMEMBERED_TILES) {
            remembered.clear();
        }
        remembered.put(at, cut);
        return cut;
    }

    private void checkIndex(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("expected an index below " + size + ", found: " + index);
        }
    }

    private static byte[] join(List<byte[]> hashes) {
        byte[] octets = new byte[hashes.size() * MerkleHash.OCTETS];
        for (int i = 0; i < hashes.size(); i++) {
            System.arraycopy(hashes.get(i), 0, octets, i * MerkleHash.OCTETS, MerkleHash.OCTETS);
        }
        return octets;
    }

    /// What an append leads to: the new size and root, and every tile that is new or wider than before.
    public record Growth(long size, Sha256 root, List<Tile> tiles) {

        public Growth {
            tiles = List.copyOf(tiles);
        }
    }
}
