package org.tripoint.browser;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/// A photograph as a telephone takes it: a JPEG that says in its EXIF part where it was taken and with what.
final class PhotographTaken {

    static final String CAMERA = "Example Camera 1";

    private static final int START_OF_IMAGE = 2;
    private static final int ENTRY = 12;

    /// TIFF types.
    private static final int ASCII = 2;

    private static final int LONG = 4;
    private static final int RATIONAL = 5;

    private PhotographTaken() {}

    static byte[] jpegOf(String subject) {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = image.createGraphics();
        drawing.setColor(new Color(Math.floorMod(subject.hashCode(), 0x80_80_80)));
        drawing.fillRect(0, 0, 640, 480);
        drawing.setColor(Color.WHITE);
        drawing.fillOval(120, 90, 400, 300);
        drawing.dispose();
        try (ByteArrayOutputStream plain = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpeg", plain);
            return withExif(plain.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] withExif(byte[] plain) {
        byte[] tiff = tiff();
        ByteBuffer all = ByteBuffer.allocate(plain.length + tiff.length + 10);
        all.put(plain, 0, START_OF_IMAGE);
        all.putShort((short) 0xFFE1).putShort((short) (tiff.length + 8));
        all.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff);
        all.put(plain, START_OF_IMAGE, plain.length - START_OF_IMAGE);
        return all.array();
    }

    /// Exif 2.3, section 4.5: the camera's model, and a GPS directory with latitude and longitude.
    private static byte[] tiff() {
        byte[] model = (CAMERA + "\0").getBytes(StandardCharsets.US_ASCII);
        int first = 8;
        int gps = first + 2 + 2 * ENTRY + 4;
        int values = gps + 2 + 4 * ENTRY + 4;
        ByteBuffer tiff = ByteBuffer.allocate(values + 48 + model.length);
        tiff.putShort((short) 0x4D4D).putShort((short) 42).putInt(first);
        tiff.putShort((short) 2);
        entry(tiff, 0x0110, ASCII, model.length).putInt(values + 48);
        entry(tiff, 0x8825, LONG, 1).putInt(gps);
        tiff.putInt(0);
        tiff.putShort((short) 4);
        entry(tiff, 1, ASCII, 2).putInt('N' << 24);
        entry(tiff, 2, RATIONAL, 3).putInt(values);
        entry(tiff, 3, ASCII, 2).putInt('E' << 24);
        entry(tiff, 4, RATIONAL, 3).putInt(values + 24);
        tiff.putInt(0);
        for (int part : new int[] {12, 17, 6, 107, 23, 20}) {
            tiff.putInt(part).putInt(1);
        }
        tiff.put(model);
        return tiff.array();
    }

    private static ByteBuffer entry(ByteBuffer tiff, int tag, int type, int count) {
        return tiff.putShort((short) tag).putShort((short) type).putInt(count);
    }
}
