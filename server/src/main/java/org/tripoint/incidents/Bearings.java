package org.tripoint.incidents;

import java.util.List;
import java.util.Optional;
import org.tripoint.geo.GeoPosition;

/// Where lines of sight cross, in a plane about their observers: good to a percent over the fifty kilometres that
/// people can see. The point that lies nearest to all lines, by least squares.
final class Bearings {

    /// Bearings of people without instruments are good to about this.
    static final int UNCERTAINTY_DEGREES = 10;

    private static final double METRES_PER_DEGREE = 111_195;

    /// Lines nearer to parallel than this give no point.
    private static final double LEAST_DETERMINANT = 0.01;

    private Bearings() {}

    /// A line of sight.
    ///
    /// @param degrees clockwise from north
    record Line(GeoPosition from, double degrees) {}

    /// Where they cross.
    ///
    /// @param spreadMetres how far the lines pass from the point, on average; at least what a bearing's uncertainty
    ///     makes at that distance
    record Fix(GeoPosition position, int spreadMetres) {}

    /// The crossing of two lines or more; empty where they are nearly parallel or it lies behind an observer.
    static Optional<Fix> of(List<Line> lines) {
        if (lines.size() < 2) {
            return Optional.empty();
        }
        GeoPosition origin = lines.getFirst().from();
        double east = Math.cos(Math.toRadians(origin.latitude())) * METRES_PER_DEGREE;
        // The normal equations of the squared distances from each line: a p = b.
        double xx = 0;
        double xy = 0;
        double yy = 0;
        double bx = 0;
        double by = 0;
        for (Line line : lines) {
            double x = (line.from().longitude() - origin.longitude()) * east;
            double y = (line.from().latitude() - origin.latitude()) * METRES_PER_DEGREE;
            double nx = Math.cos(Math.toRadians(line.degrees()));
            double ny = -Math.sin(Math.toRadians(line.degrees()));
            double distance = nx * x + ny * y;
            xx += nx * nx;
            xy += nx * ny;
            yy += ny * ny;
            bx += nx * distance;
            by += ny * distance;
        }
        double determinant = xx * yy - xy * xy;
        if (determinant < LEAST_DETERMINANT) {
            return Optional.empty();
        }
        double x = (yy * bx - xy * by) / determinant;
        double y = (xx * by - xy * bx) / determinant;
        GeoPosition position = GeoPosition.of(origin.latitude() + y / METRES_PER_DEGREE, origin.longitude() + x / east);
        boolean ahead = lines.stream().allMatch(line -> isAhead(line, position));
        return ahead ? Optional.of(new Fix(position, spread(lines, position))) : Optional.empty();
    }

    private static boolean isAhead(Line line, GeoPosition position) {
        double turned = Math.abs(bearing(line.from(), position) - line.degrees());
        return Math.min(turned, 360 - turned) < 90;
    }

    private static double bearing(GeoPosition from, GeoPosition to) {
        double east = (to.longitude() - from.longitude()) * Math.cos(Math.toRadians(from.latitude()));
        double degrees = Math.toDegrees(Math.atan2(east, to.latitude() - from.latitude()));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    private static int spread(List<Line> lines, GeoPosition position) {
        double sum = 0;
        for (Line line : lines) {
            double distance = line.from().metresTo(position);
            double turned = Math.abs(bearing(line.from(), position) - line.degrees());
            double missed = distance * Math.sin(Math.toRadians(Math.min(turned, 360 - turned)));
            sum += Math.max(missed, distance * Math.sin(Math.toRadians(UNCERTAINTY_DEGREES)) / 2);
        }
        return (int) Math.round(sum / lines.size());
    }
}
