package org.tripoint.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// A query as the terms that a record's words must hold.
class TermsTest {

    private static List<String> patterns(String typed) {
        return Terms.of(typed).terms().stream().map(Terms.Term::pattern).toList();
    }

    @Test
    void wordsBeginWordsAndNumbersAreWhole() {
        assertThat(patterns("Ma túy 12.500")).containsExactly("% ma%", "% tuy%", "% 12 500 %");
    }

    @Test
    void whatAMarkJoinsStandsTogether() {
        assertThat(patterns("KH-VN/1 15/09/2026")).containsExactly("% kh vn 1 %", "% 15 09 2026 %");
    }

    @Test
    void quotedWordsStandExactlySo() {
        assertThat(patterns("\"Tuy Đức\" heroin")).containsExactly("% tuy duc %", "% heroin%");
    }

    @Test
    void laoIsBrokenIntoWords() {
        assertThat(patterns("ນ້ຳຖ້ວມຊາຍແດນ")).hasSizeGreaterThan(1).allMatch(pattern -> pattern.startsWith("%"));
        assertThat(patterns("\"ນ້ຳຖ້ວມຊາຍແດນ\"")).hasSize(1);
    }

    @Test
    void khmerIsBrokenIntoWords() {
        assertThat(patterns("ទឹកជំនន់នៅព្រំដែន")).hasSizeGreaterThan(1);
    }

    @Test
    void wildcardsOfTheDatabaseAreNoWildcards() {
        assertThat(patterns("% _ \\")).isEmpty();
        assertThat(patterns("a%b")).containsExactly("% a b%");
    }

    @Test
    void namesInTwoWordsHaveOneSpelling() {
        assertThat(patterns("Xieng Khouang")).containsExactly("% xiangkhouang%");
    }

    @Test
    void tenTermsCount() {
        assertThat(patterns("a b c d e f g h i j k l m")).hasSize(10);
    }
}
