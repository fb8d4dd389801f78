package org.tripoint.kernel.log;

import java.util.Optional;

/// Where a tile of hashes stands in a log (C2SP tlog-tiles, "Merkle Tree"): the `index`-th group of 256 hashes, each
/// over `256^level` entries, of which the first `width` are there.
public record TileCoordinate(int level, long index, int width) {

    /// Hashes in a full tile, and entries in a full bundle.
    public static final int FULL_WIDTH = 256;

    /// "a decimal ASCII integer between 0 and 63".
    public static final int MAX_LEVEL = 63;

    static final int HEIGHT = 8;

    public TileCoordinate {
        if (level < 0 || level > MAX_LEVEL) {
            throw new IllegalArgumentException("expected a level from 0 to 63, found: " + level);
        }
        TileNumber.check(index, width);
    }

    /// The tile that holds hash `position` of `level` in a tree of `size` leaves, as wide as that tree has it.
    /// Empty where the tree has no such hash.
    public static Optional<TileCoordinate> holding(int level, long position, long size) {
        long hashes = hashesAt(level, size);
        if (position < 0 || position >= hashes) {
            return Optional.empty();
        }
        long index = position >> HEIGHT;
        return Optional.of(new TileCoordinate(level, index, (int) Math.min(FULL_WIDTH, hashes - (index << HEIGHT))));
    }

    /// Whether a tree of `size` leaves has exactly this tile: full, or as the partial one at its right edge.
    public boolean belongsTo(long size) {
        return index <= (Long.MAX_VALUE >> HEIGHT)
                && holding(level, index << HEIGHT, size).filter(this::equals).isPresent();
    }

    public boolean isFull() {
        return width == FULL_WIDTH;
    }

    /// The same tile when it had fewer hashes, or has more.
    public TileCoordinate ofWidth(int otherWidth) {
        return new TileCoordinate(level, index, otherWidth);
    }

    /// `tile/<L>/<N>[.p/<W>]`.
    public String path() {
        return "tile/" + level + "/" + TileNumber.path(index, width);
    }

    /// Reads what [#path] writes; every other spelling is empty.
    public static Optional<TileCoordinate> parse(String path) {
        String[] parts = path.split("/", 3);
        if (parts.length != 3 || !parts[0].equals("tile") || !parts[1].matches("0|[1-9][0-9]?")) {
            return Optional.empty();
        }
        int level = Integer.parseInt(parts[1]);
        return level > MAX_LEVEL
                ? Optional.empty()
                : TileNumber.parse(parts[2]).map(n -> new TileCoordinate(level, n.index(), n.width()));
    }

    /// How many full groups of `256^level` entries a tree of `size` has: the hashes of that level.
    static long hashesAt(int level, long size) {
        return level * HEIGHT >= Long.SIZE ? 0 : size >> (level * HEIGHT);
    }
}
