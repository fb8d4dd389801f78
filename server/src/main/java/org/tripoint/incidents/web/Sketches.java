package org.tripoint.incidents.web;

import java.util.ArrayList;
import java.util.List;
import org.tripoint.geo.GeoPosition;
import org.tripoint.incidents.Sightings;
import org.tripoint.kernel.PartyId;
import org.tripoint.web.Whose;

/// Draws an event's lines of sight, each as a wedge as wide as a bearing is uncertain.
final class Sketches {

    private static final double METRES_PER_DEGREE = 111_195;
    private static final double BOX = 1_000;
    private static final double MARGIN = 60;

    /// As far as people see a light at night, in metres.
    private static final double SIGHT = 15_000;

    private static final int UNCERTAINTY_DEGREES = 10;

    private final double latitude;
    private final double longitude;
    private final double scale;
    private final double east;

    private Sketches(List<GeoPosition> all) {
        this.latitude =
                all.stream().mapToDouble(GeoPosition::latitude).average().orElse(0);
        this.longitude =
                all.stream().mapToDouble(GeoPosition::longitude).average().orElse(0);
        this.east = Math.cos(Math.toRadians(latitude)) * METRES_PER_DEGREE;
        double widest = all.stream()
                .mapToDouble(position -> GeoPosition.of(latitude, longitude).metresTo(position))
                .max()
                .orElse(0);
        this.scale = (BOX / 2 - MARGIN) / Math.max(widest * 1.2, 5_000);
    }

    static Aircraft.Sketch of(Sightings.Event event, PartyId reader) {
        List<GeoPosition> all = new ArrayList<>(
                event.sightings().stream().map(Sightings.Sighting::stands).toList());
        event.findFix().ifPresent(all::add);
        Sketches sketch = new Sketches(all);
        return new Aircraft.Sketch(
                event.sightings().stream()
                        .map(sighting -> sketch.line(sighting, reader))
                        .toList(),
                event.findFix().map(sketch::point).orElse(null),
                (int) Math.round(1_000 * sketch.scale));
    }

    private Aircraft.Point point(GeoPosition position) {
        return new Aircraft.Point((int) Math.round(x(position)), (int) Math.round(y(position)));
    }

    private double x(GeoPosition position) {
        return BOX / 2 + (position.longitude() - longitude) * east * scale;
    }

    private double y(GeoPosition position) {
        return BOX / 2 - (position.latitude() - latitude) * METRES_PER_DEGREE * scale;
    }

    private Aircraft.Line line(Sightings.Sighting sighting, PartyId reader) {
        Aircraft.Point stands = point(sighting.stands());
        String wedge = sighting.bearing()
                .map(degrees -> stands.x() + "," + stands.y() + " " + end(stands, degrees - UNCERTAINTY_DEGREES) + " "
                        + end(stands, degrees + UNCERTAINTY_DEGREES))
                .orElse("");
        return new Aircraft.Line(
                stands.x(),
                stands.y(),
                wedge,
                Whose.of(sighting.party(), reader),
                sighting.party().value());
    }

    private String end(Aircraft.Point from, int degrees) {
        double angle = Math.toRadians(degrees);
        return Math.round(from.x() + Math.sin(angle) * SIGHT * scale) + ","
                + Math.round(from.y() - Math.cos(angle) * SIGHT * scale);
    }
}
