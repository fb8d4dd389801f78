package org.tripoint.boundary.web;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tripoint.access.Viewer;
import org.tripoint.boundary.Marker;
import org.tripoint.boundary.MarkerId;
import org.tripoint.boundary.Markers;
import org.tripoint.geo.GeoPosition;
import org.tripoint.language.Texts;
import org.tripoint.web.Icon;
import org.tripoint.web.Level;
import org.tripoint.web.MapItem;
import org.tripoint.web.MapLayer;

/// The markers that a reader may see, with what the newest inspection found.
@Component
class MarkersLayer implements MapLayer {

    static final String NAME = "markers";

    private static final int PLACE = 55;

    private final Markers markers;
    private final BoundarySight sight;

    MarkersLayer(Markers markers, BoundarySight sight) {
        this.markers = markers;
        this.sight = sight;
    }

    static String id(MarkerId id) {
        return id.path().replace('.', '-');
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String label() {
        return "boundary.markers";
    }

    @Override
    public int place() {
        return PLACE;
    }

    @Override
    public List<MapItem> list(Viewer viewer, Texts t) {
        return markers.list(Markers.Sought.EVERYTHING, sight.of(viewer), 0, MAX_ITEMS).stream()
                .map(marker -> item(marker, t))
                .toList();
    }

    private static MapItem item(Marker marker, Texts t) {
        String condition = marker.findLast()
                .map(last -> t.code("marker-condition", last.condition()))
                .orElse(t.of("boundary.inspections.none"));
        boolean well = marker.findLast()
                .filter(last -> !last.condition().equals("intact"))
                .isEmpty();
        return new MapItem(
                id(marker.id()),
                List.of(marker.party()),
                MapItem.Shape.SQUARE,
                Icon.MAP_PIN,
                well ? null : Level.WATCH,
                MarkerSheets.name(marker.id(), t),
                t.code("marker-kind", marker.kind()) + " · " + condition,
                marker.findPlace()
                        .map(survey -> GeoPosition.of(survey.latitude(), survey.longitude()))
                        .orElse(null),
                MarkerSheets.path(marker.id()),
                marker.id().number());
    }
}
