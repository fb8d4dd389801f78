package org.tripoint.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tripoint.fixture.ThreeNodes.has;
import static org.tripoint.fixture.ThreeNodes.until;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripoint.fixture.TestNode;
import org.tripoint.fixture.ThreeNodes;
import org.tripoint.kernel.log.FeedOrigin;
import org.tripoint.kernel.log.Lane;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Rebuild;
import org.tripoint.platform.BackupCommand;
import org.tripoint.platform.NodeSettings;
import org.tripoint.platform.RestoreCommand;

/// A node is put back to an earlier state by the commands, and its neighbour still has what it lost.
class RestorationTest {

    private static final String UNIT = "vn-tuy-duc";
    private static final String[] ROOMS = {"org.tripoint.registry", "org.tripoint.instruments", "org.tripoint.exchange"
    };

    @TempDir
    private Path folder;

    private final TestNode vn = TestNode.start("VN", ROOMS);
    private final TestNode kh = TestNode.start("KH", ROOMS);

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

    private FeedOrigin log(int epoch) {
        return new FeedOrigin(vn.party(), kh.party(), Lane.CONTROL, epoch);
    }

    private static Logs.Head head(TestNode node, FeedOrigin origin) {
        return node.get(Logs.class).get(origin);
    }

    @Test
    void sealsNothingUntilComparedTakesBackWhatItLostAndGoesOnInTheNextEpoch() throws Exception {
        LedgerRecord before = ThreeNodes.reportFlood(vn, UNIT);
        until("KH has the first", () -> has(kh, before.hash()));
        NodeSettings settings = vn.get(NodeSettings.class);
        Path backup = folder.resolve("backup");
        assertThat(new BackupCommand().run(settings, List.of(backup.toString())))
                .isZero();
        LedgerRecord lost = ThreeNodes.reportFlood(vn, UNIT);
        until("KH has the second", () -> has(kh, lost.hash()));
        kh.stop();
        LedgerRecord onMediumOnly = ThreeNodes.reportFlood(vn, UNIT);
        until("sealed", () -> vn.get(Outbox.class).count(kh.party()) == 0);
        Path medium = folder.resolve("medium");
        vn.get(Carriage.class).export(kh.party(), medium, true);
        long signed = head(vn, log(1)).size();

        vn.stop();
        NodeSettings empty = vn.replaceDatabase();
        assertThat(new RestoreCommand().run(empty, List.of(backup.toString()))).isZero();
        vn.start();
        LedgerRecord after = ThreeNodes.reportFlood(vn, UNIT);
        until("VN found out", () -> vn.get(Traffic.class).isBehind(kh.party()));
        Thread.sleep(1500);
        assertThat(has(vn, lost.hash())).isFalse();
        assertThat(vn.get(Outbox.class).count(kh.party())).isPositive();
        assertThat(head(vn, log(1)).size()).isLessThan(signed);
        assertThat(vn.get(LinkEvents.class).list(kh.party(), 20))
                .extracting(LinkEvents.Event::kind)
                .contains(LinkEvents.Kind.PUT_BACK);

        kh.start();
        until("KH has what came after", () -> has(kh, after.hash()));
        assertThat(has(vn, lost.hash())).isTrue();
        assertThat(vn.get(Ledger.class).get(lost.hash()).isOwn()).isTrue();
        assertThat(has(vn, onMediumOnly.hash())).isFalse();
        assertThat(head(vn, log(1)).state()).isEqualTo(Logs.State.FROZEN);
        assertThat(head(vn, log(1)).size()).isEqualTo(signed - 1);
        assertThat(kh.get(Mirror.class).countHeld(vn.party())).isZero();
        assertThat(kh.get(Ledger.class).count("r.type = 'flood.reported'", Map.of()))
                .isEqualTo(3);
        assertEqual(log(1));
        assertEqual(log(2));
        assertThat(kh.get(LinkEvents.class).list(vn.party(), 20))
                .anySatisfy(event ->
                        assertThat(event).extracting(LinkEvents.Event::detail).isEqualTo("control 2"));

        Carriage.Outcome outcome = kh.get(Carriage.class).bringIn(medium);
        assertThat(outcome.lines()).anySatisfy(line -> assertThat(line).contains("epoch-frozen"));
        assertThat(has(kh, onMediumOnly.hash())).isFalse();
        until(
                "VN is told what it lost",
                () -> vn.get(Refusals.class).find(List.of(onMediumOnly.hash()), kh.party()).values().stream()
                        .anyMatch(refusal -> refusal.code().equals("epoch-frozen")));
        assertThat(vn.get(Rebuild.class).run().differing()).isEmpty();
        assertThat(kh.get(Rebuild.class).run().differing()).isEmpty();
    }

    private void assertEqual(FeedOrigin origin) {
        until(
                origin + " is mirrored",
                () -> kh.get(Logs.class).find(origin).isPresent()
                        && head(vn, origin).size() == head(kh, origin).size());
        assertThat(head(kh, origin).state()).isEqualTo(head(vn, origin).state());
        Logs ours = vn.get(Logs.class);
        Logs theirs = kh.get(Logs.class);
        long size = head(vn, origin).size();
        assertThat(theirs.tree(origin, size).root())
                .isEqualTo(ours.tree(origin, size).root());
    }
}
