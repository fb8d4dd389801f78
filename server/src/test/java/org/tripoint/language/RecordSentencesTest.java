package org.tripoint.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// The sentence of every record type reads well in every language, whatever is there, absent or withheld.
class RecordSentencesTest {

    private static final Catalogues CATALOGUES = Catalogues.onClassPath();
    private static final Set<String> NUMBERS = Set.of("count");

    static Stream<Arguments> sentences() {
        return DynamicTexts.catalogue()
                .flatMap(type -> CATALOGUES.languages().list().stream()
                        .map(language -> Arguments.of(type.path("type").asString(), language, type)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("sentences")
    void readsWithEverythingGiven(String name, Language language, JsonNode type) {
        var sentence = sentence(language, type, Set.of(), Set.of());

        arguments(type).forEach(argument -> assertThat(sentence).contains(shown(type, argument)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("sentences")
    void readsWithEachOptionalFieldAbsent(String name, Language language, JsonNode type) {
        for (var argument : arguments(type)) {
            if (optional(type, argument)) {
                var sentence = sentence(language, type, Set.of(argument), Set.of());
                assertThat(sentence).doesNotContain("none");
            }
        }
    }

    /// Types of which a neighbour can get some sections and not others.
    static Stream<Arguments> sentencesThatCross() {
        return sentences()
                .filter(of ->
                        !((JsonNode) of.get()[2]).path("crosses").asString().equals("never"));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("sentencesThatCross")
    void readsWithEachSectionWithheld(String name, Language language, JsonNode type) {
        for (var section : type.path("sections")) {
            var hidden = new java.util.HashSet<String>();
            for (var argument : arguments(type)) {
                if (sectionOf(type, argument).equals(section.path("name").asString())) {
                    hidden.add(argument);
                }
            }
            var sentence = sentence(language, type, Set.of(), hidden);
            if (!language.tag().equals("en")) {
                assertThat(sentence).doesNotContain("withheld");
            }
        }
    }

    private static String sentence(Language language, JsonNode type, Set<String> absent, Set<String> withheld) {
        Map<String, Object> given = new HashMap<>();
        for (var argument : arguments(type)) {
            Object value = isNumber(type, argument) ? Long.valueOf(37) : shown(type, argument);
            value = absent.contains(argument) ? "none" : value;
            given.put(argument, withheld.contains(argument) ? "withheld" : value);
        }
        var sentence = CATALOGUES.text(language, "type." + type.path("type").asString() + ".sentence", given);
        assertThat(sentence)
                .doesNotContain("{", "}", "  ", " .", " ,", "..", ",,")
                .doesNotStartWith(" ")
                .doesNotEndWith(" ");
        return sentence;
    }

    private static String shown(JsonNode type, String argument) {
        return isNumber(type, argument) ? "37" : "«" + argument + "»";
    }

    private static List<String> arguments(JsonNode type) {
        return type.path("sentence").valueStream().map(JsonNode::asString).toList();
    }

    private static boolean isNumber(JsonNode type, String argument) {
        return NUMBERS.contains(field(type, argument).path("kind").asString());
    }

    private static boolean optional(JsonNode type, String argument) {
        return !field(type, argument).path("required").asBoolean(false);
    }

    /// The field behind an argument; `date` and `time` are those of the moment.
    private static JsonNode field(JsonNode type, String argument) {
        var name = argument.equals("date") || argument.equals("time")
                ? type.path("moment").asString()
                : argument;
        return type.path("sections")
                .valueStream()
                .flatMap(section -> section.path("fields").valueStream())
                .filter(field -> field.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no field for the argument " + argument));
    }

    private static String sectionOf(JsonNode type, String argument) {
        var field = field(type, argument);
        return type.path("sections")
                .valueStream()
                .filter(section -> section.path("fields").valueStream().anyMatch(f -> f.equals(field)))
                .findFirst()
                .orElseThrow()
                .path("name")
                .asString();
    }
}
