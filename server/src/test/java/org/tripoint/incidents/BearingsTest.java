package org.tripoint.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tripoint.geo.GeoPosition;
import org.tripoint.incidents.Bearings.Line;

class BearingsTest {

    private static final GeoPosition WEST = GeoPosition.of(12.20, 107.40);
    private static final GeoPosition EAST = GeoPosition.of(12.20, 107.50);

    @Test
    void linesOfTwoObserversCrossWhereBothLook() {
        // The observers stand 10.87 km apart on one parallel and look north-east and north-west.
        var fix = Bearings.of(List.of(new Line(WEST, 45), new Line(EAST, 315))).orElseThrow();

        assertThat(fix.position().longitude()).isBetween(107.449, 107.451);
        assertThat(fix.position().metresTo(GeoPosition.of(12.2489, 107.45))).isLessThan(30);
        assertThat(fix.spreadMetres()).isBetween(500, 800);
    }

    @Test
    void thirdLineThatMissesMakesTheSpreadWider() {
        List<Line> two = List.of(new Line(WEST, 45), new Line(EAST, 315));
        List<Line> three =
                List.of(new Line(WEST, 45), new Line(EAST, 315), new Line(GeoPosition.of(12.30, 107.45), 140));

        assertThat(Bearings.of(three).orElseThrow().spreadMetres())
                .isGreaterThan(Bearings.of(two).orElseThrow().spreadMetres());
    }

    @ParameterizedTest
    @CsvSource({"45,45", "0,180", "90,90", "225,135", "315,45"})
    void parallelLinesAndLinesThatPartCrossNowhere(double one, double other) {
        assertThat(Bearings.of(List.of(new Line(WEST, one), new Line(EAST, other))))
                .isEmpty();
    }

    @Test
    void oneLineIsNoPoint() {
        assertThat(Bearings.of(List.of(new Line(WEST, 45)))).isEmpty();
    }
}
