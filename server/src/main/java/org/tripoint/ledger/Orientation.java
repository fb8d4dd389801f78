package org.tripoint.ledger;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// How a camera was held, as the Exif tag 0x0112 says it: 1 upright, 2 to 8 mirrored or turned (CIPA DC-008, 4.6.5).
record Orientation(int value) {

    static final Orientation UPRIGHT = new Orientation(1);

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int MOST_ENTRIES = 512;
    private static final int ENTRY_OCTETS = 12;

    Orientation {
        if (value < 1 || value > 8) {
            throw new IllegalArgumentException("expected an orientation from 1 to 8, found " + value);
        }
    }

    /// The orientation in an Exif block that starts with its TIFF header; upright where it says nothing that can be
    /// read.
    static Orientation ofExif(byte[] exif) {
        ByteBuffer tiff = ByteBuffer.wrap(exif);
        if (exif.length < 8) {
            return UPRIGHT;
        }
        switch (tiff.getShort(0)) {
            case 0x4949 -> tiff.order(ByteOrder.LITTLE_ENDIAN);
            case 0x4D4D -> tiff.order(ByteOrder.BIG_ENDIAN);
            default -> {
                return UPRIGHT;
            }
        }
        int directory = tiff.getInt(4);
        if (tiff.getShort(2) != 42 || directory < 8 || directory > exif.length - 2) {
            return UPRIGHT;
        }
        return inDirectory(tiff, directory);
    }

    private static Orientation inDirectory(ByteBuffer tiff, int directory) {
        int entries = Math.min(tiff.getShort(directory) & 0xFFFF, MOST_ENTRIES);
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY_OCTETS;
            if (entry + ENTRY_OCTETS > tiff.capacity()) {
                return UPRIGHT;
            }
            int value = tiff.getShort(entry + 8) & 0xFFFF;
            if ((tiff.getShort(entry) & 0xFFFF) == TAG && tiff.getShort(entry + 2) == SHORT) {
                return value >= 1 && value <= 8 ? new Orientation(value) : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    boolean isUpright() {
        return value == 1;
    }

    /// Whether width and height change places.
    boolean isTurned() {
        return value >= 5;
    }

    /// Maps a pixel of the stored picture to its place in the upright one.
    AffineTransform upright(int width, int height) {
        return switch (value) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
