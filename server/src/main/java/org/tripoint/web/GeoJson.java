package org.tripoint.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.tripoint.geo.GeoPosition;
import org.tripoint.kernel.PartyId;

/// Items of the map in the form of RFC 7946: longitude before latitude.
final class GeoJson {

    /// The media type of RFC 7946, section 12.
    static final MediaType MEDIA_TYPE = new MediaType("application", "geo+json");

    private GeoJson() {}

    record Collection(String type, List<Feature> features) {}

    record Feature(String type, Point geometry, Map<String, Object> properties) {}

    record Point(String type, List<Double> coordinates) {}

    /// The items that have a place, with what a pin needs and nothing else.
    static Collection of(String layer, List<MapItem> items, PartyId reader) {
        var features = items.stream()
                .filter(item -> item.position() != null)
                .map(item -> feature(layer, item, item.findPosition().orElseThrow(), reader))
                .toList();
        return new Collection("FeatureCollection", features);
    }

    private static Feature feature(String layer, MapItem item, GeoPosition at, PartyId reader) {
        var properties = new HashMap<String, Object>();
        properties.put("id", layer + ":" + item.id());
        properties.put("whose", item.whose(reader).mark());
        properties.put("shape", item.shape() == MapItem.Shape.SQUARE ? "square" : "circle");
        properties.put("glyph", item.glyph().symbol());
        properties.put("weight", item.level() == null ? 0 : item.level().weight());
        if (item.label() != null) {
            properties.put("label", item.label());
        }
        return new Feature(
                "Feature", new Point("Point", List.of(at.longitude(), at.latitude())), Map.copyOf(properties));
    }
}
