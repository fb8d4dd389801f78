package org.tripoint.kernel.log;

import java.util.Optional;

/// Where a bundle of entries stands in a log (C2SP tlog-tiles, "Log entries"): the entries under the tile of level 0
/// with the same index and width.
public record BundleCoordinate(long index, int width) {

    private static final String FOLDER = "tile/entries/";

    public BundleCoordinate {
        TileNumber.check(index, width);
    }

    /// The bundle that holds entry `entryIndex` of a log of `size`, as wide as that log has it. Empty where the log
    /// has no such entry.
    public static Optional<BundleCoordinate> holding(long entryIndex, long size) {
        return TileCoordinate.holding(0, entryIndex, size).map(t -> new BundleCoordinate(t.index(), t.width()));
    }

    /// The index in the log of the first entry.
    public long firstEntry() {
        return index << TileCoordinate.HEIGHT;
    }

    /// The hashes of these entries.
    public TileCoordinate tile() {
        return new TileCoordinate(0, index, width);
    }

    /// `tile/entries/<N>[.p/<W>]`.
    public String path() {
        return FOLDER + TileNumber.path(index, width);
    }

    /// Reads what [#path] writes; every other spelling is empty.
    public static Optional<BundleCoordinate> parse(String path) {
        return path.startsWith(FOLDER)
                ? TileNumber.parse(path.substring(FOLDER.length())).map(n -> new BundleCoordinate(n.index(), n.width()))
                : Optional.empty();
    }
}
