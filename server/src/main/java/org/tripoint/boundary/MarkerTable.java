package org.tripoint.boundary;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.SectorId;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.FieldError;
import org.tripoint.platform.Csv;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Markers as a table in CSV, read and written: one marker a line, the columns of [#COLUMNS] in any order, all but the
/// first four optional.
@Component
public class MarkerTable {

    public static final List<String> COLUMNS = List.of(
            "sector",
            "number",
            "position",
            "kind",
            "form",
            "grouping",
            "material",
            "territory",
            "built_by",
            "maintained_by",
            "latitude",
            "longitude",
            "datum",
            "method",
            "accuracy_mm",
            "surveyed_on",
            "surveyed_by");

    private static final int MOST_LINES = 5_000;

    private final Catalogue catalogue;

    MarkerTable(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// A line that can be recorded.
    public record Line(int line, SectorId sector, MarkerId marker, Map<String, @Nullable JsonNode> sections) {}

    /// What is wrong with a line: what was expected and what was found.
    public record Fault(int line, String words) {}

    /// What a file says. Nothing of it may be used where it has faults.
    public record Content(List<Line> lines, List<Fault> faults) {

        public Content {
            lines = List.copyOf(lines);
            faults = List.copyOf(faults);
        }
    }

    /// Reads a table.
    ///
    /// @param sectors those of which the reader may record markers
    public Content read(String text, Set<SectorId> sectors) {
        List<Line> lines = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        try {
            Csv table = Csv.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            List<String> missing = COLUMNS.stream()
                    .limit(4)
                    .filter(column -> !table.columns().contains(column))
                    .toList();
            if (!missing.isEmpty()) {
                return new Content(
                        List.of(),
                        List.of(new Fault(1, "expected the columns " + missing + ", found " + table.columns())));
            }
            if (table.rows().size() > MOST_LINES) {
                return new Content(
                        List.of(),
                        List.of(new Fault(
                                1,
                                "expected at most " + MOST_LINES + " lines, found "
                                        + table.rows().size())));
            }
            Set<MarkerId> seen = new HashSet<>();
            for (Csv.Row row : table.rows()) {
                try {
                    Line line = line(row, sectors);
                    if (!seen.add(line.marker())) {
                        throw new IllegalArgumentException("expected each number once, found "
                                + line.marker().number() + " again");
                    }
                    lines.add(line);
                } catch (IllegalArgumentException e) {
                    faults.add(new Fault(row.line(), String.valueOf(e.getMessage())));
                }
            }
        } catch (IllegalArgumentException | IOException e) {
            faults.add(new Fault(1, String.valueOf(e.getMessage())));
        }
        return new Content(lines, faults);
    }

    private Line line(Csv.Row row, Set<SectorId> sectors) {
        SectorId sector = new SectorId(row.get("sector"));
        if (!sectors.contains(sector)) {
            throw new IllegalArgumentException("expected one of the sectors "
                    + sectors.stream().map(SectorId::value).sorted().collect(Collectors.joining(", ")) + ", found "
                    + sector);
        }
        ObjectNode marker = JsonNodeFactory.instance.objectNode();
        marker.put("number", row.get("number"));
        marker.put("markerPosition", row.get("position"));
        marker.put("markerKind", row.get("kind"));
        text(row, "form", marker, "form");
        text(row, "grouping", marker, "grouping");
        text(row, "material", marker, "material");
        text(row, "territory", marker, "territory");
        text(row, "built_by", marker, "builtBy");
        text(row, "maintained_by", marker, "maintainedBy");
        Map<String, @Nullable JsonNode> sections = new HashMap<>();
        sections.put("marker", marker);
        place(row).ifPresent(place -> sections.put("place", place));
        List<FieldError> errors = catalogue.check(catalogue.getNewest(RegisterTypes.MARKER), sections);
        if (!errors.isEmpty()) {
            FieldError first = errors.getFirst();
            throw new IllegalArgumentException("the field " + first.field() + " is " + first.code());
        }
        return new Line(row.line(), sector, new MarkerId(sector.pair(), row.get("number")), sections);
    }

    private static Optional<String> find(Csv.Row row, String column) {
        return row.cells().containsKey(column) ? row.find(column) : Optional.empty();
    }

    private static void text(Csv.Row row, String column, ObjectNode json, String field) {
        find(row, column).ifPresent(value -> json.put(field, value));
    }

    private static Optional<JsonNode> place(Csv.Row row) {
        Optional<Double> latitude = degrees(row, "latitude", 90);
        Optional<Double> longitude = degrees(row, "longitude", 180);
        if (latitude.isPresent() != longitude.isPresent()) {
            throw new IllegalArgumentException("expected latitude and longitude, found one of them");
        }
        if (latitude.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode place = JsonNodeFactory.instance.objectNode();
        place.putObject("position")
                .put("latitude", latitude.get())
                .put("longitude", longitude.get())
                .put("source", "file");
        text(row, "datum", place, "datum");
        text(row, "method", place, "method");
        find(row, "accuracy_mm").ifPresent(value -> {
            if (!value.matches("[0-9]{1,9}")) {
                throw new IllegalArgumentException("expected a whole number of accuracy_mm, found " + value);
            }
            place.put("accuracyMillimetres", Long.parseLong(value));
        });
        text(row, "surveyed_on", place, "surveyedOn");
        text(row, "surveyed_by", place, "surveyedBy");
        return Optional.of(place);
    }

    private static Optional<Double> degrees(Csv.Row row, String column, int limit) {
        return find(row, column).map(text -> {
            if (!text.matches("-?[0-9]{1,3}([.][0-9]{1,12})?") || Math.abs(Double.parseDouble(text)) > limit) {
                boolean swapped = column.equals("latitude") && text.matches("[0-9]{3}([.][0-9]+)?");
                throw new IllegalArgumentException("expected a " + column + " in degrees with a point, at most " + limit
                        + ", found " + text + (swapped ? "; latitude and longitude may be swapped" : ""));
            }
            return Double.valueOf(text);
        });
    }

    /// Writes markers as a table, their names of columns first. A cell that a table program would take for a formula
    /// is preceded by an apostrophe.
    public String write(List<Marker> markers) {
        StringBuilder table = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
        for (Marker marker : markers) {
            List<String> cells = new ArrayList<>();
            cells.add(marker.sector().value());
            cells.add(marker.id().number());
            cells.add(marker.position());
            cells.add(marker.kind());
            add(cells, marker.form(), marker.grouping(), marker.material(), marker.territory());
            add(cells, marker.builtBy(), marker.maintainedBy());
            Marker.Survey place = marker.place();
            if (place == null) {
                add(cells, null, null, null, null, null, null, null);
            } else {
                add(
                        cells,
                        Double.toString(place.latitude()),
                        Double.toString(place.longitude()),
                        place.datum(),
                        place.method(),
                        text(place.accuracyMillimetres()),
                        text(place.on()),
                        place.by());
            }
            table.append(cells.stream().map(MarkerTable::cell).collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return table.toString();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static void add(List<String> cells, @Nullable String... values) {
        for (String value : values) {
            cells.add(value == null ? "" : value);
        }
    }

    private static String cell(String value) {
        String safe = value.matches("[=+@\\t\\r].*") ? "'" + value : value;
        return safe.matches("(?s).*[\",\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
