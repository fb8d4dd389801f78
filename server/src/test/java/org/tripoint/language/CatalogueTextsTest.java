package org.tripoint.language;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tripoint.platform.Csv;

/// What holds for every text of every language.
class CatalogueTextsTest {

    private static final Catalogues CATALOGUES = Catalogues.onClassPath();
    private static final Language ENGLISH = new Language("en");

    private static final Map<String, String> SCRIPT = Map.of("en", "Latin", "vi", "Latin", "lo", "Lao", "km", "Khmer");

    /// Names and signs that stand in Latin letters in every language.
    private static final Set<String> LATIN_WORDS = Set.of(
            "Tripoint",
            "GMT",
            "UTM",
            "WGS",
            "JPEG",
            "PNG",
            "PDF",
            "JSON",
            "GeoJSON",
            "GPX",
            "KML",
            "Atom",
            "CSV",
            "USB",
            "PIN",
            "SHA",
            "TLS",
            "URL",
            "MiB",
            "KiB",
            "MDMA",
            "mm",
            "cm",
            "m",
            "km",
            "g",
            "kg",
            "OpenStreetMap",
            "ODbL",
            "Natural",
            "Earth",
            "GeoNames",
            "CC",
            "BY",
            "contributors");

    static Stream<Language> languages() {
        return CATALOGUES.languages().list().stream();
    }

    static Stream<Language> translations() {
        return languages().filter(language -> !language.equals(ENGLISH));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void hasTheSameKeysAsEnglish(Language language) {
        assertThat(CATALOGUES.keys(language)).containsExactlyInAnyOrderElementsOf(CATALOGUES.keys(ENGLISH));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void takesTheSameArgumentsAsEnglish(Language language) {
        assertThat(wrong(language, (key, text) -> {
                    var expected = MessageReader.arguments(CATALOGUES.pattern(ENGLISH, key));
                    var found = MessageReader.arguments(text);
                    return expected.equals(found) ? "" : "expected " + expected + ", found " + found;
                }))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("translations")
    void isNotMerelyCopiedFromEnglish(Language language) {
        var allowed = exceptions("same-as-english.csv", language);
        assertThat(wrong(language, (key, text) -> {
                    var copied = text.equals(CATALOGUES.pattern(ENGLISH, key)) && hasLetters(text);
                    return copied && !allowed.contains(key) ? "is the English text" : "";
                }))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void isWrittenInItsOwnScript(Language language) {
        var script = Character.UnicodeScript.forName(SCRIPT.get(language.tag()));
        assertThat(wrong(
                        language,
                        (key, text) -> foreignWords(script, MessageReader.literals(text)).stream()
                                .filter(word -> !key.equals("language.own-name"))
                                .collect(joining(" "))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void isWrittenInOneWayOnly(Language language) {
        assertThat(wrong(language, (key, text) -> {
                    if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
                        return "is not in normal form C";
                    }
                    if (text.codePoints().anyMatch(CatalogueTextsTest::cannotBeSeen)) {
                        return "holds a character that cannot be seen";
                    }
                    if (!text.equals(text.strip())
                            || text.contains("  ")
                            || text.contains(" .")
                            || text.contains(" ,")) {
                        return "has a space too many";
                    }
                    return text.contains("!") || text.contains("\uFF01") ? "raises its voice" : "";
                }))
                .isEmpty();
    }

    @Test
    void writesKhmerClustersInOrder() {
        assertThat(wrong(new Language("km"), (key, text) -> KhmerSpelling.faults(MessageReader.literals(text))))
                .isEmpty();
    }

    @Test
    void writesLaoFormsAsTheGlossaryAsks() {
        assertThat(wrong(new Language("lo"), (key, text) -> LaoSpelling.faults(MessageReader.literals(text))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void avoidsWordsThatTheGlossaryForbids(Language language) {
        var forbidden = TestTables.table("forbidden-words.csv").stream()
                .filter(row -> row.get("language").equals(language.tag()))
                .map(row -> row.get("word"))
                .toList();
        assertThat(wrong(
                        language,
                        (key, text) -> forbidden.stream()
                                .filter(word -> text.toLowerCase(java.util.Locale.ROOT)
                                        .contains(word.toLowerCase(java.util.Locale.ROOT)))
                                .collect(joining(", "))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void startsEachKeyWithTheNameOfItsFile(Language language) throws Exception {
        var folder = Path.of("src/main/resources/messages", language.tag());
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString().replace(".properties", "");
                var prefix = Map.of("codes", "code", "types", "type").getOrDefault(name, name) + ".";
                try (var lines = Files.lines(file)) {
                    assertThat(lines.filter(line -> line.matches("[a-z].* = .*")))
                            .allSatisfy(line -> assertThat(line).startsWith(prefix));
                }
            }
        }
    }

    @Test
    void claimsNoCheckThatNamesNoPersonAndDay() {
        for (var row : TestTables.read(Path.of("src/main/resources/messages/checked.csv"))) {
            var language = new Language(row.get("language"));
            assertThat(CATALOGUES.has(language, row.get("key")))
                    .as(row.toString())
                    .isTrue();
            assertThat(row.get("who")).isNotBlank();
            assertThat(LocalDate.parse(row.get("date"))).isBeforeOrEqualTo(LocalDate.now(java.time.ZoneOffset.UTC));
        }
    }

    @Test
    void giveAReasonForEachException() {
        for (var row : TestTables.table("same-as-english.csv")) {
            assertThat(row.get("reason")).isNotBlank();
            assertThat(CATALOGUES.has(ENGLISH, row.get("key")))
                    .as(row.toString())
                    .isTrue();
        }
    }

    private static Map<String, String> wrong(Language language, BiFunction<String, String, String> fault) {
        var faults = new TreeMap<String, String>();
        for (var key : CATALOGUES.keys(language)) {
            if (CATALOGUES.has(ENGLISH, key)) {
                var found = fault.apply(key, CATALOGUES.pattern(language, key));
                if (!found.isEmpty()) {
                    faults.put(key, found);
                }
            }
        }
        return faults;
    }

    private static Set<String> exceptions(String table, Language language) {
        var keys = new HashSet<String>();
        for (Csv.Row row : TestTables.table(table)) {
            if (row.get("language").equals(language.tag())) {
                keys.add(row.get("key"));
            }
        }
        return keys;
    }

    private static boolean hasLetters(String text) {
        return MessageReader.literals(text).codePoints().anyMatch(Character::isLetter);
    }

    private static boolean cannotBeSeen(int c) {
        return Character.getType(c) == Character.FORMAT || Character.isISOControl(c);
    }

    private static List<String> foreignWords(Character.UnicodeScript script, String text) {
        var words = new ArrayList<String>();
        var matcher = Pattern.compile("[\\p{L}\\p{M}]+").matcher(text);
        while (matcher.find()) {
            var word = matcher.group();
            boolean own = word.codePoints()
                    .mapToObj(Character.UnicodeScript::of)
                    .allMatch(of -> of == script || of == Character.UnicodeScript.COMMON);
            if (!own && !LATIN_WORDS.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }
}
