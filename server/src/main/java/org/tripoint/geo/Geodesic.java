package org.tripoint.geo;

import java.util.List;

/// Lengths over the WGS 84 ellipsoid, in metres: Vincenty's inverse formula (Survey Review XXIII, 176, 1975), within a
/// millimetre for the lengths of a boundary. Nearly antipodal positions, for which it does not converge, are refused.
public final class Geodesic {

    private static final double MAJOR_METRES = 6_378_137.0;
    private static final double FLATTENING = 1 / 298.257_223_563;
    private static final double MINOR_METRES = MAJOR_METRES * (1 - FLATTENING);
    private static final double ENOUGH = 1e-12;
    private static final int MOST_STEPS = 200;

    private Geodesic() {}

    /// The length of the shortest line between two positions in degrees. Throws [IllegalArgumentException] for
    /// positions on opposite sides of the earth.
    public static double metres(double latitude1, double longitude1, double latitude2, double longitude2) {
        double difference = Math.toRadians(longitude2 - longitude1);
        double u1 = Math.atan((1 - FLATTENING) * Math.tan(Math.toRadians(latitude1)));
        double u2 = Math.atan((1 - FLATTENING) * Math.tan(Math.toRadians(latitude2)));
        double lambda = difference;
        for (int step = 0; step < MOST_STEPS; step++) {
            Arc arc = Arc.of(u1, u2, lambda);
            if (arc.sine() == 0) {
                return 0;
            }
            double c = FLATTENING / 16 * arc.cosineSquared() * (4 + FLATTENING * (4 - 3 * arc.cosineSquared()));
            double next = difference
                    + (1 - c)
                            * FLATTENING
                            * arc.azimuthSine()
                            * (arc.angle()
                                    + c
                                            * arc.sine()
                                            * (arc.middle()
                                                    + c * arc.cosine() * (2 * arc.middle() * arc.middle() - 1)));
            if (Math.abs(next - lambda) < ENOUGH) {
                return length(Arc.of(u1, u2, next));
            }
            lambda = next;
        }
        throw new IllegalArgumentException("expected two positions that are not on opposite sides of the earth");
    }

    /// The great circle of the auxiliary sphere between two positions: Vincenty's sigma, alpha and 2 sigma m.
    private record Arc(
            double sine, double cosine, double angle, double azimuthSine, double cosineSquared, double middle) {

        static Arc of(double u1, double u2, double lambda) {
            double across = Math.cos(u2) * Math.sin(lambda);
            double along = Math.cos(u1) * Math.sin(u2) - Math.sin(u1) * Math.cos(u2) * Math.cos(lambda);
            double sine = Math.hypot(across, along);
            double cosine = Math.sin(u1) * Math.sin(u2) + Math.cos(u1) * Math.cos(u2) * Math.cos(lambda);
            double azimuthSine = sine == 0 ? 0 : Math.cos(u1) * Math.cos(u2) * Math.sin(lambda) / sine;
            double cosineSquared = 1 - azimuthSine * azimuthSine;
            double middle = cosineSquared == 0 ? 0 : cosine - 2 * Math.sin(u1) * Math.sin(u2) / cosineSquared;
            return new Arc(sine, cosine, Math.atan2(sine, cosine), azimuthSine, cosineSquared, middle);
        }
    }

    private static double length(Arc arc) {
        double square = arc.cosineSquared()
                * (MAJOR_METRES * MAJOR_METRES - MINOR_METRES * MINOR_METRES)
                / (MINOR_METRES * MINOR_METRES);
        double a = 1 + square / 16384 * (4096 + square * (-768 + square * (320 - 175 * square)));
        double b = square / 1024 * (256 + square * (-128 + square * (74 - 47 * square)));
        double m = arc.middle();
        double correction = b
                * arc.sine()
                * (m
                        + b
                                / 4
                                * (arc.cosine() * (2 * m * m - 1)
                                        - b / 6 * m * (4 * arc.sine() * arc.sine() - 3) * (4 * m * m - 3)));
        return MINOR_METRES * a * (arc.angle() - correction);
    }

    /// The length of a line through these positions, in their order.
    public static double metres(List<GeoPosition> line) {
        double sum = 0;
        for (int i = 1; i < line.size(); i++) {
            GeoPosition from = line.get(i - 1);
            GeoPosition to = line.get(i);
            sum += metres(from.latitude(), from.longitude(), to.latitude(), to.longitude());
        }
        return sum;
    }
}
