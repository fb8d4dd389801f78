package org.tripoint.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                // vowel before subscript, sign before vowel, subscript RO not last, a vowel without base, two vowels
                "ក\u17B6\u17D2\u179A",
                "ក\u17C6\u17B6",
                "ស\u17D2\u179A\u17D2\u178F",
                " \u17B6",
                "ក\u17B6\u17BB",
                "សេចក្តី",
                "មន្ដ្រី",
            })
    void findsWhatIsWrongInKhmer(String text) {
        assertThat(KhmerSpelling.faults(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ប៉ុស្តិ៍ការពារព្រំដែន",
                "មន្ត្រី",
                "សេចក្ដី",
                "កុម្ភៈ",
                "សាស្ត្រ",
                "ឱ្យ",
                "ភ្លាមៗ",
                "បញ្ជាការដ្ឋាន",
                "ចរាចរណ៍",
                "ធម៌"
            })
    void findsNothingInGoodKhmer(String text) {
        assertThat(KhmerSpelling.faults(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ນໍ້າ", "ນໍາ", "ນຳ້", "ຫລັກ", "ຫນອງ", "ຫມາຍ", "ເເຂວງ", "ວັນທີ ໒໒", "ບ່ີ"})
    void findsWhatIsWrongInLao(String text) {
        assertThat(LaoSpelling.faults(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ນ້ຳຖ້ວມ", "ຫຼັກໝາຍຊາຍແດນ", "ຊົ່ວໂມງ", "ໜ່ວຍແພດ", "ຢາໄອສ໌"})
    void findsNothingInGoodLao(String text) {
        assertThat(LaoSpelling.faults(text)).isEmpty();
    }
}
