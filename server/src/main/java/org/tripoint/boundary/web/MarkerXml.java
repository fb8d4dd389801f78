package org.tripoint.boundary.web;

import java.util.List;
import org.springframework.web.util.HtmlUtils;
import org.tripoint.boundary.Marker;
import org.tripoint.language.Texts;

/// Markers for receivers (GPX 1.1) and for globes (KML 2.2, OGC 12-007r2): those that have a place, examples marked as
/// such, with the note that nothing here is a statement on the boundary.
final class MarkerXml {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private MarkerXml() {}

    static String gpx(List<Marker> markers, Texts t) {
        StringBuilder xml = new StringBuilder(HEAD)
                .append("<gpx version=\"1.1\" creator=\"Tripoint\" xmlns=\"http://www.topografix.com/GPX/1/1\">\n")
                .append("<metadata><desc>")
                .append(escaped(t.of("web.map.note")))
                .append("</desc></metadata>\n");
        for (Marker marker : markers) {
            marker.findPlace()
                    .ifPresent(place -> xml.append("<wpt lat=\"")
                            .append(place.latitude())
                            .append("\" lon=\"")
                            .append(place.longitude())
                            .append("\"><name>")
                            .append(escaped(marker.id().number()))
                            .append("</name><desc>")
                            .append(escaped(words(marker, t)))
                            .append("</desc></wpt>\n"));
        }
        return xml.append("</gpx>\n").toString();
    }

    static String kml(List<Marker> markers, Texts t) {
        StringBuilder xml = new StringBuilder(HEAD)
                .append("<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><name>")
                .append(escaped(t.of("boundary.markers")))
                .append("</name><description>")
                .append(escaped(t.of("web.map.note")))
                .append("</description>\n");
        for (Marker marker : markers) {
            marker.findPlace()
                    .ifPresent(place -> xml.append("<Placemark><name>")
                            .append(escaped(marker.id().number()))
                            .append("</name><description>")
                            .append(escaped(words(marker, t)))
                            .append("</description><Point><coordinates>")
                            .append(place.longitude())
                            .append(',')
                            .append(place.latitude())
                            .append("</coordinates></Point></Placemark>\n"));
        }
        return xml.append("</Document></kml>\n").toString();
    }

    private static String words(Marker marker, Texts t) {
        String kind = t.code("marker-kind", marker.kind());
        return marker.id().isExample() ? kind + " · " + t.of("boundary.example") : kind;
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscapeDecimal(text, "UTF-8");
    }
}
