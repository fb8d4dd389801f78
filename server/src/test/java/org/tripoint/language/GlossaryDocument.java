package org.tripoint.language;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.StringJoiner;
import org.tripoint.platform.Csv;

/// Writes the tables of docs/glossary.md from docs/glossary.csv, between the two marks.
final class GlossaryDocument {

    private static final String BEGIN = "<!-- the tables below are written from glossary.csv -->\n";
    private static final String END = "<!-- end of the tables -->\n";

    private GlossaryDocument() {}

    static void main() throws IOException {
        var file = TestTables.PROJECT.resolve("docs/glossary.md");
        var text = Files.readString(file);
        var before = text.substring(0, text.indexOf(BEGIN) + BEGIN.length());
        var after = text.substring(text.indexOf(END));
        Files.writeString(file, before + table(TestTables.glossary()) + after);
    }

    static String table(List<Csv.Row> terms) {
        var out = new StringBuilder();
        var group = "";
        for (var term : terms) {
            var id = term.get("id");
            var ofTerm = id.substring(0, id.indexOf('.'));
            if (!ofTerm.equals(group)) {
                group = ofTerm;
                out.append("\n## ").append(group).append("\n\n");
                out.append(
                        "| English | Vietnamese | Lao | Khmer | note | confidence |\n| --- | --- | --- | --- | --- | --- |\n");
            }
            var cells = new StringJoiner(" | ", "| ", " |\n");
            for (var column : List.of("en", "vi", "lo", "km", "note", "confidence")) {
                cells.add(term.find(column).orElse("").replace("|", "\\|"));
            }
            out.append(cells);
        }
        return out.append("\n").toString();
    }
}
