package org.tripoint.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tripoint.kernel.RefusalCode;

/// Every text is used, and every text that is used exists.
class TextUsageTest {

    private static final Catalogues CATALOGUES = Catalogues.onClassPath();
    private static final Language ENGLISH = new Language("en");
    private static final Pattern STRING = Pattern.compile("[\"']([a-z][A-Za-z0-9-]*(?:\\.[A-Za-z0-9-]+)+\\.?)[\"']");
    private static final Pattern ASKED =
            Pattern.compile("(?<!\\b(?:Map|Set|List|Stream|Optional|Path))\\.of\\(\\s*\"([a-z][A-Za-z0-9.-]*)\"");

    static Stream<String> prefixes() {
        return DynamicTexts.prefixes().stream();
    }

    @Test
    void leavesNoTextUnused() throws IOException {
        var unused = new TreeSet<>(CATALOGUES.keys(ENGLISH));
        unused.removeAll(strings());
        unused.removeIf(key -> DynamicTexts.prefixes().stream().anyMatch(key::startsWith));
        assertThat(unused).isEmpty();
    }

    @Test
    void hasEveryTextThatPagesAskFor() throws IOException {
        var missing = new TreeSet<String>();
        for (var asked : found(ASKED)) {
            boolean declared = asked.endsWith(".")
                    ? DynamicTexts.prefixes().stream()
                            .anyMatch(prefix -> prefix.startsWith(asked) || asked.startsWith(prefix))
                    : CATALOGUES.has(ENGLISH, asked) || !isKey().test(asked);
            if (!declared) {
                missing.add(asked);
            }
        }
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("prefixes")
    void hasExactlyTheTextsThatTheProgramPutsTogether(String prefix) {
        var found = new TreeSet<>(CATALOGUES.keys(ENGLISH));
        found.removeIf(key -> !key.startsWith(prefix));
        assertThat(found).isEqualTo(DynamicTexts.keys(prefix));
    }

    @Test
    void hasATextForEachRefusalOfTheKernel() {
        assertThat(CodeLists.onClassPath().list("refusal"))
                .containsAll(
                        Stream.of(RefusalCode.values()).map(RefusalCode::code).toList());
    }

    /// Whether a string can only be a text: it begins with the name of a catalogue.
    private static Predicate<String> isKey() {
        var firsts = new HashSet<String>();
        CATALOGUES.keys(ENGLISH).forEach(key -> firsts.add(key.substring(0, key.indexOf('.') + 1)));
        return string -> firsts.stream().anyMatch(string::startsWith);
    }

    private static Set<String> strings() throws IOException {
        return found(STRING);
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        var strings = new HashSet<String>();
        for (var folder : new String[] {"src/main/java", "src/main/jte"}) {
            try (var files = Files.walk(Path.of(folder))) {
                for (var file : files.filter(f -> f.toString().matches(".+\\.(java|jte)"))
                        .toList()) {
                    pattern.matcher(Files.readString(file)).results().forEach(hit -> strings.add(hit.group(1)));
                }
            }
        }
        return strings;
    }
}
