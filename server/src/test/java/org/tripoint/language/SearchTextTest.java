package org.tripoint.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource({
        "Đắk Nông, dak nong",
        "TUY ĐỨC, tuy duc",
        "Nguyễn, nguyen",
        "Ratanakkiri province, ratanakiri province",
        "Sekong, XEKONG",
        "Xieng Khouang, Xiangkhouang",
        // subscript DA and TA look alike
        "សេចក្ដី, សេចក្តី",
        "ឲ្យ, ឱ្យ",
        // ຳ as one sign and as two, before and after the tone
        "ນ້ຳ, ນ້ໍາ",
        "ນ້ຳ, ນໍ້າ",
        "ນ້ຳ, ນຳ",
        "ຫຼັກ, ຫລັກ",
        "ໜອງ, ຫນອງ",
        "ໝາຍ, ຫມາຍ",
        "ຣາຊະອານາຈັກ, ລາຊະອານາຈັກ",
        "១២៥០០, 12500",
        "ປີ ໒໐໒໖, ປີ 2026",
    })
    void foldsSpellingsThatReadersTakeForOne(String one, String other) {
        assertThat(SearchText.fold(one)).isEqualTo(SearchText.fold(other));
    }

    @ParameterizedTest(name = "{0} is not {1}")
    @CsvSource({"កក, កខ", "ບ້ານ, ປ່ານ", "ma, mo", "sekongs, xekongs", "ក្ក, កក"})
    void keepsDifferentWordsApart(String one, String other) {
        assertThat(SearchText.fold(one)).isNotEqualTo(SearchText.fold(other));
    }

    @Test
    void partsScriptsAndKeepsKhmerAndLaoUnbroken() {
        assertThat(SearchText.plain("Heroin: 12,5 kg ທີ່Sekong (KH-VN/1)។"))
                .isEqualTo("heroin 12 5 kg " + SearchText.fold("ທີ່") + " xekong kh vn 1");
    }

    @Test
    void breaksKhmerAndLaoIntoWords() {
        assertThat(SearchText.segments("ນ້ຳຖ້ວມຊາຍແດນ 2026"))
                .contains(SearchText.fold("ຊາຍແດນ"), "2026")
                .hasSizeGreaterThan(2);
        assertThat(SearchText.segments("ទឹកជំនន់នៅព្រំដែន")).contains("ទឹកជំនន់", "ព្រំដែន");
    }

    @Test
    void dropsWhatCannotBeSeenAndSpaceInExcess() {
        assertThat(SearchText.fold(" ប៉ុស្តិ៍\u200Bការពារ\u00A0 ព្រំដែន ")).isEqualTo("ប៉ុស្តិ៍ការពារ ព្រំដែន");
    }
}
