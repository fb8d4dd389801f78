package org.tripoint.kernel.log;

import java.util.ArrayList;
import java.util.List;
import org.tripoint.kernel.Sha256;

/// The definitions of RFC 9162 section 2.1 written down literally, over a list: what [TileTree] must agree with.
final class NaiveTree {

    private NaiveTree() {}

    /// Section 2.1.1.
    static Sha256 root(List<Sha256> d) {
        int n = d.size();
        if (n == 0) {
            return Sha256.of(new byte[0]);
        }
        if (n == 1) {
            return d.getFirst();
        }
        int k = split(n);
        return hash(root(d.subList(0, k)), root(d.subList(k, n)));
    }

    /// Section 2.1.3.1.
    static List<Sha256> path(int m, List<Sha256> d) {
        int n = d.size();
        if (n == 1) {
            return List.of();
        }
        int k = split(n);
        return m < k
                ? then(path(m, d.subList(0, k)), root(d.subList(k, n)))
                : then(path(m - k, d.subList(k, n)), root(d.subList(0, k)));
    }

    /// Section 2.1.4.1.
    static List<Sha256> proof(int m, List<Sha256> d) {
        return subproof(m, d, true);
    }

    private static List<Sha256> subproof(int m, List<Sha256> d, boolean whole) {
        int n = d.size();
        if (m == n) {
            return whole ? List.of() : List.of(root(d));
        }
        int k = split(n);
        return m <= k
                ? then(subproof(m, d.subList(0, k), whole), root(d.subList(k, n)))
                : then(subproof(m - k, d.subList(k, n), false), root(d.subList(0, k)));
    }

    private static int split(int n) {
        int k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return k;
    }

    private static Sha256 hash(Sha256 left, Sha256 right) {
        byte[] octets = new byte[65];
        octets[0] = 1;
        System.arraycopy(left.octets(), 0, octets, 1, 32);
        System.arraycopy(right.octets(), 0, octets, 33, 32);
        return Sha256.of(octets);
    }

    private static List<Sha256> then(List<Sha256> hashes, Sha256 last) {
        List<Sha256> more = new ArrayList<>(hashes);
        more.add(last);
        return more;
    }
}
