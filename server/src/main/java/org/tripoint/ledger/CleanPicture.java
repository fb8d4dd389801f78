package org.tripoint.ledger;

import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// A photograph drawn anew from its pixels: upright, 4,096 pixels on its longer side at most, and nothing in the file
/// but the picture. One is decoded at a time, so that many uploads do not fill the memory.
final class CleanPicture {

    static final int LONGEST_SIDE = 4_096;
    static final int MOST_PIXELS = 60_000_000;

    private static final int LONGEST_SIDE_READ = 30_000;
    private static final float QUALITY = 0.88f;
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock(true);

    private CleanPicture() {}

    /// The clean file, of the same type. Throws [Unfit] where `octets` are no whole picture or one too large.
    static byte[] of(byte[] octets, MediaType type) throws Unfit {
        Orientation orientation = orientation(octets, type);
        ONE_AT_A_TIME.lock();
        try {
            return write(upright(decode(octets, type), orientation), type);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    /// Walks the whole file, and so finds one that ends early, which decoders would fill with grey.
    private static Orientation orientation(byte[] octets, MediaType type) throws Unfit {
        return switch (type) {
            case JPEG ->
                JpegSegments.read(octets).findExif().map(Orientation::ofExif).orElse(Orientation.UPRIGHT);
            case PNG ->
                PngChunks.read(octets).findExif().map(Orientation::ofExif).orElse(Orientation.UPRIGHT);
            case PDF -> throw new IllegalArgumentException("expected a picture");
        };
    }

    /// Throws [Unfit] where the picture has too many pixels, by its header alone, and where it cannot be read.
    static void requireModest(byte[] octets, MediaType type) throws Unfit {
        ImageReader reader = reader(type);
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(octets))) {
            reader.setInput(in, true, true);
            requireModest(reader);
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        } finally {
            reader.dispose();
        }
    }

    private static void requireModest(ImageReader reader) throws IOException, Unfit {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width > LONGEST_SIDE_READ || height > LONGEST_SIDE_READ || (long) width * height > MOST_PIXELS) {
            throw new Unfit(AttachmentVerdict.Reason.TOO_MANY_PIXELS);
        }
    }

    /// The decoders of the platform answer a broken file with exceptions of many kinds; here they all become one
    /// verdict.
    private static BufferedImage decode(byte[] octets, MediaType type) throws Unfit {
        ImageReader reader = reader(type);
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(octets))) {
            reader.setInput(in, true, true);
            requireModest(reader);
            int longer = Math.max(reader.getWidth(0), reader.getHeight(0));
            int step = Math.ceilDiv(longer, LONGEST_SIDE);
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, param);
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        } finally {
            reader.dispose();
        }
    }

    private static Unfit unreadable(Exception cause) {
        Unfit unfit = new Unfit(AttachmentVerdict.Reason.UNREADABLE);
        unfit.initCause(cause);
        return unfit;
    }

    private static BufferedImage upright(BufferedImage picture, Orientation orientation) {
        int kind = picture.getColorModel().hasAlpha() ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR;
        boolean plain = picture.getType() == kind
                && picture.getColorModel().getColorSpace().equals(ColorSpace.getInstance(ColorSpace.CS_sRGB));
        if (plain && orientation.isUpright()) {
            return picture;
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage drawn = orientation.isTurned()
                ? new BufferedImage(height, width, kind)
                : new BufferedImage(width, height, kind);
        Graphics2D graphics = drawn.createGraphics();
        try {
            graphics.drawImage(picture, orientation.upright(width, height), null);
        } finally {
            graphics.dispose();
        }
        return drawn;
    }

    private static byte[] write(BufferedImage picture, MediaType type) {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType(type.code()).next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (type == MediaType.JPEG) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(picture, null, null), param);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("a picture in memory could not be written", e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static ImageReader reader(MediaType type) {
        return ImageIO.getImageReadersByMIMEType(type.code()).next();
    }
}
