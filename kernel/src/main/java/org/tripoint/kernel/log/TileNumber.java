package org.tripoint.kernel.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `<N>[.p/<W>]` of a path in a tiled log: the index in groups of three digits, all but the last behind an `x`,
/// and the width where it is not 256.
record TileNumber(long index, int width) {

    /// More would not number the entries of a tree of fewer than 2^63.
    static final long MAX_INDEX = Long.MAX_VALUE >> TileCoordinate.HEIGHT;

    private static final Pattern FORM = Pattern.compile("((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    TileNumber {
        check(index, width);
    }

    static void check(long index, int width) {
        if (index < 0 || index > MAX_INDEX) {
            throw new IllegalArgumentException("expected a tile index from 0 to 2^55 - 1, found: " + index);
        }
        if (width < 1 || width > TileCoordinate.FULL_WIDTH) {
            throw new IllegalArgumentException("expected a width from 1 to 256, found: " + width);
        }
    }

    static String path(long index, int width) {
        StringBuilder path = new StringBuilder(group(index));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, "x" + group(rest) + "/");
        }
        return width == TileCoordinate.FULL_WIDTH
                ? path.toString()
                : path.append(".p/").append(width).toString();
    }

    static Optional<TileNumber> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long index = Long.parseLong(matcher.group(1).replaceAll("[x/]", ""));
        String partial = matcher.group(2);
        int width = partial == null ? TileCoordinate.FULL_WIDTH : Integer.parseInt(partial);
        if (index > MAX_INDEX || width > TileCoordinate.FULL_WIDTH) {
            return Optional.empty();
        }
        // "zero-padded 3-digit path elements" have one spelling: no group in front that is only zeros, no `.p/256`.
        return path(index, width).equals(text) ? Optional.of(new TileNumber(index, width)) : Optional.empty();
    }

    private static String group(long number) {
        return String.format("%03d", number % 1000);
    }
}
