package org.tripoint.kernel.log;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tripoint.kernel.Sha256;

/// A run of consecutive hashes of one level of a Merkle tree, 1 to 256 of them (C2SP tlog-tiles). A log only grows,
/// so a narrower tile is the beginning of every wider one at its place.
public final class Tile {

    private final TileCoordinate coordinate;
    private final byte[] hashes;

    private Tile(TileCoordinate coordinate, byte[] hashes) {
        this.coordinate = coordinate;
        this.hashes = hashes;
    }

    /// The first hashes of `octets`, as many as `coordinate` is wide; `octets` may hold those of a wider tile at the
    /// same place. Throws [IllegalArgumentException] where there are fewer. For a stranger's octets use [#read].
    public static Tile of(TileCoordinate coordinate, byte[] octets) {
        int length = coordinate.width() * MerkleHash.OCTETS;
        if (octets.length < length || octets.length % MerkleHash.OCTETS != 0) {
            throw new IllegalArgumentException(
                    "expected " + length + " octets of " + coordinate.path() + ", found " + octets.length);
        }
        return new Tile(coordinate, Arrays.copyOf(octets, length));
    }

    /// Judges what someone else served under the path of `coordinate` in a log of `size` leaves.
    public static TileVerdict read(TileCoordinate coordinate, long size, byte[] octets) {
        if (!coordinate.belongsTo(size)) {
            return new TileVerdict.Refused(
                    LogRefusal.NO_SUCH_TILE, "expected a tile of " + size + " leaves, found " + coordinate.path());
        }
        int length = coordinate.width() * MerkleHash.OCTETS;
        return octets.length == length
                ? new TileVerdict.Read(of(coordinate, octets))
                : new TileVerdict.Refused(
                        LogRefusal.WRONG_TILE_LENGTH, "expected " + length + " octets, found " + octets.length);
    }

    public TileCoordinate coordinate() {
        return coordinate;
    }

    public Sha256 hash(int position) {
        return Sha256.ofOctets(slice(position, position + 1));
    }

    public List<Sha256> hashes() {
        return IntStream.range(0, coordinate.width()).mapToObj(this::hash).toList();
    }

    /// The tile as it is stored and served.
    public byte[] octets() {
        return hashes.clone();
    }

    /// The Merkle tree hash over `count` of the hashes, a power of two, from `first` on.
    byte[] subtree(int first, int count) {
        if (count == 1) {
            return slice(first, first + 1);
        }
        int half = count / 2;
        return MerkleHash.node(subtree(first, half), subtree(first + half, half));
    }

    private byte[] slice(int from, int to) {
        return Arrays.copyOfRange(hashes, from * MerkleHash.OCTETS, to * MerkleHash.OCTETS);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tile tile && tile.coordinate.equals(coordinate) && Arrays.equals(tile.hashes, hashes);
    }

    @Override
    public int hashCode() {
        return 31 * coordinate.hashCode() + Arrays.hashCode(hashes);
    }

    @Override
    public String toString() {
        return coordinate.path();
    }
}
