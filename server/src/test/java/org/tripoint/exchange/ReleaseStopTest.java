package org.tripoint.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tripoint.fixture.TestNode;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.StrictJson;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.ReleaseStop;

/// A feature may stop a release, whatever any article says; the head of the unit cannot let it go after all.
class ReleaseStopTest {

    private static final PartyId KH = new PartyId("KH");

    private final TestNode vn = TestNode.start(
            "VN",
            beans -> beans.registerBean(
                    "stop",
                    ReleaseStop.class,
                    () -> record -> record.find("persons", "persons").isPresent()),
            "org.tripoint.registry",
            "org.tripoint.instruments",
            "org.tripoint.exchange");

    @AfterEach
    void close() {
        vn.close();
    }

    @Test
    void stoppedRecordIsWithheldForItsOwnReasonAndNothingOfItIsOffered() {
        LedgerRecord stopped = seizure("{\"persons\":2}");
        Release release = vn.get(Release.class);

        assertThat(release.preview(stopped, KH).reason()).contains("protection");
        assertThat(release.preview(seizure(null), KH).reason()).contains("no-article-in-force");
        assertThat(release.release(stopped.hash(), KH, java.util.Set.of("event"), vn.head("vn-tuy-duc")))
                .isEqualTo(new Release.Verdict.Withheld("protection"));
        assertThat(release.obstacle(stopped, KH)).contains("protection");
    }

    private LedgerRecord seizure(@org.jspecify.annotations.Nullable String persons) {
        var event = StrictJson.read("{\"substance\":\"heroin\",\"grams\":700,\"at\":\"2026-11-24T22:10:00.000Z\"}");
        var place = StrictJson.read("{\"position\":{\"latitude\":12.215,\"longitude\":107.43}}");
        return vn.get(Ledger.class)
                .append(
                        new Ledger.Statement(
                                "drugs.seized",
                                null,
                                new SectorId("KH-VN/1"),
                                persons == null
                                        ? Map.of("event", event, "place", place)
                                        : Map.of("event", event, "place", place, "persons", StrictJson.read(persons)),
                                List.of()),
                        vn.officer("vn-tuy-duc"));
    }
}
