package org.tripoint.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripoint.boundary.Marker.Survey;
import org.tripoint.geo.GeoPosition;
import org.tripoint.geo.Geodesic;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.Sha256;
import org.tripoint.ledger.Catalogue;

class MarkersTest {

    private static final MarkerTable TABLE = new MarkerTable(new Catalogue());
    private static final Set<SectorId> SECTORS = Set.of(new SectorId("KH-VN/1"));
    private static final String HEAD = "sector,number,position,kind,latitude,longitude\n";

    @ParameterizedTest
    @ValueSource(strings = {"47/7 (2)", "EX-1", "29", "٣", "a.b-c"})
    void numberIsTextAndSurvivesItsAddress(String number) {
        MarkerId id = new MarkerId("KH-VN", number);

        assertThat(id.path()).matches("[A-Za-z0-9.-]+");
        assertThat(MarkerId.ofPath(id.path())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "KHVN", "KH.VN.", "KH.VN.4-7", "KH.VN.4-g7", "kh.vn.4"})
    void refusesAddressThatNamesNoMarker(String path) {
        assertThatThrownBy(() -> MarkerId.ofPath(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void surveysAreComparedWithBothAccuracies() {
        assertThat(Markers.comparison(survey(12.0, 10), survey(12.0000001, 10)).within())
                .isTrue();
        var apart = Markers.comparison(survey(12.0, 10), survey(12.00001, 10));
        assertThat(apart.within()).isFalse();
        assertThat(apart.metres()).isCloseTo(1.106, within(0.001));
    }

    @Test
    void aHandHeldDeviceIsNoSurvey() {
        assertThat(new Survey(hash(), new PartyId("VN"), 12, 107, "wgs-84", "hand-held-device", 5000L, null, null)
                        .isSurveyGrade())
                .isFalse();
        assertThat(survey(12, 10).isSurveyGrade()).isTrue();
    }

    private static Survey survey(double latitude, long accuracy) {
        return new Survey(
                hash(), new PartyId("VN"), latitude, 107.5, "wgs-84", "satellite-static", accuracy, null, "team 1");
    }

    private static Sha256 hash() {
        return new Sha256("0".repeat(64));
    }

    /// Vincenty's own ellipsoid is not ours; these are Karney's figures for WGS 84.
    @ParameterizedTest
    @CsvSource({"0, 107, 0, 108, 111319.491", "0, 107, 1, 107, 110574.389", "40.6, -73.8, 51.6, -0.5, 5551759.400"})
    void measuresOverTheEllipsoid(double lat1, double lon1, double lat2, double lon2, double metres) {
        assertThat(Geodesic.metres(lat1, lon1, lat2, lon2)).isCloseTo(metres, within(0.001));
    }

    @ParameterizedTest
    @CsvSource({"12.313, 107.392", "43.642567, -79.387139", "-12.5, 130.8", "0.00001, 102.1"})
    void readsTheGridReferenceThatItWrites(double latitude, double longitude) {
        GeoPosition position = GeoPosition.of(latitude, longitude);

        assertThat(GeoPosition.ofUtm(position.utm()).metresTo(position)).isLessThan(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "48N", "61N 500000 1000000", "48X 760156 1362324", "48N 760156"})
    void refusesWhatIsNoGridReference(String text) {
        assertThatThrownBy(() -> GeoPosition.ofUtm(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsATable() {
        var content = TABLE.read(HEAD + "KH-VN/1,EX-1,EX-1,main-marker,12.3,107.4\n", SECTORS);

        assertThat(content.faults()).isEmpty();
        assertThat(content.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.marker()).isEqualTo(new MarkerId("KH-VN", "EX-1")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KH-VN/2,1,1,stake,, | one of the sectors",
                "KH-VN/1,1,1,pillar,, | markerKind",
                "KH-VN/1,,1,stake,, | column number",
                "KH-VN/1,1,1,stake,12.3, | one of them",
                "KH-VN/1,1,1,stake,107.4,12.3 | swapped",
                "KH-VN/1,1,1,stake,\"12,3\",107 | expected",
                "KH-VN/1,1,1,stake,12.3,NaN | longitude",
                "VN-KH/1,1,1,stake,, | alphabetical",
            })
    void saysWhichLineIsWrong(String line, String words) {
        var content = TABLE.read(HEAD + "KH-VN/1,9,9,stake,,\n" + line + "\n", SECTORS);

        assertThat(content.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(3);
            assertThat(fault.words()).contains(words);
        });
    }

    @Test
    void refusesANumberThatStandsTwiceAndATableWithoutItsColumns() {
        assertThat(TABLE.read(HEAD + "KH-VN/1,1,1,stake,,\nKH-VN/1,1,1,stake,,\n", SECTORS)
                        .faults())
                .hasSize(1);
        assertThat(TABLE.read("number\n1\n", SECTORS).faults()).hasSize(1);
        assertThat(TABLE.read("", SECTORS).faults()).hasSize(1);
    }
}
