package org.tripoint.incidents;

import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import org.tripoint.kernel.Header;
import org.tripoint.kernel.Sha256;

/// The short name of a report that two offices say to one another on the telephone: party, year and eight figures, the
/// same on every node because they follow from the record's hash. Two reports may share one, so it finds, it does not
/// identify.
record Reference(String text) {

    private static final long EIGHT_FIGURES = 100_000_000L;

    static Reference of(Header header, Sha256 hash) {
        long figures = Long.remainderUnsigned(ByteBuffer.wrap(hash.octets()).getLong(), EIGHT_FIGURES);
        int year = header.time().atOffset(ZoneOffset.UTC).getYear();
        return new Reference("%s-%d-%08d".formatted(header.party(), year, figures));
    }

    @Override
    public String toString() {
        return text;
    }
}
