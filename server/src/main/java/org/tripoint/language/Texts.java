package org.tripoint.language;

import com.ibm.icu.text.NumberFormat;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/// The texts of one language for one reader, with times in his zone: what a template gets as `t`. Dates are
/// day/month/year, times have 24 hours and digits are 0 to 9 in every language. Safe for use by many threads.
public final class Texts {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    private final Catalogues catalogues;
    private final Language language;
    private final ZoneId zone;

    public Texts(Catalogues catalogues, Language language, ZoneId zone) {
        this.catalogues = catalogues;
        this.language = language;
        this.zone = zone;
    }

    /// The language of these texts.
    public Language language() {
        return language;
    }

    /// The same texts in another language of the node, as for the preview of what a neighbour will read.
    public Texts in(Language other) {
        return new Texts(catalogues, other, zone);
    }

    /// A text without arguments.
    public String of(String key) {
        return catalogues.text(language, key);
    }

    /// A text with its arguments by name: strings that are ready to read, or numbers.
    public String of(String key, Map<String, ?> arguments) {
        return catalogues.text(language, key, arguments);
    }

    /// Whether there is a text of this key.
    public boolean has(String key) {
        return catalogues.has(language, key);
    }

    /// One value of a code list, such as `code("severity", "high")`.
    public String code(String list, String value) {
        return of("code." + list + "." + value);
    }

    /// A language's name for itself, in its own script.
    public String nameOf(Language named) {
        return catalogues.text(named, "language.own-name");
    }

    /// The time of day: `14:20`.
    public String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }

    /// The day: `22/11/2026`.
    public String date(Instant instant) {
        return date(LocalDate.ofInstant(instant, zone));
    }

    /// The day: `22/11/2026`.
    public String date(LocalDate day) {
        return DATE.format(day);
    }

    /// The weekday and day, as at the head of a page.
    public String day(Instant instant) {
        var day = LocalDate.ofInstant(instant, zone);
        var weekday = of("language.weekday." + day.getDayOfWeek().name().toLowerCase(Locale.ROOT));
        return of("language.day", Map.of("weekday", weekday, "date", date(day)));
    }

    /// Day, time and zone: `22/11/2026 14:20 (GMT+7)`.
    public String dateTime(Instant instant) {
        return date(instant) + " " + time(instant) + " (" + zone(instant) + ")";
    }

    /// The offset from universal time that holds at this instant: `GMT+7`, `GMT+5:30`.
    public String zone(Instant instant) {
        var offset = zone.getRules().getOffset(instant);
        return offset.equals(ZoneOffset.UTC) ? "GMT" : "GMT" + shortened(offset);
    }

    private static String shortened(ZoneOffset offset) {
        int minutes = Math.abs(offset.getTotalSeconds()) / 60;
        var sign = offset.getTotalSeconds() < 0 ? "-" : "+";
        return minutes % 60 == 0 ? sign + minutes / 60 : "%s%d:%02d".formatted(sign, minutes / 60, minutes % 60);
    }

    /// The reader's time zone.
    public ZoneId zone() {
        return zone;
    }

    /// A whole number with the language's own thousands mark. Joint texts write numbers without one, in their pattern.
    public String number(long number) {
        return NumberFormat.getIntegerInstance(language.locale()).format(number);
    }

    /// A decimal number with the language's own marks and all its digits.
    public String number(BigDecimal number) {
        var format = NumberFormat.getInstance(language.locale());
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        return format.format(number);
    }

    /// A quantity in the smallest unit of its field, as people say it: 12 000 grams are `12 kg`, 12 500 are
    /// `12 kg 500 g`. Never a decimal: what is a point here is a thousands mark there.
    public String quantity(String unit, long value) {
        return switch (unit) {
            case "gram" -> parts(value, 1_000, "kilogram", "gram");
            case "metre" -> parts(value, 1_000, "kilometre", "metre");
            case "centimetre" -> parts(value, 100, "metre", "centimetre");
            case "hectare", "cubic-metre", "degree", "millimetre" -> part(unit, value);
            case "second" -> value < 120 ? part(unit, value) : duration(Duration.ofSeconds(value));
            case "minute" -> duration(Duration.ofMinutes(value));
            default -> throw new IllegalArgumentException("expected a unit of quantities, found " + unit);
        };
    }

    private String parts(long value, long size, String larger, String smaller) {
        long whole = value / size;
        long rest = value % size;
        if (whole == 0) {
            return part(smaller, rest);
        }
        return rest == 0 ? part(larger, whole) : part(larger, whole) + " " + part(smaller, rest);
    }

    private String part(String unit, long value) {
        return of("language.quantity." + unit, Map.of("value", value));
    }

    /// A length of time in its largest whole unit, rounded down: minutes under two hours, hours under two days, days.
    public String duration(Duration duration) {
        var length = duration.abs();
        if (length.compareTo(Duration.ofHours(2)) < 0) {
            return of("language.minutes", Map.of("count", length.toMinutes()));
        }
        if (length.compareTo(Duration.ofDays(2)) < 0) {
            return of("language.hours", Map.of("count", length.toHours()));
        }
        return of("language.days", Map.of("count", length.toDays()));
    }

    /// Latitude and longitude in degrees with five decimals and a point in every language: `12.31300, 107.39200`.
    public String position(double latitude, double longitude) {
        return String.format(Locale.ROOT, "%.5f, %.5f", latitude, longitude);
    }
}
