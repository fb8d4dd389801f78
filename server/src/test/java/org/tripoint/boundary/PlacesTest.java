package org.tripoint.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tripoint.geo.GeoPosition;
import org.tripoint.kernel.PartyId;
import org.tripoint.language.Catalogues;
import org.tripoint.language.CodeLists;
import org.tripoint.language.Language;

class PlacesTest {

    private static final GeoPosition NEAR_TUY_DUC = GeoPosition.of(12.25, 107.42);

    private final Crossings crossings = new Crossings();
    private final Towns towns = new Towns();
    private final Places places = new Places(crossings, towns, Catalogues.onClassPath());

    @ParameterizedTest(name = "{0} in {1} is {2}")
    @CsvSource({
        "gate:bu-prang, vi, cửa khẩu Bu Prăng – O Raing (Dak Dam)",
        "gate:bu-prang, km, ច្រក អូររាំង – Bu Prăng",
        "gate:bu-prang, lo, ດ່ານ Bu Prăng – O Raing (Dak Dam)",
        "gate:bu-prang, en, the gate Bu Prăng – O Raing (Dak Dam)",
        "gate:nam-giang, lo, ດ່ານ ດັກຕະອອກ – Nam Giang",
        "gate:la-lay, vi, cửa khẩu La Lay",
        "gate:veun-kham, km, ច្រក កោះឈើទាលធំ – Veun Kham",
        "town:vn-dak-mil, km, Đắk Mil",
        "town:kh-snuol, km, ស្នួល",
        "town:kh-snuol, vi, Snuol",
    })
    void areNamedSoThatTheReaderCanReadThem(String code, String language, String name) {
        assertThat(places.find(code, new Language(language))).contains(name);
    }

    @ParameterizedTest
    @CsvSource({"gate:nowhere", "town:nowhere", "hill:bu-prang", "bu-prang"})
    void saysNothingOfAPlaceThatIsNotOnTheLists(String code) {
        assertThat(places.find(code, new Language("en"))).isEmpty();
        assertThat(places.findPosition(code)).isEmpty();
    }

    @Test
    void offersTheNearestFirst() {
        var near = places.listNear(NEAR_TUY_DUC, 3, new Language("vi"));

        assertThat(near).hasSize(3).isSortedAccordingTo((a, b) -> Long.compare(a.metres(), b.metres()));
        assertThat(near.getFirst().code()).isEqualTo("gate:bu-prang");
        assertThat(near.getFirst().metres()).isBetween(4_000L, 6_000L);
    }

    @ParameterizedTest
    @CsvSource({
        "bu prang, gate:bu-prang",
        "អូររាំង, gate:bu-prang",
        "Ou Reang, gate:bu-prang",
        "dak mil, town:vn-dak-mil"
    })
    void areFoundInEveryScriptAndWithoutMarks(String words, String code) {
        assertThat(places.search(words, NEAR_TUY_DUC, 5, new Language("km")))
                .extracting(Place::code)
                .contains(code);
    }

    @Test
    void haveAGateOnEachSide() {
        var ranks = CodeLists.onClassPath().list("crossing-class");
        assertThat(crossings.list()).hasSize(37).allSatisfy(crossing -> {
            assertThat(crossing.gates()).hasSize(2);
            assertThat(crossing.pair())
                    .isEqualTo(String.join(
                            "-",
                            crossing.gates().stream()
                                    .map(gate -> gate.party().value())
                                    .sorted()
                                    .toList()));
            assertThat(crossing.gates()).allMatch(gate -> ranks.contains(gate.rank()));
        });
        assertThat(crossings.list(new PartyId("LA")))
                .allMatch(crossing -> crossing.pair().contains("LA"));
    }
}
