package org.tripoint.boundary.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.tripoint.access.Allowed;
import org.tripoint.access.AllowedToRead;
import org.tripoint.access.Commands;
import org.tripoint.access.Journal;
import org.tripoint.access.Role;
import org.tripoint.access.Viewer;
import org.tripoint.boundary.Marker;
import org.tripoint.boundary.MarkerTable;
import org.tripoint.boundary.Markers;
import org.tripoint.language.Texts;
import org.tripoint.web.Shell;

/// Markers brought in from a table, looked at before they are recorded, and saved as a table or as GeoJSON.
@Controller
class MarkerFiles {

    private static final int MOST = 10_000;
    private static final int LONGEST = 150_000;

    private final Markers markers;
    private final MarkerTable table;
    private final BoundarySight sight;
    private final Commands commands;
    private final Journal journal;

    MarkerFiles(Markers markers, MarkerTable table, BoundarySight sight, Commands commands, Journal journal) {
        this.markers = markers;
        this.table = table;
        this.sight = sight;
        this.commands = commands;
        this.journal = journal;
    }

    @Allowed({Role.COMMISSION, Role.HEADQUARTERS})
    @GetMapping("/boundary/import")
    ModelAndView choose(Shell shell) {
        return page(shell, null);
    }

    @Allowed({Role.COMMISSION, Role.HEADQUARTERS})
    @PostMapping("/boundary/import")
    ModelAndView look(Shell shell, @RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        String text = file == null ? "" : new String(file.getBytes(), StandardCharsets.UTF_8);
        if (text.length() > LONGEST) {
            MarkerTable.Fault fault = new MarkerTable.Fault(
                    1, "expected at most " + LONGEST + " characters, found " + text.length() + "; use several files");
            return page(shell, new ImportPreview("", 0, 0, List.of(), List.of(fault)));
        }
        return page(shell, preview(shell.viewer(), text));
    }

    private ImportPreview preview(Viewer viewer, String text) {
        MarkerTable.Content content = table.read(text, Set.copyOf(sight.sectors(viewer)));
        Map<String, Set<String>> known = new HashMap<>();
        int again = (int) content.lines().stream()
                .filter(line -> known.computeIfAbsent(
                                line.marker().pair(), pair -> markers.numbers(viewer.party(), pair))
                        .contains(line.marker().number()))
                .count();
        return new ImportPreview(
                content.faults().isEmpty() ? text : "",
                content.lines().size() - again,
                again,
                content.lines().stream()
                        .limit(50)
                        .map(line -> line.marker().number())
                        .toList(),
                content.faults().stream().limit(50).toList());
    }

    private static ModelAndView page(Shell shell, @Nullable ImportPreview preview) {
        Map<String, @Nullable Object> model = new LinkedHashMap<>();
        model.put("frame", shell.frame("boundary", shell.t().of("boundary.import")));
        model.put("preview", preview);
        model.put("columns", MarkerTable.COLUMNS);
        boolean wrong = preview != null && !preview.faults().isEmpty();
        return new ModelAndView("boundary/import", model, wrong ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @Allowed({Role.COMMISSION, Role.HEADQUARTERS})
    @PostMapping("/boundary/import/record")
    ModelAndView record(Shell shell, @RequestParam String content, @RequestParam UUID command) {
        Viewer viewer = shell.viewer();
        MarkerTable.Content read = table.read(content, Set.copyOf(sight.sectors(viewer)));
        if (!read.faults().isEmpty() || content.length() > LONGEST) {
            return page(shell, preview(viewer, content));
        }
        commands.once(viewer, command, () -> {
            read.lines().forEach(line -> markers.record(line.sector(), line.sections(), viewer.author()));
            journal.write(viewer, "boundary.import", null);
            return String.valueOf(read.lines().size());
        });
        return new ModelAndView(BoundarySight.seeOther("/boundary/markers"));
    }

    @AllowedToRead
    @GetMapping("/boundary/markers.csv")
    ResponseEntity<byte[]> csv(Viewer viewer) {
        journal.read(viewer, "boundary.export.csv", null);
        return file(
                table.write(all(viewer)).getBytes(StandardCharsets.UTF_8),
                new MediaType("text", "csv", StandardCharsets.UTF_8),
                "markers.csv");
    }

    @AllowedToRead
    @GetMapping("/boundary/markers.geojson")
    ResponseEntity<Map<String, Object>> geojson(Viewer viewer, Texts t) {
        journal.read(viewer, "boundary.export.geojson", null);
        Map<String, Object> collection = new LinkedHashMap<>();
        collection.put("type", "FeatureCollection");
        collection.put("note", t.of("web.map.note"));
        collection.put(
                "features", all(viewer).stream().map(MarkerFiles::feature).toList());
        return ResponseEntity.ok()
                .contentType(new MediaType("application", "geo+json"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"markers.geojson\"")
                .body(collection);
    }

    /// A marker as a feature of RFC 7946.
    static Map<String, @Nullable Object> feature(Marker marker) {
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
            properties.put("accuracy_mm", place.accuracyMillimetres());
        });
        Map<String, @Nullable Object> feature = new LinkedHashMap<>();
        feature.put("type", "Feature");
        feature.put("id", marker.id().path());
        feature.put(
                "geometry",
                marker.findPlace()
                        .map(place ->
                                Map.of("type", "Point", "coordinates", List.of(place.longitude(), place.latitude())))
                        .orElse(null));
        feature.put("properties", properties);
        return feature;
    }

    private List<Marker> all(Viewer viewer) {
        List<Marker> all = new ArrayList<>();
        List<Marker> some;
        do {
            some = markers.list(Markers.Sought.EVERYTHING, sight.of(viewer), all.size(), Markers.MOST);
            all.addAll(some);
        } while (some.size() == Markers.MOST && all.size() < MOST);
        return all;
    }

    @AllowedToRead
    @GetMapping("/boundary/markers.gpx")
    ResponseEntity<byte[]> gpx(Viewer viewer, Texts t) {
        journal.read(viewer, "boundary.export.gpx", null);
        return file(
                MarkerXml.gpx(all(viewer), t).getBytes(StandardCharsets.UTF_8),
                new MediaType("application", "gpx+xml"),
                "markers.gpx");
    }

    @AllowedToRead
    @GetMapping("/boundary/markers.kml")
    ResponseEntity<byte[]> kml(Viewer viewer, Texts t) {
        journal.read(viewer, "boundary.export.kml", null);
        return file(
                MarkerXml.kml(all(viewer), t).getBytes(StandardCharsets.UTF_8),
                new MediaType("application", "vnd.google-earth.kml+xml"),
                "markers.kml");
    }

    private static ResponseEntity<byte[]> file(byte[] octets, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(octets);
    }
}
