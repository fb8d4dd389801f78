package org.tripoint.gateways.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tripoint.boundary.Markers;

/// What a client asks of a collection: OGC API - Features part 1, 7.15, and part 2, 7.4 and 7.5. Throws [BadQuery]
/// where a parameter is unknown or its value cannot be read.
///
/// @param box null where the client names none
/// @param from null where it is open
/// @param to null where it is open
/// @param filters by property
record FeatureQuery(
        int limit,
        int offset,
        Markers.@Nullable Box box,
        @Nullable Instant from,
        @Nullable Instant to,
        Map<String, String> filters,
        Crs crs) {

    static final int DEFAULT_LIMIT = 10;
    static final int MAX_LIMIT = 500;

    private static final int MAX_OFFSET = 10_000_000;

    private static final Set<String> KNOWN =
            Set.of("limit", "offset", "bbox", "bbox-crs", "datetime", "crs", "f", "lang");

    static FeatureQuery read(Map<String, String[]> parameters, Set<String> properties) {
        requireKnown(parameters, KNOWN, properties);
        Map<String, String> filters = new LinkedHashMap<>();
        properties.forEach(name -> find(parameters, name).ifPresent(value -> filters.put(name, value)));
        Crs boxCrs = crs(parameters, "bbox-crs");
        String datetime = find(parameters, "datetime").orElse("../..");
        String[] ends = datetime.split("/", -1);
        if (ends.length > 2) {
            throw new BadQuery("expected an instant or an interval as datetime, found " + datetime);
        }
        return new FeatureQuery(
                Math.min(MAX_LIMIT, whole(parameters, "limit", DEFAULT_LIMIT, 1)),
                whole(parameters, "offset", 0, 0),
                find(parameters, "bbox").map(text -> box(text, boxCrs)).orElse(null),
                instant(ends[0], datetime, false),
                instant(ends[ends.length - 1], datetime, true),
                filters,
                crs(parameters, "crs"));
    }

    /// The crs of one feature.
    static Crs crsOnly(Map<String, String[]> parameters) {
        requireKnown(parameters, Set.of("crs", "f", "lang"), Set.of());
        return crs(parameters, "crs");
    }

    static void requireNone(Map<String, String[]> parameters) {
        requireKnown(parameters, Set.of("f", "lang"), Set.of());
    }

    private static void requireKnown(Map<String, String[]> parameters, Set<String> known, Set<String> more) {
        for (Map.Entry<String, String[]> parameter : parameters.entrySet()) {
            if (!known.contains(parameter.getKey()) && !more.contains(parameter.getKey())) {
                throw new BadQuery("unknown parameter " + parameter.getKey());
            }
            if (parameter.getValue().length != 1) {
                throw new BadQuery("expected one value of " + parameter.getKey());
            }
        }
    }

    private static Optional<String> find(Map<String, String[]> parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).map(values -> values[0]);
    }

    private static int whole(Map<String, String[]> parameters, String name, int otherwise, int least) {
        return find(parameters, name)
                .map(text -> {
                    if (!text.matches("[0-9]{1,8}")
                            || Integer.parseInt(text) < least
                            || Integer.parseInt(text) > MAX_OFFSET) {
                        throw new BadQuery(
                                "expected a whole number of at least " + least + " as " + name + ", found " + text);
                    }
                    return Integer.parseInt(text);
                })
                .orElse(otherwise);
    }

    private static Crs crs(Map<String, String[]> parameters, String name) {
        return find(parameters, name)
                .map(uri -> Crs.find(uri)
                        .orElseThrow(
                                () -> new BadQuery("expected one of " + Crs.uris() + " as " + name + ", found " + uri)))
                .orElse(Crs.CRS84);
    }

    /// Four numbers, or six with heights that are passed over.
    private static Markers.Box box(String text, Crs crs) {
        double[] numbers = Arrays.stream(text.split(",", -1))
                .mapToDouble(part -> number(part, text))
                .toArray();
        if (numbers.length != 4 && numbers.length != 6) {
            throw new BadQuery("expected 4 or 6 numbers as bbox, found " + text);
        }
        int second = numbers.length / 2;
        boolean longitudeFirst = crs == Crs.CRS84;
        double west = numbers[longitudeFirst ? 0 : 1];
        double south = numbers[longitudeFirst ? 1 : 0];
        double east = numbers[second + (longitudeFirst ? 0 : 1)];
        double north = numbers[second + (longitudeFirst ? 1 : 0)];
        boolean onEarth =
                Math.abs(south) <= 90 && Math.abs(north) <= 90 && Math.abs(west) <= 180 && Math.abs(east) <= 180;
        if (!onEarth || south > north) {
            throw new BadQuery("expected the corners of a box on the earth as bbox, found " + text);
        }
        return new Markers.Box(west, south, east, north);
    }

    private static double number(String part, String text) {
        if (!part.strip().matches("-?[0-9]{1,6}([.][0-9]{1,15})?")) {
            throw new BadQuery("expected numbers as bbox, found " + text);
        }
        return Double.parseDouble(part.strip());
    }

    private static @Nullable Instant instant(String text, String whole, boolean end) {
        if (text.isEmpty() || text.equals("..")) {
            if (!whole.contains("/")) {
                throw new BadQuery("expected an instant as datetime, found " + whole);
            }
            return null;
        }
        try {
            if (text.length() == 10) {
                LocalDate day = LocalDate.parse(text);
                return (end ? day.plusDays(1) : day)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .minusMillis(end ? 1 : 0);
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new BadQuery("expected an instant of RFC 3339 as datetime, found " + whole);
        }
    }
}
