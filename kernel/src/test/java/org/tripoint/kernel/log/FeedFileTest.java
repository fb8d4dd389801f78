package org.tripoint.kernel.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;

class FeedFileTest {

    private static final Sha256 HASH = Sha256.of(new byte[0]);

    static FeedFile[] files() {
        return new FeedFile[] {
            new FeedFile.LogCheckpoint(Lane.CONTROL, 1),
            new FeedFile.HashTile(Lane.ROUTINE, 999_999, new TileCoordinate(2, 1_234_067, 9)),
            new FeedFile.Entries(Lane.ROUTINE, 2, new BundleCoordinate(0, 256)),
            new FeedFile.Receipt(Lane.CONTROL, 3),
            new FeedFile.ReleasedRecord(HASH),
            new FeedFile.Attachment(HASH),
            new FeedFile.MirroredEntries(Lane.ROUTINE, 2, new BundleCoordinate(1, 7)),
            new FeedFile.MirroredRecord(HASH),
            new FeedFile.MirroredAttachment(HASH),
            new FeedFile.Head()
        };
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsWhatItWrites(FeedFile file) {
        assertThat(FeedFile.parse(file.path())).contains(file);
    }

    @Test
    void hasThePathsOfTheContract() {
        assertThat(files())
                .extracting(FeedFile::path)
                .containsExactly(
                        "control/1/checkpoint",
                        "routine/999999/tile/2/x001/x234/067.p/9",
                        "routine/2/tile/entries/000",
                        "mirror/control/3/checkpoint",
                        "records/" + HASH,
                        "attachments/" + HASH,
                        "mirror/routine/2/tile/entries/001.p/7",
                        "mirror/records/" + HASH,
                        "mirror/attachments/" + HASH,
                        "head");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/head",
                "head/",
                "HEAD",
                "control/0/checkpoint",
                "control/01/checkpoint",
                "control/1000000/checkpoint",
                "Control/1/checkpoint",
                "alerts/1/checkpoint",
                "control/1/../../routine/1/checkpoint",
                "control/1/checkpoint\n",
                "control/1/tile/0/000.p/256",
                "mirror/control/1/tile/0/000",
                "mirror/head",
                "mirror/mirror/control/1/checkpoint",
                "records/../head",
                "records/E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
                "records/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85"
            })
    void refusesEveryOtherPath(String path) {
        assertThat(FeedFile.parse(path)).isEmpty();
    }

    @Test
    void headSaysHowFarTheLanesAre() {
        FeedHead head =
                new FeedHead(new FeedHead.LogHead(1, 3), new FeedHead.LogHead(2, 40), new FeedHead.Receipts(5, 0));
        String text = new String(head.encode().toArray(), StandardCharsets.US_ASCII);

        assertThat(text)
                .isEqualTo("{\"control\":{\"epoch\":1,\"size\":3},\"routine\":{\"epoch\":2,\"size\":40},"
                        + "\"receipts\":{\"control\":5,\"routine\":0}}");
        assertThat(FeedHead.parse(head.encode().toArray())).contains(head);
        assertThat(FeedHead.parse((" " + text).getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(FeedHead.parse(new byte[FeedHead.MAX_OCTETS + 1])).isEmpty();
        assertThat(head.tag()).matches("[0-9a-f]{16}");
        assertThat(head.of(Lane.ROUTINE).size()).isEqualTo(40);
    }

    @Test
    void originNamesBothPartiesLaneAndEpoch() {
        FeedOrigin origin = new FeedOrigin(new PartyId("VN"), new PartyId("KH"), Lane.ROUTINE, 1);

        assertThat(origin).hasToString("tripoint/VN/KH/routine/1");
        assertThat(FeedOrigin.parse("tripoint/VN/KH/routine/1")).contains(origin);
        assertThat(origin.next()).hasToString("tripoint/VN/KH/routine/2");
        assertThat(FeedOrigin.mirrorName(new PartyId("KH"))).isEqualTo("tripoint/KH/mirror");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tripoint/VN/VN/routine/1",
                "tripoint/VN/KH/routine/0",
                "tripoint/VN/KH/routine/01",
                "tripoint/VN/KH/Routine/1",
                "tripoint/vn/KH/routine/1",
                "tripoint/VN/KH/routine/1/",
                "tripoint/VN/KH/routine/1\n"
            })
    void refusesEveryOtherOrigin(String origin) {
        assertThat(FeedOrigin.parse(origin)).isEmpty();
    }
}
