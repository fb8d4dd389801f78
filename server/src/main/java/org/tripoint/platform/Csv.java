package org.tripoint.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A table in a CSV file (RFC 4180): UTF-8, commas, quotes doubled inside quoted cells, names in the first line.
/// At most 4 MiB. Throws [IllegalArgumentException], which names the line, where a file is not such a table.
public record Csv(List<String> columns, List<Row> rows) {

    private static final int MAX_OCTETS = 4 * 1024 * 1024;

    public Csv {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// One line of the table by column; `line` counts from 1, the names are line 1.
    public record Row(int line, Map<String, String> cells) {

        /// The cell, which must not be empty.
        public String get(String column) {
            return find(column)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "line " + line + ": expected a value in the column " + column + ", found none"));
        }

        /// The cell, unless it is empty. Throws when the table has no such column.
        public Optional<String> find(String column) {
            var cell = cells.get(column);
            if (cell == null) {
                throw new IllegalArgumentException(
                        "line " + line + ": no column " + column + "; there are " + cells.keySet());
            }
            return cell.isBlank() ? Optional.empty() : Optional.of(cell.strip());
        }
    }

    /// Reads the table and closes the stream.
    public static Csv read(InputStream stream) throws IOException {
        try (stream) {
            var octets = stream.readNBytes(MAX_OCTETS + 1);
            if (octets.length > MAX_OCTETS) {
                throw new IllegalArgumentException("expected a table of at most 4 MiB, found more");
            }
            return parse(decode(octets));
        }
    }

    private static String decode(byte[] octets) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("expected a table in UTF-8, found other octets", e);
        }
    }

    static Csv parse(String text) {
        var records = new Parser(text).records();
        if (records.isEmpty()) {
            throw new IllegalArgumentException("line 1: expected the names of the columns, found nothing");
        }
        var columns = records.getFirst().cells();
        if (columns.stream().distinct().count() < columns.size()) {
            throw new IllegalArgumentException("line 1: a column stands twice in " + columns);
        }
        var rows = records.stream().skip(1).map(line -> row(columns, line)).toList();
        return new Csv(columns, rows);
    }

    private static Row row(List<String> columns, Line line) {
        if (line.cells().size() != columns.size()) {
            throw new IllegalArgumentException("line %d: expected %d cells, found %d"
                    .formatted(line.number(), columns.size(), line.cells().size()));
        }
        var cells = new LinkedHashMap<String, String>();
        for (int i = 0; i < columns.size(); i++) {
            cells.put(columns.get(i), line.cells().get(i));
        }
        return new Row(line.number(), cells);
    }

    private record Line(int number, List<String> cells) {}

    /// Splits text into lines of cells, in the grammar of RFC 4180 section 2.
    private static final class Parser {

        private final String text;
        private int at;
        private int line = 1;

        Parser(String text) {
            this.text = text;
        }

        List<Line> records() {
            var lines = new ArrayList<Line>();
            while (at < text.length()) {
                int number = line;
                var cells = cells();
                boolean empty = cells.size() == 1 && cells.getFirst().isEmpty();
                if (!empty) {
                    lines.add(new Line(number, cells));
                }
            }
            return lines;
        }

        private List<String> cells() {
            var cells = new ArrayList<String>();
            while (true) {
                cells.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
                if (at >= text.length()) {
                    return cells;
                }
                char mark = text.charAt(at++);
                if (mark == '\r' && at < text.length() && text.charAt(at) == '\n') {
                    mark = text.charAt(at++);
                }
                if (mark == '\n') {
                    line++;
                    return cells;
                }
                if (mark != ',') {
                    throw new IllegalArgumentException(
                            "line " + line + ": expected a comma after a quoted cell, found \"" + mark + "\"");
                }
            }
        }

        private String plain() {
            int start = at;
            while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(start, at);
        }

        private String quoted() {
            int opened = line;
            var cell = new StringBuilder();
            for (at++; at < text.length(); at++) {
                char c = text.charAt(at);
                boolean doubled = c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"';
                if (doubled) {
                    at++;
                } else if (c == '"') {
                    at++;
                    return cell.toString();
                } else if (c == '\n') {
                    line++;
                }
                cell.append(c);
            }
            throw new IllegalArgumentException("line " + opened + ": a quoted cell is not closed");
        }
    }
}
