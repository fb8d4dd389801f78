package org.tripoint.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

    private static final Language VIETNAMESE = new Language("vi");
    private final Languages languages =
            new Languages(List.of(new Language("en"), VIETNAMESE, new Language("lo"), new Language("km")));

    @ParameterizedTest(name = "parameter {0}, account {1}, cookie {2}, Accept-Language {3} give {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "km | lo | en | en              | km",
                "   | lo | en | km              | lo",
                "   |    | en | km              | en",
                "   |    |    | km              | km",
                "   |    |    |                 | vi",
                "xx | lo |    |                 | lo",
                "KM |    |    |                 | km",
                "   | th | th | th, km-KH;q=0.4 | km",
                "   |    |    | en;q=0.3, lo-LA;q=0.9 | lo",
                "   |    |    | th              | vi",
                "   |    |    | q=;;,-          | vi",
                "../km |  |   |                 | vi",
            })
    void choosesTheFirstWishThatTheNodeSpeaks(
            String parameter, String account, String cookie, String acceptLanguage, String expected) {
        var wish = new LanguageWish(parameter, account, cookie, acceptLanguage);

        assertThat(languages.choose(wish, VIETNAMESE)).isEqualTo(new Language(expected));
    }

    @Test
    void doesNotReadAnEndlessAcceptLanguage() {
        var header = "km," + "x".repeat(1000);

        assertThat(languages.choose(new LanguageWish(null, null, null, header), VIETNAMESE))
                .isEqualTo(VIETNAMESE);
    }

    @Test
    void refusesLanguageThatTheNodeDoesNotSpeak() {
        assertThatThrownBy(() -> languages.get("th"))
                .hasMessageContaining("th")
                .hasMessageContaining("[en, km, lo, vi]");
    }

    @Test
    void refusesTagThatIsNotALanguage() {
        assertThatThrownBy(() -> new Language("../en")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void areTheFoldersFound() {
        assertThat(Catalogues.onClassPath().languages().list())
                .containsExactly(new Language("en"), new Language("km"), new Language("lo"), VIETNAMESE);
    }
}
