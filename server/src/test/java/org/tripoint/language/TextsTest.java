package org.tripoint.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

    private static final Catalogues CATALOGUES = Catalogues.onClassPath();
    private static final Instant EVENING = Instant.parse("2026-11-22T18:05:00Z");

    private static Texts texts(String language) {
        return new Texts(CATALOGUES, new Language(language), ZoneId.of("Asia/Bangkok"));
    }

    @Test
    void throwsOnMissingText() {
        assertThatThrownBy(() -> texts("lo").of("language.no-such-text"))
                .isInstanceOf(MissingText.class)
                .hasMessageContaining("language.no-such-text")
                .hasMessageContaining("lo");
    }

    @Test
    void throwsWhenAnArgumentThatIsShownWasNotGiven() {
        assertThatThrownBy(() -> texts("en").of("language.day", Map.of("weekday", "Monday")))
                .hasMessageContaining("{date}");
        assertThatThrownBy(() -> texts("en").of("language.minutes")).hasMessageContaining("{count}");
    }

    @ParameterizedTest(name = "in {0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Monday, 23/11/2026   | 1,234,567 | 2.6 | 90 minutes",
                "vi | Thứ Hai, 23/11/2026  | 1.234.567 | 2,6 | 90 phút",
                "lo | ວັນຈັນ, 23/11/2026   | 1.234.567 | 2,6 | 90 ນາທີ",
                "km | ថ្ងៃចន្ទ 23/11/2026   | 1,234,567 | 2.6 | 90 នាទី",
            })
    void writesDaysAndNumbersAsTheLanguageDoes(
            String language, String day, String whole, String decimal, String duration) {
        var texts = texts(language);

        assertThat(texts.day(EVENING)).isEqualTo(day);
        assertThat(texts.number(1_234_567)).isEqualTo(whole);
        assertThat(texts.number(new BigDecimal("2.6"))).isEqualTo(decimal);
        assertThat(texts.duration(Duration.ofMinutes(90))).isEqualTo(duration);
    }

    @ParameterizedTest
    @CsvSource({"en", "vi", "lo", "km"})
    void writesTimesAndPositionsTheSameInEveryLanguage(String language) {
        var texts = texts(language);

        assertThat(texts.dateTime(EVENING)).isEqualTo("23/11/2026 01:05 (GMT+7)");
        assertThat(texts.time(EVENING)).isEqualTo("01:05");
        assertThat(texts.position(12.313, 107.392)).isEqualTo("12.31300, 107.39200");
    }

    @ParameterizedTest
    @CsvSource({"Asia/Bangkok, GMT+7", "Asia/Kolkata, GMT+5:30", "America/St_Johns, GMT-3:30", "UTC, GMT"})
    void showsTheZone(String zone, String shown) {
        assertThat(new Texts(CATALOGUES, new Language("en"), ZoneId.of(zone)).zone(EVENING))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"PT30S, under a minute", "PT1M, 1 minute", "PT2H, 2 hours", "PT47H59M, 47 hours", "PT48H, 2 days"})
    void namesLengthsOfTimeInTheirLargestUnit(Duration duration, String text) {
        assertThat(texts("en").duration(duration)).isEqualTo(text);
    }

    @Test
    void namesEachLanguageInItsOwnScript() {
        assertThat(texts("en").nameOf(new Language("km"))).isEqualTo("ខ្មែរ");
        assertThat(texts("km").nameOf(new Language("lo"))).isEqualTo("ລາວ");
    }
}
