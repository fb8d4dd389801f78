package org.tripoint.ledger;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The chunks of a PNG file up to its end (PNG, third edition, section 5).
final class PngChunks {

    private static final int SIGNATURE = 8;
    private static final int IEND = 0x49454E44;
    private static final int EXIF = 0x65584966;

    private byte @Nullable [] exif;

    private PngChunks() {}

    /// Throws [Unfit] where the file has no end or its chunks do not follow one another.
    static PngChunks read(byte[] octets) throws Unfit {
        PngChunks found = new PngChunks();
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        buffer.position(Math.min(SIGNATURE, octets.length));
        int type;
        do {
            if (buffer.remaining() < 12) {
                throw new Unfit(AttachmentVerdict.Reason.UNREADABLE);
            }
            int length = buffer.getInt();
            type = buffer.getInt();
            if (length < 0 || buffer.remaining() < length + 4L) {
                throw new Unfit(AttachmentVerdict.Reason.UNREADABLE);
            }
            if (type == EXIF && found.exif == null) {
                found.exif = Arrays.copyOfRange(octets, buffer.position(), buffer.position() + length);
            }
            buffer.position(buffer.position() + length + 4);
        } while (type != IEND);
        return found;
    }

    Optional<byte[]> findExif() {
        return Optional.ofNullable(exif);
    }
}
