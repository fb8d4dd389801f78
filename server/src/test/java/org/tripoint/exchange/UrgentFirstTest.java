package org.tripoint.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tripoint.fixture.ThreeNodes.has;
import static org.tripoint.fixture.ThreeNodes.until;

import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.tripoint.fixture.TestNode;
import org.tripoint.fixture.ThreeNodes;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Origin;

/// A warning that comes while a long backlog is taken in does not wait for its end.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UrgentFirstTest {

    private static final String UNIT = "vn-tuy-duc";
    private static final int BACKLOG = 5 * Follower.RUN_ENTRIES;

    private final ThreeNodes nodes = new ThreeNodes();

    @AfterAll
    void stop() {
        nodes.close();
    }

    @Test
    void aWarningOvertakesABacklogOfTheRoutineLane() {
        nodes.memorandum();
        TestNode vn = nodes.vn();
        nodes.kh().stop();
        for (int i = 0; i < BACKLOG; i++) {
            LedgerRecord seizure = ThreeNodes.reportSeizure(vn, UNIT);
            vn.get(Release.class).release(seizure.hash(), nodes.kh().party(), Set.of("event"), vn.head(UNIT));
        }
        nodes.kh().start();
        until("KH takes the backlog in", () -> received() > 0);
        LedgerRecord flood = ThreeNodes.reportFlood(vn, UNIT);

        until("the warning is there", () -> has(nodes.kh(), flood.hash()));
        until("the backlog is there", () -> received() == BACKLOG);
        long after = nodes.kh()
                .get(Ledger.class)
                .count(
                        "type = 'drugs.seized' and position > (select position from ledger.record where hash = :flood)",
                        java.util.Map.of("flood", flood.hash().octets()));
        assertThat(after).isPositive();
        assertThat(nodes.kh().get(Ledger.class).get(flood.hash()).origin()).isInstanceOf(Origin.Received.class);
    }

    private long received() {
        return nodes.kh().get(Ledger.class).count("type = 'drugs.seized'", java.util.Map.of());
    }
}
