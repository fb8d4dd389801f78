package org.tripoint.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tripoint.fixture.ThreeNodes.has;
import static org.tripoint.fixture.ThreeNodes.until;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tripoint.fixture.TestNode;
import org.tripoint.fixture.ThreeNodes;
import org.tripoint.kernel.RecordJudge;
import org.tripoint.kernel.RecordVerdict;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Deliveries;
import org.tripoint.ledger.Erasure;
import org.tripoint.ledger.KeySets;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Rebuild;

/// A section is erased on both nodes, and what is signed stays provable.
class RecallTest {

    private static final String UNIT = "vn-tuy-duc";
    private static final String[] ROOMS = {"org.tripoint.registry", "org.tripoint.instruments", "org.tripoint.exchange"
    };

    private final TestNode vn = TestNode.start("VN", ROOMS);
    private final TestNode kh = TestNode.start("KH", ROOMS);
    private final Author officer = vn.office("vn-bg-high-command", "data-protection-officer");

    @BeforeEach
    void introduce() {
        for (TestNode to : List.of(vn, kh)) {
            Peers theirs = (to == vn ? kh : vn).get(Peers.class);
            to.get(Peers.class).propose(theirs.export());
            to.get(Peers.class).confirm(theirs.own(), theirs.ownFingerprint());
        }
    }

    @AfterEach
    void stop() {
        vn.close();
        kh.close();
    }

    private LedgerRecord at(TestNode node, LedgerRecord record) {
        return node.get(Ledger.class).get(record.hash());
    }

    private void recallPlace(LedgerRecord record) {
        vn.get(Recalls.class).recall(record.hash(), Set.of("place"), "entered-in-error", officer);
    }

    private boolean isStated(LedgerRecord record) {
        return vn.get(Recalls.class).list(record.hash()).stream()
                .anyMatch(recall -> !recall.erasedBy().isEmpty());
    }

    @Test
    void erasesOnBothNodesWithSignedStatementAndSignaturesStayValid() {
        LedgerRecord flood = ThreeNodes.reportFlood(vn, UNIT);
        until("KH has the flood", () -> has(kh, flood.hash()));
        assertThat(at(kh, flood).sections()).containsKey("place");

        recallPlace(flood);

        assertThat(at(vn, flood).sections()).containsOnlyKeys("event");
        until("KH states that it erased", () -> isStated(flood));
        assertThat(at(kh, flood).sections()).containsOnlyKeys("event");
        assertThat(disclosures(kh, flood)).isEqualTo(1);
        var judge = new RecordJudge(kh.get(KeySets.class).keyring());
        assertThat(judge.judge(at(kh, flood).signed().toJson())).isInstanceOf(RecordVerdict.Verified.class);
        assertThat(vn.get(Rebuild.class).run().differing()).isEmpty();
        assertThat(kh.get(Rebuild.class).run().differing()).isEmpty();

        kh.get(Ledger.class).merge(flood.signed());
        assertThat(at(kh, flood).sections()).containsOnlyKeys("event");
    }

    private static long disclosures(TestNode node, LedgerRecord record) {
        return node.database()
                .jdbc()
                .sql("select count(*) from ledger.disclosure where record = :record")
                .param("record", record.hash().octets())
                .query(Long.class)
                .single();
    }

    @Test
    void followerThatComesAfterTheErasureTakesTheRecordOnceItReadTheRecall() {
        kh.stop();
        LedgerRecord flood = ThreeNodes.reportFlood(vn, UNIT);
        until("sealed", () -> vn.get(Outbox.class).count(kh.party()) == 0);
        recallPlace(flood);
        kh.start();
        until("KH has the flood", () -> has(kh, flood.hash()));
        assertThat(at(kh, flood).sections()).containsOnlyKeys("event");
        until("KH states that it erased", () -> isStated(flood));
        assertThat(kh.get(Mirror.class).countHeld(vn.party())).isZero();
        until(
                "delivered",
                () -> vn.get(Deliveries.class).list(flood.hash()).getFirst().state() == Deliveries.State.DELIVERED);
    }

    @Test
    void whatIsOverIsErasedOnBothSidesByTheDateOfItsHeaderAndProofsStay() {
        LedgerRecord flood = ThreeNodes.reportFlood(vn, UNIT);
        until("KH has the flood", () -> has(kh, flood.hash()));
        for (TestNode node : List.of(vn, kh)) {
            assertThat(node.get(Erasure.class).eraseExpired()).isZero();
            node.clock().advance(Duration.ofDays(3652));
            assertThat(node.get(Erasure.class).eraseExpired()).isEqualTo(1);
            assertThat(node.get(Erasure.class).eraseExpired()).isZero();
            assertThat(at(node, flood).sections()).isEmpty();
            assertThat(disclosures(node, flood)).isZero();
            var judge = new RecordJudge(node.get(KeySets.class).keyring());
            assertThat(judge.judge(at(node, flood).signed().toJson())).isInstanceOf(RecordVerdict.Verified.class);
        }
    }

    @Test
    void nobodyRecallsTheRecordOfAnother() {
        LedgerRecord flood = ThreeNodes.reportFlood(vn, UNIT);
        until("KH has the flood", () -> has(kh, flood.hash()));
        assertThatThrownBy(() -> kh.get(Recalls.class)
                        .recall(flood.hash(), Set.of("place"), "entered-in-error", kh.officer("kh-company-1")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(at(kh, flood).sections()).containsKey("place");
    }
}
