package org.tripoint.ledger;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The marker segments of a JPEG file up to its end of image (ITU-T T.81, annex B). What follows the end is no part of
/// it.
final class JpegSegments {

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COMMENT = 0xFE;
    private static final int RST0 = 0xD0;
    private static final int RST7 = 0xD7;
    private static final int TEM = 0x01;

    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

    private final byte[] octets;
    private final List<Segment> segments = new ArrayList<>();

    /// One marker with what belongs to it, entropy-coded data included.
    ///
    /// @param start offset of the 0xFF
    /// @param end offset after its last octet
    private record Segment(int marker, int start, int end) {}

    private JpegSegments(byte[] octets) {
        this.octets = octets;
    }

    /// Throws [Unfit] where the file has no end or its segments do not follow one another.
    static JpegSegments read(byte[] octets) throws Unfit {
        JpegSegments found = new JpegSegments(octets);
        found.walk();
        return found;
    }

    private void walk() throws Unfit {
        int at = 0;
        int marker;
        do {
            if (at + 2 > octets.length || octet(at) != 0xFF) {
                throw new Unfit(AttachmentVerdict.Reason.UNREADABLE);
            }
            marker = octet(at + 1);
            int end = end(marker, at);
            if (marker != 0xFF) {
                segments.add(new Segment(marker, at, end));
            }
            at = end;
        } while (marker != EOI);
    }

    private int end(int marker, int at) throws Unfit {
        if (marker == 0xFF) {
            return at + 1;
        }
        if (marker == SOI || marker == EOI || marker == TEM || (marker >= RST0 && marker <= RST7)) {
            return at + 2;
        }
        if (at + 4 > octets.length || marker == 0) {
            throw new Unfit(AttachmentVerdict.Reason.UNREADABLE);
        }
        int length = octet(at + 2) << 8 | octet(at + 3);
        int end = at + 2 + length;
        if (length < 2 || end > octets.length) {
            throw new Unfit(AttachmentVerdict.Reason.UNREADABLE);
        }
        return marker == SOS ? endOfScan(end) : end;
    }

    /// The next marker that is neither a stuffed 0xFF nor a restart.
    private int endOfScan(int from) throws Unfit {
        for (int at = from; at + 1 < octets.length; at++) {
            if (octet(at) == 0xFF) {
                int next = octet(at + 1);
                if (next != 0 && next != 0xFF && (next < RST0 || next > RST7)) {
                    return at;
                }
            }
        }
        throw new Unfit(AttachmentVerdict.Reason.UNREADABLE);
    }

    private int octet(int at) {
        return octets[at] & 0xFF;
    }

    /// The first Exif block, from its TIFF header on.
    Optional<byte[]> findExif() {
        for (Segment segment : segments) {
            int content = segment.start() + 4;
            if (segment.marker() == APP1
                    && segment.end() - content >= EXIF.length
                    && java.util.Arrays.equals(octets, content, content + EXIF.length, EXIF, 0, EXIF.length)) {
                return Optional.of(java.util.Arrays.copyOfRange(octets, content + EXIF.length, segment.end()));
            }
        }
        return Optional.empty();
    }

    /// The same picture without application segments and comments. The Adobe segment stays without its tail: decoders
    /// need its colour transform.
    byte[] withoutMetadata() {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(octets.length);
        for (Segment segment : segments) {
            if (!isMetadata(segment)) {
                kept.write(octets, segment.start(), segment.end() - segment.start());
            }
        }
        return kept.toByteArray();
    }

    private boolean isMetadata(Segment segment) {
        int marker = segment.marker();
        if (marker == APP14) {
            return segment.end() - segment.start() != 16;
        }
        return marker == COMMENT || (marker >= APP0 && marker <= APP15);
    }
}
