package org.tripoint.ledger;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/// Photographs as cameras and as hostile senders make them.
final class Pictures {

    /// A word that stands in the metadata of every photograph of these tests.
    static final String SECRET = "GPS 12.31300N 107.39200E Sgt. Example";

    private Pictures() {}

    /// Upper left quarter red, upper right green, lower left blue, lower right white.
    static BufferedImage quarters(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        int x = width / 2;
        int y = height / 2;
        fill(graphics, Color.RED, 0, 0, x, y);
        fill(graphics, Color.GREEN, x, 0, width - x, y);
        fill(graphics, Color.BLUE, 0, y, x, height - y);
        fill(graphics, Color.WHITE, x, y, width - x, height - y);
        graphics.dispose();
        return picture;
    }

    private static void fill(Graphics2D graphics, Color colour, int x, int y, int width, int height) {
        graphics.setColor(colour);
        graphics.fillRect(x, y, width, height);
    }

    static byte[] jpeg(int width, int height) {
        return write(quarters(width, height), "jpeg");
    }

    static byte[] png(int width, int height) {
        return write(quarters(width, height), "png");
    }

    static byte[] write(BufferedImage picture, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static BufferedImage read(byte[] octets) {
        try {
            return ImageIO.read(new ByteArrayInputStream(octets));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same JPEG with the Exif block of a telephone: orientation, an owner's name and a position.
    static byte[] withExif(byte[] jpeg, int orientation) {
        return insert(jpeg, 2, segment(0xE1, concat(ascii("Exif\0\0"), exif(orientation))));
    }

    /// The same JPEG with everything else that can carry words: XMP, IPTC, a comment, an odd application segment.
    static byte[] withWords(byte[] jpeg) {
        byte[] xmp = segment(0xE1, ascii("http://ns.adobe.com/xap/1.0/\0<x>" + SECRET + "</x>"));
        byte[] iptc = segment(0xED, ascii("Photoshop 3.0\0" + SECRET));
        byte[] comment = segment(0xFE, ascii(SECRET));
        byte[] odd = segment(0xEB, ascii(SECRET));
        return insert(jpeg, 2, concat(xmp, iptc, comment, odd));
    }

    /// Big-endian TIFF: IFD0 with orientation, artist and a pointer to a GPS directory.
    static byte[] exif(int orientation) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            int words = SECRET.length() + 1;
            out.write(ascii("MM"));
            out.writeShort(42);
            out.writeInt(8);
            out.writeShort(3);
            entry(out, 0x0112, 3, 1, orientation << 16);
            entry(out, 0x013B, 2, words, 50);
            entry(out, 0x8825, 4, 1, 50 + words);
            out.writeInt(0);
            out.write(ascii(SECRET + "\0"));
            out.writeShort(1);
            entry(out, 0x0001, 2, 2, 'N' << 24);
            out.writeInt(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void entry(DataOutputStream out, int tag, int type, int count, int value) throws IOException {
        out.writeShort(tag);
        out.writeShort(type);
        out.writeInt(count);
        out.writeInt(value);
    }

    static byte[] segment(int marker, byte[] content) {
        int length = content.length + 2;
        return concat(new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length}, content);
    }

    /// A PNG that says it is `width` by `height` and holds one short stream of zeros.
    static byte[] pngBomb(int width, int height) {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(header);
                DeflaterOutputStream deflated =
                        new DeflaterOutputStream(pixels, new Deflater(Deflater.BEST_COMPRESSION))) {
            out.writeInt(width);
            out.writeInt(height);
            out.write(new byte[] {8, 2, 0, 0, 0});
            deflated.write(new byte[1 << 20]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] signature = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
        return concat(
                signature,
                chunk("IHDR", header.toByteArray()),
                chunk("IDAT", pixels.toByteArray()),
                chunk("IEND", new byte[0]));
    }

    static byte[] chunk(String type, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(ascii(type));
        crc.update(content);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(content.length);
            out.write(ascii(type));
            out.write(content);
            out.writeInt((int) crc.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// `octets` with `more` after the PNG signature and its header chunk.
    static byte[] insertChunk(byte[] png, byte[] chunk) {
        return insert(png, 8 + 25, chunk);
    }

    static byte[] insert(byte[] octets, int at, byte[] more) {
        return concat(
                java.util.Arrays.copyOf(octets, at), more, java.util.Arrays.copyOfRange(octets, at, octets.length));
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static boolean holds(byte[] octets, String text) {
        return new String(octets, StandardCharsets.ISO_8859_1).contains(text);
    }
}
