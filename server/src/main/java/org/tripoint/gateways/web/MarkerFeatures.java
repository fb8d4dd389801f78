package org.tripoint.gateways.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tripoint.access.Viewer;
import org.tripoint.access.Visibility;
import org.tripoint.boundary.Marker;
import org.tripoint.boundary.MarkerId;
import org.tripoint.boundary.Markers;
import org.tripoint.kernel.SectorId;
import org.tripoint.language.Texts;

/// The boundary markers that an account may see, with their surveyed places and what the newest inspection found.
@Component
class MarkerFeatures implements FeatureCollection {

    private final Markers markers;
    private final Visibility visibility;

    MarkerFeatures(Markers markers, Visibility visibility) {
        this.markers = markers;
        this.visibility = visibility;
    }

    @Override
    public String id() {
        return "markers";
    }

    @Override
    public String title(Texts t) {
        return t.of("boundary.markers");
    }

    @Override
    public String description() {
        return "Boundary markers of this party's register, as far as the account may see them. datetime is the time of the"
                + " newest inspection. Numbers that begin with EX- are examples and stand nowhere.";
    }

    @Override
    public boolean isPublic() {
        return false;
    }

    @Override
    public Set<String> filters() {
        return Set.of("pair", "sector", "condition", "number");
    }

    @Override
    public List<Double> extent() {
        return List.of(97.0, 5.0, 112.0, 24.0);
    }

    @Override
    public Page list(FeatureQuery query, Optional<Viewer> viewer, Texts t) {
        if (viewer.isEmpty()) {
            return new Page(List.of(), 0);
        }
        String sector = query.filters().get("sector");
        Markers.Sought sought = Markers.Sought.of(
                        sector == null ? null : sector(sector),
                        query.filters().get("pair"),
                        query.filters().get("condition"))
                .in(query.box())
                .inspected(query.from(), query.to())
                .number(query.filters().get("number"));
        Visibility.Predicate visible = visibility.of(viewer.get());
        return new Page(
                markers.list(sought, visible, query.offset(), query.limit()).stream()
                        .map(MarkerFeatures::feature)
                        .toList(),
                markers.count(sought, visible));
    }

    private static SectorId sector(String text) {
        try {
            return new SectorId(text);
        } catch (IllegalArgumentException e) {
            throw new BadQuery("expected a sector such as KH-VN/1, found " + text);
        }
    }

    @Override
    public Optional<Feature> find(String id, Optional<Viewer> viewer, Texts t) {
        try {
            MarkerId marker = MarkerId.ofPath(id);
            return viewer.flatMap(reader -> markers.find(marker, reader.party(), visibility.of(reader)))
                    .map(MarkerFeatures::feature);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Feature feature(Marker marker) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("pair", marker.id().pair());
        properties.put("sector", marker.sector().value());
        properties.put("number", marker.id().number());
        properties.put("position", marker.position());
        properties.put("kind", marker.kind());
        properties.put("example", marker.id().isExample());
        marker.findLast().ifPresent(last -> {
            properties.put("condition", last.condition());
            properties.put("inspected", last.at().toString());
        });
        marker.findPlace().ifPresent(place -> {
            properties.put("datum", place.datum());
            properties.put("method", place.method());
            properties.put("accuracy_mm", place.accuracyMillimetres());
        });
        return new Feature(
                marker.id().path(),
                marker.id().number(),
                marker.findPlace().map(Marker.Survey::latitude).orElse(null),
                marker.findPlace().map(Marker.Survey::longitude).orElse(null),
                properties);
    }
}
