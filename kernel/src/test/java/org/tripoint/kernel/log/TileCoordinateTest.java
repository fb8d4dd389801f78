package org.tripoint.kernel.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileCoordinateTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, tile/0/000",
        "0, 1234067, 256, tile/0/x001/x234/067",
        "2, 999, 1, tile/2/999.p/1",
        "63, 1000, 255, tile/63/x001/000.p/255",
        "0, 36028797018963967, 256, tile/0/x036/x028/x797/x018/x963/967"
    })
    void writesAndReadsThePublishedPaths(int level, long index, int width, String path) {
        TileCoordinate tile = new TileCoordinate(level, index, width);

        assertThat(tile.path()).isEqualTo(path);
        assertThat(TileCoordinate.parse(path)).contains(tile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile",
                "tile/0",
                "tile/0/",
                "tile/0/0",
                "tile/0/0000",
                "tile/0/x000",
                "tile/0/x000/001",
                "tile/0/001/067",
                "tile/0/x001/x067",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/01",
                "tile/0/000.p/-1",
                "tile/0/000.p/",
                "tile/0/000.p",
                "tile/00/000",
                "tile/64/000",
                "tile/-1/000",
                "tile/0/000/",
                "tile/0/../000",
                "tile/0/x036/x028/x797/x018/x963/968",
                "tile/0/x999/x999/x999/x999/x999/x999/999",
                "/tile/0/000",
                "tile/0/000\n",
                "tile/0/٠٠٠",
                "tile/entries/000"
            })
    void refusesEveryOtherSpelling(String path) {
        assertThat(TileCoordinate.parse(path)).isEmpty();
    }

    @Test
    void bundlesHaveTheirOwnFolder() {
        assertThat(BundleCoordinate.parse("tile/entries/x001/x234/067.p/8"))
                .contains(new BundleCoordinate(1_234_067, 8));
        assertThat(BundleCoordinate.parse("tile/entries/x001/x234/067.p/8")
                        .orElseThrow()
                        .path())
                .isEqualTo("tile/entries/x001/x234/067.p/8");
        assertThat(BundleCoordinate.parse("tile/0/000")).isEmpty();
        assertThat(BundleCoordinate.holding(300, 310)).contains(new BundleCoordinate(1, 54));
        assertThat(BundleCoordinate.holding(310, 310)).isEmpty();
        assertThat(new BundleCoordinate(1, 54).firstEntry()).isEqualTo(256);
    }

    @Test
    void treeOf70000HasItsOwnTilesOnly() {
        assertThat(new TileCoordinate(0, 273, 112).belongsTo(70_000)).isTrue();
        assertThat(new TileCoordinate(0, 273, 111).belongsTo(70_000)).isFalse();
        assertThat(new TileCoordinate(0, 274, 1).belongsTo(70_000)).isFalse();
        assertThat(new TileCoordinate(2, 0, 1).belongsTo(70_000)).isTrue();
        assertThat(new TileCoordinate(3, 0, 1).belongsTo(70_000)).isFalse();
        assertThat(new TileCoordinate(63, 0, 1).belongsTo(Long.MAX_VALUE)).isFalse();
        assertThat(new TileCoordinate(7, 0, 127).belongsTo(Long.MAX_VALUE)).isTrue();
    }
}
