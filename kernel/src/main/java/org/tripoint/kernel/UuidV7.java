package org.tripoint.kernel;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/// UUID version 7 (RFC 9562 section 5.7): 48 bits of Unix time in milliseconds, then 74 random bits.
final class UuidV7 {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private UuidV7() {}

    static UUID next(Instant at) {
        long high = (at.toEpochMilli() << 16) | 0x7000L | (RANDOM.nextInt() & 0x0FFFL);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    static UUID parse(String text) {
        Form.check("UUID version 7", FORM, text);
        return UUID.fromString(text);
    }

    static void check(String what, UUID value) {
        if (value.version() != 7 || value.variant() != 2) {
            throw new IllegalArgumentException("expected a " + what + " that is a UUID version 7, found: " + value);
        }
    }
}
