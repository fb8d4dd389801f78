package org.tripoint.kernel.log;

import java.util.List;
import org.tripoint.kernel.Sha256;

/// The claim that a leaf stands at `index` in a tree of `size` leaves, with the hashes that show it, from the leaf's
/// sibling up to a child of the root (RFC 9162 section 2.1.3). A claim only: [#judge] says whether it holds.
public record InclusionProof(long index, long size, List<Sha256> path) {

    /// A tree of fewer than 2^63 leaves needs no more.
    public static final int MAX_HASHES = 63;

    public InclusionProof {
        if (index < 0 || size < 0) {
            throw new IllegalArgumentException("expected index and size from 0, found " + index + " and " + size);
        }
        path = List.copyOf(path);
    }

    /// Follows RFC 9162 section 2.1.3.2 step by step.
    public ProofVerdict judge(Sha256 leafHash, Sha256 root) {
        // Step 1: "If leaf_index is greater than or equal to tree_size, then stop and fail".
        if (index >= size) {
            return refuse(LogRefusal.INDEX_NOT_BELOW_SIZE, "expected an index below " + size + ", found " + index);
        }
        // Steps 2 and 3.
        long fn = index;
        long sn = size - 1;
        Sha256 r = leafHash;
        // Step 4.
        for (Sha256 p : path) {
            if (sn == 0) {
                return refuse(LogRefusal.PROOF_TOO_LONG, "expected fewer hashes, found " + path.size());
            }
            if ((fn & 1) == 1 || fn == sn) {
                r = MerkleHash.node(p, r);
                int shift = Long.numberOfTrailingZeros(fn);
                fn >>= shift;
                sn >>= shift;
            } else {
                r = MerkleHash.node(r, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        // Step 5.
        if (sn != 0) {
            return refuse(LogRefusal.PROOF_TOO_SHORT, "expected more hashes, found " + path.size());
        }
        return r.equals(root)
                ? new ProofVerdict.Proven()
                : refuse(LogRefusal.ROOT_MISMATCH, "expected the root " + root + ", found " + r);
    }

    private static ProofVerdict refuse(LogRefusal code, String reason) {
        return new ProofVerdict.Refused(code, reason);
    }
}
