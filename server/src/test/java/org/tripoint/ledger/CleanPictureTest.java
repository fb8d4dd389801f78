package org.tripoint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tripoint.ledger.AttachmentVerdict.Reason;

class CleanPictureTest {

    private static final int RED = 0xFF0000;
    private static final int GREEN = 0x00FF00;
    private static final int BLUE = 0x0000FF;
    private static final int WHITE = 0xFFFFFF;

    @Test
    void refusesPictureOfTooManyPixelsByItsHeader() {
        assertThat(reason(Pictures.pngBomb(29_000, 29_000), MediaType.PNG)).isEqualTo(Reason.TOO_MANY_PIXELS);
        assertThat(reason(Pictures.pngBomb(1, 2_000_000_000), MediaType.PNG)).isEqualTo(Reason.TOO_MANY_PIXELS);
    }

    @Test
    void refusesJpegThatSaysItIsHuge() {
        byte[] jpeg = Pictures.jpeg(64, 64);
        int frame = indexOf(jpeg, 0xC0);
        jpeg[frame + 5] = (byte) 0xFD;
        jpeg[frame + 7] = (byte) 0xFD;

        assertThat(reason(jpeg, MediaType.JPEG)).isEqualTo(Reason.TOO_MANY_PIXELS);
    }

    @ParameterizedTest
    @EnumSource(
            value = MediaType.class,
            names = {"JPEG", "PNG"})
    void refusesPictureThatEndsEarly(MediaType type) {
        byte[] whole = type == MediaType.JPEG ? Pictures.jpeg(400, 300) : Pictures.png(400, 300);
        for (int length : new int[] {20, whole.length / 2, whole.length - 40, whole.length - 3}) {
            assertThat(reason(Arrays.copyOf(whole, length), type))
                    .as("%d octets", length)
                    .isEqualTo(Reason.UNREADABLE);
        }
    }

    @Test
    void refusesWordsThatBeginLikeAPicture() {
        byte[] script = Pictures.concat(
                new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, Pictures.ascii("<script>alert(1)</script>"));

        assertThat(reason(script, MediaType.JPEG)).isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void takesOutPositionAndNameOfTheCamera() throws Unfit {
        byte[] sent = Pictures.withWords(Pictures.withExif(Pictures.jpeg(400, 300), 1));
        assertThat(Pictures.holds(sent, Pictures.SECRET)).isTrue();

        byte[] clean = CleanPicture.of(sent, MediaType.JPEG);

        assertThat(Pictures.holds(clean, "Sgt.")).isFalse();
        assertThat(Pictures.holds(clean, "Exif")).isFalse();
        assertThat(JpegSegments.read(clean).findExif()).isEmpty();
        assertThat(Pictures.read(clean).getWidth()).isEqualTo(400);
    }

    @Test
    void takesOutTheWordsOfAPng() throws Unfit {
        byte[] text = Pictures.chunk("tEXt", Pictures.ascii("Author\0" + Pictures.SECRET));
        byte[] exif = Pictures.chunk("eXIf", Pictures.exif(1));
        byte[] sent = Pictures.insertChunk(Pictures.png(60, 40), Pictures.concat(text, exif));
        assertThat(Pictures.holds(sent, "Sgt.")).isTrue();

        byte[] clean = CleanPicture.of(sent, MediaType.PNG);

        assertThat(Pictures.holds(clean, "Sgt.")).isFalse();
        assertThat(Pictures.holds(clean, "eXIf")).isFalse();
    }

    @Test
    void leavesNothingOfWhatFollowsThePicture() throws Unfit {
        byte[] archive = Pictures.ascii("PK\u0003\u0004<html><script>alert(1)</script>" + Pictures.SECRET);

        assertThat(Pictures.holds(
                        CleanPicture.of(Pictures.concat(Pictures.jpeg(80, 60), archive), MediaType.JPEG), "script"))
                .isFalse();
        assertThat(Pictures.holds(
                        CleanPicture.of(Pictures.concat(Pictures.png(80, 60), archive), MediaType.PNG), "script"))
                .isFalse();
    }

    /// Where each corner of the stored picture must come to lie, by Exif's own table.
    @ParameterizedTest
    @CsvSource({
        "1, RED,GREEN,BLUE,WHITE",
        "2, GREEN,RED,WHITE,BLUE",
        "3, WHITE,BLUE,GREEN,RED",
        "4, BLUE,WHITE,RED,GREEN",
        "5, RED,BLUE,GREEN,WHITE",
        "6, BLUE,RED,WHITE,GREEN",
        "7, WHITE,GREEN,BLUE,RED",
        "8, GREEN,WHITE,RED,BLUE",
    })
    void turnsPictureUpright(int orientation, String upperLeft, String upperRight, String lowerLeft, String lowerRight)
            throws Unfit {
        byte[] sent = Pictures.withExif(Pictures.jpeg(160, 96), orientation);

        BufferedImage upright = Pictures.read(CleanPicture.of(sent, MediaType.JPEG));

        assertThat(upright.getWidth()).isEqualTo(orientation >= 5 ? 96 : 160);
        assertThat(upright.getHeight()).isEqualTo(orientation >= 5 ? 160 : 96);
        int right = upright.getWidth() - 10;
        int bottom = upright.getHeight() - 10;
        assertThat(colour(upright, 10, 10)).isEqualTo(upperLeft);
        assertThat(colour(upright, right, 10)).isEqualTo(upperRight);
        assertThat(colour(upright, 10, bottom)).isEqualTo(lowerLeft);
        assertThat(colour(upright, right, bottom)).isEqualTo(lowerRight);
    }

    @Test
    void makesLargePhotographFit() throws Unfit {
        BufferedImage small = Pictures.read(CleanPicture.of(Pictures.jpeg(6_000, 4_000), MediaType.JPEG));

        assertThat(small.getWidth()).isEqualTo(3_000);
        assertThat(small.getHeight()).isEqualTo(2_000);
    }

    @Test
    void keepsTransparencyOfAPng() throws Unfit {
        BufferedImage glass = new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB);
        glass.setRGB(3, 3, 0x80FF0000);

        BufferedImage clean = Pictures.read(CleanPicture.of(Pictures.write(glass, "png"), MediaType.PNG));

        assertThat(clean.getRGB(3, 3)).isEqualTo(0x80FF0000);
        assertThat(clean.getRGB(0, 0) >>> 24).isZero();
    }

    @Test
    void givesAVerdictOnEveryMutation() {
        Random random = new Random(20261125);
        byte[] jpeg = Pictures.withExif(Pictures.jpeg(48, 32), 6);
        byte[] png = Pictures.insertChunk(Pictures.png(48, 32), Pictures.chunk("eXIf", Pictures.exif(6)));
        for (int i = 0; i < 3_000; i++) {
            MediaType type = i % 2 == 0 ? MediaType.JPEG : MediaType.PNG;
            byte[] mutated = mutate(type == MediaType.JPEG ? jpeg : png, random);
            try {
                assertThat(CleanPicture.of(mutated, type)).isNotEmpty();
            } catch (Unfit unfit) {
                assertThat(unfit.reason()).isIn(Reason.UNREADABLE, Reason.TOO_MANY_PIXELS);
            }
        }
    }

    private static byte[] mutate(byte[] octets, Random random) {
        byte[] mutated = octets.clone();
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            mutated[3 + random.nextInt(mutated.length - 3)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(mutated, 4 + random.nextInt(mutated.length - 4)) : mutated;
    }

    private static String colour(BufferedImage picture, int x, int y) {
        int rgb = picture.getRGB(x, y) & 0xFFFFFF;
        return switch (nearest(rgb)) {
            case RED -> "RED";
            case GREEN -> "GREEN";
            case BLUE -> "BLUE";
            default -> "WHITE";
        };
    }

    /// JPEG changes a colour a little.
    private static int nearest(int rgb) {
        return Arrays.stream(new int[] {RED, GREEN, BLUE, WHITE})
                .boxed()
                .min(java.util.Comparator.comparingInt(pure -> Math.abs((pure >> 16) - (rgb >> 16))
                        + Math.abs((pure >> 8 & 0xFF) - (rgb >> 8 & 0xFF))
                        + Math.abs((pure & 0xFF) - (rgb & 0xFF))))
                .orElseThrow();
    }

    private static int indexOf(byte[] jpeg, int marker) {
        for (int i = 0; i + 1 < jpeg.length; i++) {
            if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) marker) {
                return i;
            }
        }
        throw new AssertionError("no marker " + marker);
    }

    private static Reason reason(byte[] octets, MediaType type) {
        Unfit[] thrown = new Unfit[1];
        assertThatExceptionOfType(Unfit.class)
                .isThrownBy(() -> CleanPicture.of(octets, type))
                .satisfies(unfit -> thrown[0] = unfit);
        return thrown[0].reason();
    }
}
