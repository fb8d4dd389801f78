package org.tripoint.kernel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// Instants as records write them: RFC 3339 in UTC with exactly three decimals, `2026-11-25T01:07:55.123Z`.
public final class Timestamp {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /// Years have four digits.
    private static final int LENGTH = "2026-11-25T01:07:55.123Z".length();

    private Timestamp() {}

    public static String format(Instant instant) {
        return FORM.format(instant);
    }

    /// Throws [IllegalArgumentException] on every other spelling, leap seconds included.
    public static Instant parse(String text) {
        try {
            Instant instant = Instant.parse(text);
            if (text.length() == LENGTH && format(instant).equals(text)) {
                return instant;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "expected a time such as 2026-11-25T01:07:55.123Z, found: " + brief(text), e);
        }
        throw new IllegalArgumentException("expected a time such as 2026-11-25T01:07:55.123Z, found: " + brief(text));
    }

    /// The precision that a record can hold.
    public static Instant truncate(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    private static String brief(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
