package org.tripoint.kernel.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.tripoint.kernel.Sha256;

/// The claim that a tree of `earlierSize` leaves is the beginning of a tree of `size` leaves, with the hashes that
/// show it (RFC 9162 section 2.1.4). A claim only: [#judge] says whether it holds.
public record ConsistencyProof(long earlierSize, long size, List<Sha256> path) {

    public ConsistencyProof {
        if (earlierSize < 0 || size < 0) {
            throw new IllegalArgumentException("expected sizes from 0, found " + earlierSize + " and " + size);
        }
        path = List.copyOf(path);
    }

    /// Follows RFC 9162 section 2.1.4.2 step by step; equal trees and the empty tree, which that section leaves out,
    /// need no hash at all.
    public ProofVerdict judge(Sha256 earlierRoot, Sha256 root) {
        if (earlierSize > size) {
            return refuse(LogRefusal.TREE_SHRINKS, "expected a size from " + earlierSize + ", found " + size);
        }
        if (earlierSize == 0 && !earlierRoot.equals(MerkleHash.EMPTY_ROOT)) {
            return refuse(LogRefusal.WRONG_EMPTY_ROOT, "expected the hash of nothing, found " + earlierRoot);
        }
        if (earlierSize == 0 || earlierSize == size) {
            return judgeWithoutHashes(earlierRoot, root);
        }
        // Step 1.
        if (path.isEmpty()) {
            return refuse(LogRefusal.PROOF_TOO_SHORT, "expected hashes, found none");
        }
        // Step 2: "If first is an exact power of 2, then prepend first_hash".
        Deque<Sha256> hashes = new ArrayDeque<>(path);
        if (Long.bitCount(earlierSize) == 1) {
            hashes.addFirst(earlierRoot);
        }
        // Steps 3 and 4.
        int ones = Long.numberOfTrailingZeros(~(earlierSize - 1));
        long fn = (earlierSize - 1) >> ones;
        long sn = (size - 1) >> ones;
        // Step 5.
        Sha256 fr = hashes.removeFirst();
        Sha256 sr = fr;
        // Step 6.
        for (Sha256 c : hashes) {
            if (sn == 0) {
                return refuse(LogRefusal.PROOF_TOO_LONG, "expected fewer hashes, found " + path.size());
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = MerkleHash.node(c, fr);
                sr = MerkleHash.node(c, sr);
                int shift = Long.numberOfTrailingZeros(fn);
                fn >>= shift;
                sn >>= shift;
            } else {
                sr = MerkleHash.node(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        // Step 7.
        if (sn != 0) {
            return refuse(LogRefusal.PROOF_TOO_SHORT, "expected more hashes, found " + path.size());
        }
        return judgeRoots(fr, earlierRoot, sr, root);
    }

    private ProofVerdict judgeWithoutHashes(Sha256 earlierRoot, Sha256 root) {
        if (!path.isEmpty()) {
            return refuse(LogRefusal.PROOF_TOO_LONG, "expected no hashes, found " + path.size());
        }
        return earlierSize == size
                ? judgeRoots(earlierRoot, earlierRoot, earlierRoot, root)
                : new ProofVerdict.Proven();
    }

    private static ProofVerdict judgeRoots(Sha256 fr, Sha256 earlierRoot, Sha256 sr, Sha256 root) {
        if (!fr.equals(earlierRoot)) {
            return refuse(
                    LogRefusal.EARLIER_ROOT_MISMATCH, "expected the earlier root " + earlierRoot + ", found " + fr);
        }
        return sr.equals(root)
                ? new ProofVerdict.Proven()
                : refuse(LogRefusal.ROOT_MISMATCH, "expected the root " + root + ", found " + sr);
    }

    private static ProofVerdict refuse(LogRefusal code, String reason) {
        return new ProofVerdict.Refused(code, reason);
    }
}
