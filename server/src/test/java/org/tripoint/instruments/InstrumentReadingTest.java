package org.tripoint.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.log.Basis;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class InstrumentReadingTest {

    static Stream<Arguments> oneChange() {
        return Stream.of(
                title("names absent", t -> t.remove("names"), "0 names required"),
                title("names empty", t -> t.putObject("names"), "0 names not-wordings"),
                title("name in no language", t -> names(t).put("Khmer", "x"), "0 names not-a-language"),
                title("blank name", t -> names(t).put("vi", " "), "0 names not-text"),
                title("name of two lines", t -> names(t).put("vi", "a\nb"), "0 names not-text"),
                title("name that turns the writing", t -> names(t).put("vi", "a\u202Eb"), "0 names not-text"),
                title("kind absent", t -> t.remove("kind"), "0 kind required"),
                title("one party", t -> t.putArray("parties").add("VN"), "0 parties not-so-many"),
                title("party twice", t -> t.putArray("parties").add("VN").add("VN"), "0 parties twice"),
                title(
                        "party in small letters",
                        t -> t.putArray("parties").add("VN").add("kh"),
                        "0 parties not-a-party"),
                title("no authentic language", t -> t.putArray("authentic"), "0 authentic not-so-many"),
                title("first day absent", t -> t.remove("validFrom"), "0 validFrom required"),
                title("day that is none", t -> t.put("validFrom", "2026-02-30"), "0 validFrom not-a-day"),
                title("other spelling of a day", t -> t.put("validTo", "+2026-12-01"), "0 validTo not-a-day"),
                title("ends before it begins", t -> t.put("validTo", "2025-12-31"), "0 validTo ends-before-it-begins"),
                title("offset absent", t -> t.remove("offset"), "0 offset required"),
                title("offset in words", t -> t.put("offset", "Asia/Bangkok"), "0 offset not-an-offset"),
                title("example in words", t -> t.put("example", "yes"), "0 example not-yes-or-no"),
                title("unknown member", t -> t.put("seal", "red"), "0 instrument unknown-member"),
                change("title absent", j -> j.remove("title"), "0 instrument title-missing"),
                change("no articles", j -> j.putArray("articles"), "0 articles not-so-many"),
                change("articles absent", j -> j.remove("articles"), "0 articles required"),
                change("unknown part", j -> j.put("annex", "x"), "0 instrument unknown-member"),
                change("too large", InstrumentReadingTest::enlarge, "0 instrument too-large"),
                article("number absent", a -> a.remove("number"), "2 number required"),
                article("number in words", a -> a.put("number", "two"), "2 number not-an-article-number"),
                article("number with a zero", a -> a.put("number", "02"), "2 number not-an-article-number"),
                article("text absent", a -> a.remove("text"), "2 text required"),
                article("terms that are none", a -> a.put("terms", "free"), "2 terms unknown-member"),
                article("unknown member", a -> a.put("seal", "red"), "2 number unknown-member"),
                terms("no types", t -> t.putArray("types"), "2 types not-so-many"),
                terms("type that is none", t -> t.putArray("types").add("drugs"), "2 types not-a-type"),
                terms("nobody releases", t -> t.remove("from"), "2 from required"),
                terms("nobody receives", t -> t.putArray("to"), "2 to not-so-many"),
                terms("release absent", t -> t.remove("release"), "2 release required"),
                terms("release in words", t -> t.put("release", "anybody"), "2 release not-a-release"),
                terms("level absent", t -> t.remove("level"), "2 level required"),
                terms("level that is none", t -> t.put("level", "village"), "2 level not-a-level"),
                terms("level of automatic", t -> t.put("release", "automatic"), "2 level level-with-automatic"),
                terms("service that is none", t -> t.put("service", "Border Guard"), "2 service not-a-service"),
                terms("section that is none", t -> t.putArray("keptBack").add("a b"), "2 keptBack not-a-section"),
                terms("first day absent", t -> t.remove("validFrom"), "2 validFrom required"),
                terms("ends before", t -> t.put("validTo", "2025-01-01"), "2 validTo ends-before-it-begins"),
                terms(
                        "dossier with a bracket",
                        t -> t.put("transferDossier", "<1>"),
                        "2 transferDossier not-a-dossier"),
                terms("unknown member", t -> t.put("price", 1), "2 terms unknown-member"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oneChange")
    void refusesOneChange(String name, Consumer<ObjectNode> change, String expected) {
        assertThat(faults(Memoranda.json(change))).containsExactly(expected);
    }

    @Test
    void namesEveryFaultAtOnce() {
        JsonNode json = Memoranda.json(changed -> {
            Memoranda.title(changed).remove("kind");
            Memoranda.article(changed, 1).put("number", "x");
            Memoranda.terms(changed, 2).remove("level");
        });
        assertThat(faults(json))
                .containsExactly("0 kind required", "1 number not-an-article-number", "2 level required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kh-vn", "la-vn", "kh-la"})
    void readsTheMemorandaOfTheDemonstrationAndWritesThemAgain(String pair) {
        JsonNode file = StrictJson.read(Memoranda.file(pair));
        Instrument read = Memoranda.instrument((ObjectNode) file);
        assertThat(read.title().example()).isTrue();
        assertThat(InstrumentWriting.file(read)).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "4.1", "9999.9999.9999.9999"})
    void numbersArticlesAsLeavesOfTheFeedsDo(String number) {
        Instrument read = Memoranda.instrument(
                Memoranda.json(json -> Memoranda.article(json, 2).put("number", number)));
        Sha256 hash = Sha256.of(new byte[0]);
        assertThat(new Basis.Article(hash, read.articles().get(1).number()).article())
                .isEqualTo(number);
    }

    /// Seeded: the same ten thousand damaged files on every run.
    @Test
    void neverThrowsOnWhatAStrangerSends() {
        Random random = new Random(20261125);
        byte[] sound = Memoranda.file("kh-la");
        for (int i = 0; i < 10_000; i++) {
            byte[] damaged = sound.clone();
            for (int j = random.nextInt(1, 6); j > 0; j--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(32, 127);
            }
            JsonNode json;
            try {
                json = StrictJson.read(damaged);
            } catch (IllegalArgumentException e) {
                continue;
            }
            assertThatCode(() -> InstrumentReading.of(json)).doesNotThrowAnyException();
        }
    }

    private static List<String> faults(JsonNode json) {
        return switch (InstrumentReading.of(json)) {
            case InstrumentReading.Read _ -> List.of();
            case InstrumentReading.Unfit unfit ->
                unfit.faults().stream()
                        .map(fault -> fault.article() + " " + fault.field() + " "
                                + fault.code().code())
                        .toList();
        };
    }

    private static void enlarge(ObjectNode json) {
        ObjectNode text = (ObjectNode) Memoranda.article(json, 3).get("text");
        text.put("en", "x".repeat(InstrumentReading.MAX_OCTETS));
    }

    private static ObjectNode names(ObjectNode title) {
        return (ObjectNode) title.get("names");
    }

    private static Arguments change(String name, Consumer<ObjectNode> change, String expected) {
        return arguments(name, change, expected);
    }

    private static Arguments title(String name, Consumer<ObjectNode> change, String expected) {
        return change(name, json -> change.accept(Memoranda.title(json)), expected);
    }

    private static Arguments article(String name, Consumer<ObjectNode> change, String expected) {
        return change("article: " + name, json -> change.accept(Memoranda.article(json, 2)), expected);
    }

    private static Arguments terms(String name, Consumer<ObjectNode> change, String expected) {
        return change("terms: " + name, json -> change.accept(Memoranda.terms(json, 2)), expected);
    }
}
