package org.tripoint.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripoint.kernel.RefusalCode;
import org.tripoint.kernel.log.LogRefusal;
import org.tripoint.kernel.proof.ReceiptRefusal;
import org.tripoint.language.Catalogues;
import org.tripoint.language.CodeLists;
import org.tripoint.language.Language;

/// Everything for which an entry is held, or a feed not followed, can be told to people of both sides.
class RefusalTextsTest {

    private static final Pattern CONTRADICTION = Pattern.compile("new Contradiction\\(\"([a-z-]+)\"\\)");

    @ParameterizedTest
    @ValueSource(strings = {"en", "vi", "lo", "km"})
    void everyCodeHasItsText(String language) throws IOException {
        Catalogues texts = Catalogues.onClassPath();
        CodeLists lists = CodeLists.onClassPath();
        List<String> codes = Stream.of(
                        Arrays.stream(RefusalCode.values()).map(RefusalCode::code),
                        Arrays.stream(LogRefusal.values()).map(LogRefusal::code),
                        Arrays.stream(EntryCode.values()).map(EntryCode::code),
                        Arrays.stream(ReceiptRefusal.values()).map(ReceiptRefusal::code),
                        contradictions())
                .flatMap(each -> each)
                .toList();

        assertThat(codes).hasSizeGreaterThan(70).contains("log-forked");
        assertThat(codes).allMatch(code -> lists.has("refusal", code));
        assertThat(codes).allMatch(code -> texts.has(new Language(language), "code.refusal." + code));
    }

    /// The codes that stand in the follower alone.
    private static Stream<String> contradictions() throws IOException {
        String follower = Files.readString(Path.of("src/main/java/org/tripoint/exchange/Follower.java"));
        return CONTRADICTION
                .matcher(follower)
                .results()
                .map(hit -> hit.group(1))
                .distinct();
    }
}
