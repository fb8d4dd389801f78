package org.tripoint.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tripoint.kernel.PartyId;
import org.tripoint.language.Language;

class ProvincesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private final Provinces provinces = new Provinces();

    @ParameterizedTest(name = "{0} has {1} provinces on {2}")
    @CsvSource({"VN, 63, 2025-06-30", "VN, 34, 2025-07-01", "LA, 18, 2026-11-25", "KH, 25, 2026-11-25"})
    void countsTheProvincesOfADay(String party, int count, LocalDate day) {
        assertThat(provinces.list(new PartyId(party), day)).hasSize(count);
    }

    @Test
    void followsAProvinceToTheOneItBecamePartOf() {
        assertThat(provinces.get("VN-72", LocalDate.of(2025, 6, 30)).nameLocal())
                .isEqualTo("Đắk Nông");
        assertThat(provinces.get("VN-72", TODAY).nameLocal()).isEqualTo("Lâm Đồng");
        assertThat(provinces.get("KH-11", TODAY).nameEnglish()).isEqualTo("Mondulkiri");
    }

    @Test
    void knowsASuccessorForEachProvinceThatIsNoMore() {
        provinces
                .list(new PartyId("VN"), LocalDate.of(2025, 6, 30))
                .forEach(province -> assertThat(
                                provinces.get(province.code(), TODAY).validity().holdsOn(TODAY))
                        .isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "Ratanakkiri, KH-16",
        "ratanakiri, KH-16",
        "Sekong, LA-XE",
        "Xekong, LA-XE",
        "dak nong, VN-72",
        "រតនគិរី, KH-16"
    })
    void findsAProvinceByEverySpelling(String words, String code) {
        assertThat(provinces.search(words)).extracting(Province::code).contains(code);
    }

    @ParameterizedTest(name = "{0} in {1} is {2}")
    @CsvSource({
        "KH-11, km, មណ្ឌលគិរី",
        "KH-11, vi, Mondulkiri",
        "VN-72, km, Đắk Nông",
        "LA-XE, lo, ເຊກອງ",
        "LA-XE, en, Xekong"
    })
    void isNamedInAScriptThatTheReaderKnows(String code, String language, String name) {
        assertThat(provinces.get(code).nameIn(new Language(language))).isEqualTo(name);
    }

    @Test
    void refusesAProvinceThatIsNotOnTheList() {
        assertThatThrownBy(() -> provinces.get("VN-999")).hasMessageContaining("VN-999");
    }
}
