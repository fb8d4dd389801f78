package org.tripoint.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tripoint.fixture.ThreeNodes.has;
import static org.tripoint.fixture.ThreeNodes.until;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tripoint.fixture.TestNode;
import org.tripoint.fixture.ThreeNodes;
import org.tripoint.kernel.RecordJudge;
import org.tripoint.kernel.RecordVerdict;
import org.tripoint.ledger.KeySets;
import org.tripoint.ledger.KeysCommand;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.NodeKeys;
import org.tripoint.platform.CommandFailure;
import org.tripoint.platform.NodeSettings;

/// The keys of a node are changed by command under its root, and its neighbour follows.
class KeyCeremonyTest {

    private static final String UNIT = "vn-tuy-duc";
    private static final String[] ROOMS = {"org.tripoint.registry", "org.tripoint.instruments", "org.tripoint.exchange"
    };

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

    private void step(String... words) {
        NodeSettings settings = vn.get(NodeSettings.class);
        vn.stop();
        assertThat(new KeysCommand().run(settings, List.of(words))).isZero();
        vn.start();
    }

    private void withRoot(String step) {
        step(step, "--root", vn.dir().resolve("root").toString());
    }

    private LedgerRecord crosses() {
        LedgerRecord flood = ThreeNodes.reportFlood(vn, UNIT);
        until("KH has the flood", () -> has(kh, flood.hash()));
        until(
                "VN has the receipt",
                () -> vn.get(Traffic.class).receipts(kh.party()).waiting() == 0);
        return flood;
    }

    private void untilKhKnows(int serial) {
        until(
                "KH knows key set " + serial,
                () -> kh.get(KeySets.class).find(vn.party()).orElseThrow().serial() == serial);
        until("receipted", () -> vn.get(Traffic.class).receipts(kh.party()).waiting() == 0);
    }

    private boolean verifiesAtKh(LedgerRecord record) {
        byte[] envelope = kh.get(Ledger.class).get(record.hash()).signed().toJson();
        return new RecordJudge(kh.get(KeySets.class).keyring()).judge(envelope) instanceof RecordVerdict.Verified;
    }

    @Test
    void newKeysWaitAreUsedAndOldRecordsStayValidUntilRevoked() {
        LedgerRecord old = crosses();
        var formerLog = vn.get(NodeKeys.class).log().kid();

        withRoot("prepare");
        untilKhKnows(2);
        assertThat(vn.get(NodeKeys.class).log().kid()).isEqualTo(formerLog);

        step("switch");
        assertThat(vn.get(NodeKeys.class).log().kid()).isNotEqualTo(formerLog);
        LedgerRecord byNewKeys = crosses();

        withRoot("retire");
        untilKhKnows(3);
        crosses();
        assertThat(verifiesAtKh(old)).isTrue();
        assertThat(verifiesAtKh(byNewKeys)).isTrue();

        withRoot("revoke");
        untilKhKnows(4);
        crosses();
        assertThat(verifiesAtKh(old)).isFalse();
        assertThat(verifiesAtKh(byNewKeys)).isTrue();
        assertThat(kh.get(Mirror.class).countHeld(vn.party())).isZero();
        assertThat(vn.get(Mirror.class).countHeld(kh.party())).isZero();
    }

    @Test
    void anotherRootChangesNothing() {
        NodeSettings settings = vn.get(NodeSettings.class);
        Path root = kh.dir().resolve("root");
        assertThatThrownBy(() -> new KeysCommand().run(settings, List.of("prepare", "--root", root.toString())))
                .isInstanceOf(CommandFailure.Refused.class);
        assertThatThrownBy(() -> new KeysCommand().run(settings, List.of("switch")))
                .isInstanceOf(CommandFailure.Refused.class);
        assertThat(vn.get(NodeKeys.class).keySet().serial()).isEqualTo(1);
    }
}
