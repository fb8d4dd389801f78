package org.tripoint.geo;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A position in the Universal Transverse Mercator grid, WGS 84, to the metre: Krüger's series to the third order of
/// the third flattening (Karney 2011, "Transverse Mercator with an accuracy of a few nanometers", equations 7 to 11 and
/// 35). Norway's and Svalbard's wider zones are not made.
record Utm(int zone, boolean north, long eastingMetres, long northingMetres) {

    private static final double SEMI_MAJOR_METRES = 6_378_137.0;
    private static final double FLATTENING = 1 / 298.257_223_563;
    private static final double SCALE = 0.9996;
    private static final double FALSE_EASTING_METRES = 500_000;
    private static final double FALSE_NORTHING_METRES = 10_000_000;

    private static final double N = FLATTENING / (2 - FLATTENING);
    private static final double RECTIFYING_METRES = SEMI_MAJOR_METRES / (1 + N) * (1 + N * N / 4 + N * N * N * N / 64);
    private static final double[] ALPHA = {
        N / 2 - 2 * N * N / 3 + 5 * N * N * N / 16, 13 * N * N / 48 - 3 * N * N * N / 5, 61 * N * N * N / 240
    };

    static Utm of(GeoPosition position) {
        int zone = Math.min(60, (int) Math.floor((position.longitude() + 180) / 6) + 1);
        double latitude = Math.toRadians(position.latitude());
        double fromMeridian = Math.toRadians(position.longitude() - (zone * 6 - 183));

        double e = 2 * Math.sqrt(N) / (1 + N);
        double sine = Math.sin(latitude);
        double t = Math.sinh(atanh(sine) - e * atanh(e * sine));
        double xi = Math.atan2(t, Math.cos(fromMeridian));
        double eta = atanh(Math.sin(fromMeridian) / Math.hypot(1, t));

        double east = eta;
        double north = xi;
        for (int j = 1; j <= ALPHA.length; j++) {
            east += ALPHA[j - 1] * Math.cos(2 * j * xi) * Math.sinh(2 * j * eta);
            north += ALPHA[j - 1] * Math.sin(2 * j * xi) * Math.cosh(2 * j * eta);
        }
        boolean isNorth = position.latitude() >= 0;
        return new Utm(
                zone,
                isNorth,
                Math.round(FALSE_EASTING_METRES + SCALE * RECTIFYING_METRES * east),
                Math.round((isNorth ? 0 : FALSE_NORTHING_METRES) + SCALE * RECTIFYING_METRES * north));
    }

    private static final double[] BETA = {
        N / 2 - 2 * N * N / 3 + 37 * N * N * N / 96, N * N / 48 + N * N * N / 15, 17 * N * N * N / 480
    };

    private static final Pattern TEXT =
            Pattern.compile("([1-9]|[1-5][0-9]|60)\\s*([NSns])\\s+([0-9]{5,7})\\s+([0-9]{1,8})");

    /// Reads `48N 760156 1362324`. Throws [IllegalArgumentException] where it is not such a text.
    static Utm parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a grid reference such as 48N 760156 1362324, found " + text);
        }
        return new Utm(
                Integer.parseInt(matcher.group(1)),
                matcher.group(2).equalsIgnoreCase("N"),
                Long.parseLong(matcher.group(3)),
                Long.parseLong(matcher.group(4)));
    }

    /// The position of the south-western corner of the square metre: equations 15, 11 and 19 to 21 of the same paper.
    GeoPosition position() {
        double xi = (northingMetres - (north ? 0 : FALSE_NORTHING_METRES)) / (SCALE * RECTIFYING_METRES);
        double eta = (eastingMetres - FALSE_EASTING_METRES) / (SCALE * RECTIFYING_METRES);
        double xiOnSphere = xi;
        double etaOnSphere = eta;
        for (int j = 1; j <= BETA.length; j++) {
            xiOnSphere -= BETA[j - 1] * Math.sin(2 * j * xi) * Math.cosh(2 * j * eta);
            etaOnSphere -= BETA[j - 1] * Math.cos(2 * j * xi) * Math.sinh(2 * j * eta);
        }
        double conformal = Math.sin(xiOnSphere) / Math.hypot(Math.sinh(etaOnSphere), Math.cos(xiOnSphere));
        double fromMeridian = Math.atan2(Math.sinh(etaOnSphere), Math.cos(xiOnSphere));
        return GeoPosition.of(
                Math.toDegrees(Math.atan(geographic(conformal))), Math.toDegrees(fromMeridian) + zone * 6 - 183);
    }

    /// The tangent of the latitude whose conformal latitude has this tangent, by Newton's method.
    private static double geographic(double conformal) {
        double e = 2 * Math.sqrt(N) / (1 + N);
        double tau = conformal;
        for (int step = 0; step < 5; step++) {
            double hypotenuse = Math.hypot(1, tau);
            double sigma = Math.sinh(e * atanh(e * tau / hypotenuse));
            double found = tau * Math.hypot(1, sigma) - sigma * hypotenuse;
            tau += (conformal - found)
                    / Math.hypot(1, found)
                    * (1 + (1 - e * e) * tau * tau)
                    / ((1 - e * e) * hypotenuse);
        }
        return tau;
    }

    String text() {
        return String.format(Locale.ROOT, "%d%s %06d %d", zone, north ? "N" : "S", eastingMetres, northingMetres);
    }

    private static double atanh(double x) {
        return (Math.log1p(x) - Math.log1p(-x)) / 2;
    }
}
