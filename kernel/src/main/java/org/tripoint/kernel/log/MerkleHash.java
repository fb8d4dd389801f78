package org.tripoint.kernel.log;

import java.security.MessageDigest;
import java.util.List;
import org.tripoint.kernel.Sha256;

/// The hashes of a Merkle tree over a list of entries (RFC 9162 section 2.1.1, with SHA-256; RFC 6962 section 2.1
/// defines the same). Leaves and nodes begin with different octets, so that no leaf can pass for a node.
public final class MerkleHash {

    /// MTH({}) = HASH(): the root of a tree without entries.
    public static final Sha256 EMPTY_ROOT = Sha256.of(new byte[0]);

    static final int OCTETS = 32;

    private static final byte LEAF = 0x00;
    private static final byte NODE = 0x01;

    private MerkleHash() {}

    /// MTH({d}) = HASH(0x00 || d).
    public static Sha256 leaf(byte[] entry) {
        MessageDigest digest = Sha256.digest();
        digest.update(LEAF);
        return Sha256.ofOctets(digest.digest(entry));
    }

    /// HASH(0x01 || left || right).
    public static Sha256 node(Sha256 left, Sha256 right) {
        return Sha256.ofOctets(node(left.octets(), right.octets()));
    }

    /// MTH(D\[n\]) over the hashes of the leaves, all in memory. For trees of any size use [TileTree].
    public static Sha256 root(List<Sha256> leafHashes) {
        if (leafHashes.isEmpty()) {
            return EMPTY_ROOT;
        }
        if (leafHashes.size() == 1) {
            return leafHashes.getFirst();
        }
        int split = (int) splitOf(leafHashes.size());
        return node(root(leafHashes.subList(0, split)), root(leafHashes.subList(split, leafHashes.size())));
    }

    /// The largest power of two smaller than `size`, which is at least 2: "k < n <= 2k".
    static long splitOf(long size) {
        return Long.highestOneBit(size - 1);
    }

    static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = Sha256.digest();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }
}
