package org.tripoint.geo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A position in WGS 84, to five decimals of a degree (about a metre), with how exact it is and where it comes from.
///
/// @param accuracyMetres radius within which the true place lies; null when nobody said
/// @param source how it was found, such as `map` or `device`; null when nobody said
public record GeoPosition(
        double latitude,
        double longitude,
        @Nullable Integer accuracyMetres,
        @Nullable String source) {

    /// The place was pointed at on the map.
    public static final String FROM_MAP = "map";

    /// Latitude and longitude were typed.
    public static final String TYPED = "typed";

    private static final int DECIMALS = 5;
    private static final int MAX_ACCURACY_METRES = 100_000;

    /// The mean radius of the earth (IUGG), in metres.
    private static final double RADIUS_METRES = 6_371_008.8;

    public GeoPosition {
        latitude = within("latitude", latitude, 90);
        longitude = within("longitude", longitude, 180);
        if (accuracyMetres != null && (accuracyMetres < 0 || accuracyMetres > MAX_ACCURACY_METRES)) {
            throw new IllegalArgumentException("expected an accuracy of 0 to 100000 metres, found " + accuracyMetres);
        }
    }

    /// A position of which nothing more is known.
    public static GeoPosition of(double latitude, double longitude) {
        return new GeoPosition(latitude, longitude, null, null);
    }

    public Optional<Integer> findAccuracyMetres() {
        return Optional.ofNullable(accuracyMetres);
    }

    public Optional<String> findSource() {
        return Optional.ofNullable(source);
    }

    /// Distance over the mean sphere, in metres: the haversine formula. Within 0.6 % of the WGS 84 ellipsoid; a test
    /// holds that bound.
    public double metresTo(GeoPosition other) {
        double north = Math.toRadians(other.latitude - latitude) / 2;
        double east = Math.toRadians(other.longitude - longitude) / 2;
        double chord = Math.pow(Math.sin(north), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * Math.pow(Math.sin(east), 2);
        return 2 * RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
    }

    /// As people write it: `12.31300, 107.39200`, with a point in every language.
    public String text() {
        return String.format(Locale.ROOT, "%.5f, %.5f", latitude, longitude);
    }

    /// The grid reference: `48N 760156 1362324`.
    public String utm() {
        return Utm.of(this).text();
    }

    /// The position of a grid reference such as `48N 760156 1362324`. Throws [IllegalArgumentException] on another
    /// text.
    public static GeoPosition ofUtm(String text) {
        return Utm.parse(text).position();
    }

    private static double within(String name, double degrees, double limit) {
        if (!(Math.abs(degrees) <= limit)) {
            throw new IllegalArgumentException(
                    "expected a " + name + " of " + (int) -limit + " to " + (int) limit + " degrees, found " + degrees);
        }
        return BigDecimal.valueOf(degrees)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .doubleValue();
    }
}
