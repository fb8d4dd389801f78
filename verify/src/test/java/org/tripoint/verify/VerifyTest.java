package org.tripoint.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripoint.kernel.StrictJson;
import tools.jackson.databind.JsonNode;

class VerifyTest {

    private static final Path VECTORS = Path.of("..", "vectors");
    private static final String WHOLE = "valid/record-of-receipt/verified~whole.json";

    @TempDir
    Path dir;

    private record Result(int exitCode, String output, String errors) {}

    private static Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Verify.run(
                List.of(arguments),
                "C",
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Result(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private String file(String vector) throws IOException {
        JsonNode json = StrictJson.read(Files.readAllBytes(VECTORS.resolve(vector)));
        Path file = dir.resolve("receipt.json");
        return Files.writeString(file, json.required("input").required("file").asString())
                .toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "vi", "lo", "km"})
    void tellsEachStepInEachLanguage(String language) throws IOException {
        Result result = run("--language", language, file(WHOLE));

        assertThat(result.exitCode()).isZero();
        assertThat(result.output().lines().filter(line -> line.startsWith("\u2713")))
                .hasSize(7);
        assertThat(result.output())
                .contains("\"grams\":12000", "2026-11-25T13:00:00.000Z", "vn-tuy-duc")
                .doesNotContain("\u2717", "{0}");
    }

    @Test
    void saysWhichStepFailsAndWhatWasNotLookedAt() throws IOException {
        Result result = run(file("invalid/record-of-receipt/root-mismatch~other-path.json"));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output())
                .contains("\u2717 That entry is in the log", "(root-mismatch)", "not checked: The receiver signed")
                .endsWith("Ask for it again from where it came.\n");
    }

    @Test
    void aChangedLetterAnywhereIsFound() throws IOException {
        String whole = Files.readString(Path.of(file(WHOLE)));
        List<Integer> passed = new ArrayList<>();
        for (int i = 0; i < whole.length(); i += 23) {
            char other = whole.charAt(i) == 'A' ? 'B' : 'A';
            Path changed = dir.resolve("changed.json");
            Files.writeString(changed, whole.substring(0, i) + other + whole.substring(i + 1));
            if (run(changed.toString()).exitCode() == 0) {
                passed.add(i);
            }
        }
        // The leaf stands twice: what the proof says of it is not authenticated, and nothing is read there.
        int extra = whole.indexOf("extra ");
        int end = whole.indexOf("\\n", extra);

        assertThat(passed).allMatch(i -> i > extra && i < end);
    }

    @Test
    void holdsTheRootsThatTheReaderNames() throws IOException {
        String right = "7".repeat(64);

        assertThat(run("--root", "VN=" + right, file(WHOLE)))
                .satisfies(result -> assertThat(result.exitCode()).isEqualTo(1))
                .satisfies(result -> assertThat(result.output()).contains("unknown-root"));
        String shown = run(file(WHOLE))
                .output()
                .lines()
                .filter(line -> line.startsWith("    VN  "))
                .findFirst()
                .orElseThrow()
                .substring(8);
        assertThat(run("--root", "VN=" + shown, file(WHOLE)).exitCode()).isZero();
    }

    @Test
    void saysWhatItExpectsWhereItIsCalledOtherwise() {
        assertThat(run().exitCode()).isEqualTo(2);
        assertThat(run("--language", "fr", "x").errors()).startsWith("usage:");
        assertThat(run("--root", "VN", "x").exitCode()).isEqualTo(2);
        assertThat(run("/no/such/file").errors()).contains("/no/such/file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vi", "lo", "km"})
    void everyLanguageHasTheSameTextsWithTheSameArguments(String language) {
        var english = Words.in("en").texts();
        var other = Words.in(language).texts();

        assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.stringPropertyNames())
                .allSatisfy(key -> assertThat(arguments(other.getProperty(key)))
                        .as(key)
                        .isEqualTo(arguments(english.getProperty(key))));
    }

    private static Set<String> arguments(String text) {
        return Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
