package org.tripoint.kernel.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tripoint.kernel.Octets;
import org.tripoint.kernel.Sha256;

class LeafTest {

    private static final Instant TIME = Instant.parse("2026-11-25T03:00:00.123Z");
    private static final Sha256 RECORD = Sha256.of(new byte[] {1});
    private static final Sha256 INSTRUMENT = Sha256.of(new byte[] {2});

    private static final String RELEASE = "{\"record\":\"" + RECORD + "\",\"basis\":{\"instrument\":\"" + INSTRUMENT
            + "\",\"article\":\"2\"},\"sections\":[\"event\",\"place\"],\"time\":\"2026-11-25T03:00:00.123Z\","
            + "\"control\":4,\"kind\":\"record\"}";

    @Test
    void writesReleaseInItsOnlySpelling() {
        Leaf leaf = new Leaf.Release(
                Leaf.Kind.RECORD,
                RECORD,
                new Basis.Article(INSTRUMENT, "2"),
                new TreeSet<>(List.of("place", "event")),
                TIME,
                4);

        assertThat(new String(leaf.encode().toArray(), StandardCharsets.UTF_8)).isEqualTo(RELEASE);
        assertThat(Leaf.read(leaf.encode())).isEqualTo(new LeafVerdict.Read(leaf));
    }

    @Test
    void writesDisclosureAndRule() {
        Leaf leaf = new Leaf.Release(Leaf.Kind.DISCLOSURE, RECORD, Basis.Rule.DANGER_TO_LIFE, new TreeSet<>(), TIME, 0);

        assertThat(new String(leaf.encode().toArray(), StandardCharsets.UTF_8))
                .contains("{\"rule\":\"danger-to-life\"},\"sections\":[]", "\"kind\":\"disclosure\"");
        assertThat(Leaf.read(leaf.encode())).isEqualTo(new LeafVerdict.Read(leaf));
    }

    @Test
    void writesOpeningOfAnEpoch() {
        Leaf leaf = new Leaf.EpochOpening(new Checkpoint("tripoint/VN/KH/routine/1", 12, RECORD), TIME, 9);

        assertThat(new String(leaf.encode().toArray(), StandardCharsets.UTF_8))
                .isEqualTo("{\"frozen\":{\"origin\":\"tripoint/VN/KH/routine/1\",\"size\":12,\"root\":\"" + RECORD
                        + "\"},\"time\":\"2026-11-25T03:00:00.123Z\",\"control\":9,\"kind\":\"epoch\"}");
        assertThat(Leaf.read(leaf.encode())).isEqualTo(new LeafVerdict.Read(leaf));
    }

    @Test
    void longestReleaseOfATypeWithEightSectionsFits() {
        TreeSet<String> sections = new TreeSet<>();
        for (int i = 0; i < 8; i++) {
            sections.add("s".repeat(60) + i);
        }

        assertThat(new Leaf.Release(
                                Leaf.Kind.DISCLOSURE,
                                RECORD,
                                new Basis.Article(INSTRUMENT, "1000.1000.1000.1000"),
                                sections,
                                TIME,
                                Long.MAX_VALUE >> 10)
                        .encode()
                        .length())
                .isLessThanOrEqualTo(Leaf.MAX_OCTETS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"kind\":\"record\"|\"kind\":\"recall\"|UNKNOWN_LEAF_KIND",
                "\"kind\":\"record\"|\"kind\":\"epoch\"|MALFORMED_LEAF",
                "\"kind\":\"record\"|\"kind\":7|MALFORMED_LEAF",
                ",\"kind\":\"record\"|``|MALFORMED_LEAF",
                "\"kind\":\"record\"|\"kind\":\"record\",\"more\":1|MALFORMED_LEAF",
                "\"kind\":\"record\"|\"kind\":\"record\",\"kind\":\"record\"|MALFORMED_LEAF",
                "\"control\":4|\"control\":-4|MALFORMED_LEAF",
                "\"control\":4|\"control\":4.0|MALFORMED_LEAF",
                "\"control\":4|\"control\":\"4\"|MALFORMED_LEAF",
                "\"control\":4|\"control\":4e0|MALFORMED_LEAF",
                "\"control\":4|\"control\":9007199254740992|MALFORMED_LEAF",
                "00.123Z|00.12Z|MALFORMED_LEAF",
                "00.123Z|00.123+00:00|MALFORMED_LEAF",
                "\"article\":\"2\"|\"article\":\"02\"|MALFORMED_LEAF",
                "\"article\":\"2\"|\"article\":2|MALFORMED_LEAF",
                "\"article\":\"2\"|\"article\":\"2\",\"rule\":\"link\"|MALFORMED_LEAF",
                "[\"event\",\"place\"]|[\"place\",\"event\"]|LEAF_NOT_CANONICAL",
                "[\"event\",\"place\"]|[\"event\",\"event\"]|LEAF_NOT_CANONICAL",
                "[\"event\",\"place\"]|[\"Event\",\"place\"]|MALFORMED_LEAF",
                "[\"event\",\"place\"]|[\"event\",1]|MALFORMED_LEAF",
                "[\"event\",\"place\"]|\"event\"|MALFORMED_LEAF",
                "\"control\":4|\"control\": 4|LEAF_NOT_CANONICAL",
                "\"control\":4|\"control\":-0|LEAF_NOT_CANONICAL",
                "\"event\"|\"\\u0065vent\"|LEAF_NOT_CANONICAL",
                "{\"record\"|[\"record\"|MALFORMED_LEAF"
            })
    void refusesOneChange(String original, String changed, LogRefusal code) {
        assertThat(RELEASE).contains(original);
        String altered = RELEASE.replace(original, changed);

        assertThat(Leaf.read(new Octets(altered.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOfSatisfying(
                        LeafVerdict.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void refusesRuleThatNobodyKnows() {
        String altered = RELEASE.replaceAll("\"basis\":\\{[^}]*}", "\"basis\":{\"rule\":\"courtesy\"}");

        assertThat(Leaf.read(new Octets(altered.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOfSatisfying(
                        LeafVerdict.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(LogRefusal.UNKNOWN_RELEASE_RULE));
    }

    @Test
    void refusesLeafThatIsTooLong() {
        String padded = RELEASE + " ".repeat(Leaf.MAX_OCTETS);

        assertThat(Leaf.read(new Octets(padded.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOfSatisfying(
                        LeafVerdict.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(LogRefusal.LEAF_TOO_LONG));
    }

    @Test
    void refusesTimeFinerThanItsSpelling() {
        assertThatThrownBy(() -> new Leaf.Release(
                        Leaf.Kind.RECORD, RECORD, Basis.Rule.LINK, new TreeSet<>(), TIME.plusNanos(1), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
