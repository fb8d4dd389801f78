package org.tripoint.boundary.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tripoint.boundary.Marker;
import org.tripoint.geo.GeoPosition;

/// A way over markers that goes to the nearest one that is left. It is no shortest way and knows no road.
final class MarkerRoute {

    private MarkerRoute() {}

    /// A marker on the way.
    ///
    /// @param metres from the stop before
    record Stop(Marker marker, long metres) {}

    static List<Stop> over(List<Marker> markers, Optional<GeoPosition> start) {
        List<Marker> left = new ArrayList<>(markers.stream()
                .filter(marker -> marker.findPlace().isPresent())
                .toList());
        List<Stop> stops = new ArrayList<>();
        Optional<GeoPosition> at = start;
        while (!left.isEmpty()) {
            GeoPosition here = at.orElse(place(left.getFirst()));
            Marker next = left.stream()
                    .min(Comparator.comparingDouble(marker -> here.metresTo(place(marker))))
                    .orElseThrow();
            stops.add(new Stop(next, Math.round(here.metresTo(place(next)))));
            at = Optional.of(place(next));
            left.remove(next);
        }
        return stops;
    }

    static long metres(List<Stop> stops) {
        return stops.stream().mapToLong(Stop::metres).sum();
    }

    private static GeoPosition place(Marker marker) {
        return marker.findPlace()
                .map(survey -> GeoPosition.of(survey.latitude(), survey.longitude()))
                .orElseThrow();
    }
}
