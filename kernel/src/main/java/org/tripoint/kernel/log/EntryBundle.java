package org.tripoint.kernel.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.tripoint.kernel.Octets;
import org.tripoint.kernel.Sha256;

/// A run of consecutive entries of a log, 1 to 256 of them, each behind its length as a big-endian uint16 (C2SP
/// tlog-tiles, "Log entries"). A log only grows, so a narrower bundle is the beginning of every wider one at its place.
public record EntryBundle(List<Octets> entries) {

    /// What a leaf of a feed may be at most; the format would allow 65,535.
    public static final int MAX_ENTRY_OCTETS = 1024;

    /// A full bundle of the longest entries.
    public static final int MAX_OCTETS = TileCoordinate.FULL_WIDTH * (Short.BYTES + MAX_ENTRY_OCTETS);

    public EntryBundle {
        entries = List.copyOf(entries);
        if (entries.isEmpty() || entries.size() > TileCoordinate.FULL_WIDTH) {
            throw new IllegalArgumentException("expected 1 to 256 entries, found " + entries.size());
        }
        for (Octets entry : entries) {
            if (entry.length() > MAX_ENTRY_OCTETS) {
                throw new IllegalArgumentException("expected at most 1,024 octets, found " + entry.length());
            }
        }
    }

    /// Judges what someone else served as `width` entries.
    public static EntryBundleVerdict read(int width, byte[] octets) {
        try {
            return new EntryBundleVerdict.Read(new EntryBundle(split(width, octets)));
        } catch (Refused e) {
            return new EntryBundleVerdict.Refused(e.code(), e.reason());
        }
    }

    private static List<Octets> split(int width, byte[] octets) throws Refused {
        ByteBuffer rest = ByteBuffer.wrap(octets);
        List<Octets> entries = new ArrayList<>();
        while (entries.size() < width) {
            if (rest.remaining() < Short.BYTES) {
                throw new Refused(LogRefusal.BUNDLE_CUT_SHORT, cutShort(width, entries));
            }
            int length = Short.toUnsignedInt(rest.getShort());
            if (length > MAX_ENTRY_OCTETS) {
                throw new Refused(LogRefusal.ENTRY_TOO_LONG, "expected at most 1,024 octets, found " + length);
            }
            if (rest.remaining() < length) {
                throw new Refused(LogRefusal.BUNDLE_CUT_SHORT, cutShort(width, entries));
            }
            byte[] entry = new byte[length];
            rest.get(entry);
            entries.add(new Octets(entry));
        }
        if (rest.hasRemaining()) {
            throw new Refused(
                    LogRefusal.BUNDLE_TOO_LONG,
                    "expected nothing after " + width + " entries, found " + rest.remaining() + " octets");
        }
        return entries;
    }

    private static String cutShort(int width, List<Octets> entries) {
        return "expected " + width + " whole entries, found " + entries.size();
    }

    /// Judges these entries against their tile of level 0, whose hashes are already trusted: "Each entry in a bundle
    /// hashes to the corresponding entry in the corresponding 'level 0' Merkle Tree tile".
    public ProofVerdict judge(Tile tile) {
        List<Sha256> found = leafHashes();
        return tile.coordinate().level() == 0 && tile.hashes().equals(found)
                ? new ProofVerdict.Proven()
                : new ProofVerdict.Refused(
                        LogRefusal.ENTRY_HASH_MISMATCH, "expected entries with the hashes of " + tile);
    }

    public List<Sha256> leafHashes() {
        return entries.stream().map(entry -> MerkleHash.leaf(entry.toArray())).toList();
    }

    /// These entries and `more` after them, as far as one bundle holds them.
    public EntryBundle with(List<Octets> more) {
        List<Octets> all = new ArrayList<>(entries);
        all.addAll(more);
        return new EntryBundle(all);
    }

    /// The bundle when it had only `width` entries.
    public EntryBundle first(int width) {
        return new EntryBundle(entries.subList(0, width));
    }

    /// The bundle as it is stored and served.
    public byte[] octets() {
        int length =
                entries.stream().mapToInt(entry -> Short.BYTES + entry.length()).sum();
        ByteBuffer octets = ByteBuffer.allocate(length);
        for (Octets entry : entries) {
            octets.putShort((short) entry.length()).put(entry.toArray());
        }
        return octets.array();
    }
}
