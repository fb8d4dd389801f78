package org.tripoint.language;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tripoint.platform.Csv;

/// The pages use the words of docs/glossary.csv, and docs/glossary.md shows the same table.
class GlossaryTest {

    private static final Catalogues CATALOGUES = Catalogues.onClassPath();
    private static final Language ENGLISH = new Language("en");
    private static final List<Csv.Row> GLOSSARY = TestTables.glossary();

    @Test
    void isWhatTheTextsUse() {
        var exceptions = TestTables.table("glossary-exceptions.csv").stream()
                .map(row -> row.get("language") + " " + row.get("key"))
                .collect(Collectors.toSet());
        Map<String, List<Csv.Row>> terms = GLOSSARY.stream().collect(groupingBy(row -> folded(row.get("en"))));
        var different = new TreeMap<String, String>();
        for (var key : CATALOGUES.keys(ENGLISH)) {
            var term = terms.get(folded(CATALOGUES.pattern(ENGLISH, key)));
            if (term == null) {
                continue;
            }
            for (var language : CATALOGUES.languages().list()) {
                var text = CATALOGUES.pattern(language, key);
                var words = words(term, language);
                if (!words.contains(folded(text)) && !exceptions.contains(language + " " + key)) {
                    different.put(language + " " + key, "expected one of " + words + ", found " + text);
                }
            }
        }
        assertThat(different).isEmpty();
    }

    @Test
    void isShownAsADocument() throws IOException {
        var file = TestTables.PROJECT.resolve("docs/glossary.md");
        assertThat(Files.readString(file)).contains(GlossaryDocument.table(GLOSSARY));
    }

    @Test
    void isSpelledAsTheTextsMustBe() {
        var faults = new TreeMap<String, String>();
        for (var row : GLOSSARY) {
            var found = KhmerSpelling.faults(row.get("km")) + LaoSpelling.faults(row.get("lo"));
            if (!found.isEmpty()) {
                faults.put(row.get("id"), found);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void claimsHighConfidenceForNoTermThatNobodySaw() {
        for (var row : GLOSSARY) {
            boolean coined = row.cells().entrySet().stream()
                    .anyMatch(cell -> cell.getKey().startsWith("evidence_")
                            && cell.getValue().startsWith("L "));
            if (coined) {
                assertThat(row.get("confidence")).as(row.get("id")).isEqualTo("low");
            }
        }
    }

    private static Set<String> words(List<Csv.Row> terms, Language language) {
        return terms.stream().map(row -> folded(row.get(language.tag()))).collect(Collectors.toSet());
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
