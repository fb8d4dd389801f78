package org.tripoint.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeoPositionTest {

    @ParameterizedTest
    @CsvSource({"90.1, 0", "-91, 0", "0, 180.1", "0, -181", "NaN, 0", "0, NaN", "Infinity, 0"})
    void refusesWhatIsNotOnTheEarth(double latitude, double longitude) {
        assertThatThrownBy(() -> GeoPosition.of(latitude, longitude)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"-1", "100001"})
    void refusesAnAccuracyThatIsNone(int metres) {
        assertThatThrownBy(() -> new GeoPosition(12, 107, metres, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found " + metres);
    }

    @Test
    void keepsFiveDecimals() {
        assertThat(GeoPosition.of(12.3130049, 107.392).text()).isEqualTo("12.31300, 107.39200");
        assertThat(GeoPosition.of(12.313005, 107.392)).isEqualTo(GeoPosition.of(12.31301, 107.392));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 3, 31N 500000 0",
        "45, 3, 31N 500000 4982950",
        "-45, 3, 31S 500000 5017050",
        "12.313, 107.392, 48N 760156 1362324",
        "43.642567, -79.387139, 17N 630084 4833439",
    })
    void writesTheGridReference(double latitude, double longitude, String text) {
        assertThat(GeoPosition.of(latitude, longitude).utm()).isEqualTo(text);
    }

    /// The geodesic of the WGS 84 ellipsoid by Karney's algorithm: JFK to LHR, and one degree along the equator and
    /// along a meridian at the equator, where the sphere is most wrong.
    @ParameterizedTest
    @CsvSource({
        "40.6, -73.8, 51.6, -0.5, 5551759.4",
        "0, 107, 0, 108, 111319.49",
        "0, 107, 1, 107, 110574.39",
    })
    void measuresWithinSixInAThousand(double lat1, double lon1, double lat2, double lon2, double metres) {
        var distance = GeoPosition.of(lat1, lon1).metresTo(GeoPosition.of(lat2, lon2));
        assertThat(distance).isCloseTo(metres, within(metres * 0.006));
    }
}
