package org.tripoint.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tripoint.fixture.ThreeNodes.has;
import static org.tripoint.fixture.ThreeNodes.until;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.tripoint.fixture.ThreeNodes;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.proof.ReceiptJudge;
import org.tripoint.kernel.proof.ReceiptVerdict;
import org.tripoint.kernel.proof.RecordOfReceipt;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;

/// The evidence that two nodes hand out about what passed between them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordsOfReceiptTest {

    private static final String UNIT = "vn-tuy-duc";

    private final ThreeNodes nodes = new ThreeNodes();
    private Sha256 memorandum = Sha256.of(new byte[0]);

    @BeforeAll
    void agree() {
        memorandum = nodes.memorandum();
    }

    @AfterAll
    void stop() {
        nodes.close();
    }

    private RecordsOfReceipt ours() {
        return nodes.vn().get(RecordsOfReceipt.class);
    }

    private static ReceiptVerdict.Verified verified(RecordOfReceipt file) {
        ReceiptVerdict verdict = new ReceiptJudge(Map.of()).judge(file.octets());
        assertThat(verdict).isInstanceOf(ReceiptVerdict.Verified.class);
        return (ReceiptVerdict.Verified) verdict;
    }

    @Test
    void bothSidesShowTheSameEntryAndOnlyTheSenderHisDecision() {
        LedgerRecord seizure = ThreeNodes.reportSeizure(nodes.vn(), UNIT);
        assertThat(ours().find(seizure, nodes.kh().party())).isEmpty();
        assertThat(ours().listNeighbours(seizure)).isEmpty();
        nodes.vn()
                .get(Release.class)
                .release(
                        seizure.hash(),
                        nodes.kh().party(),
                        Set.of("event"),
                        nodes.vn().head(UNIT));
        until(
                "VN has the receipt",
                () -> ours().listNeighbours(seizure).contains(nodes.kh().party()));

        ReceiptVerdict.Verified sent =
                verified(ours().find(seizure, nodes.kh().party()).orElseThrow());
        LedgerRecord received = nodes.kh().get(Ledger.class).get(seizure.hash());
        ReceiptVerdict.Verified arrived = verified(nodes.kh()
                .get(RecordsOfReceipt.class)
                .find(received, nodes.vn().party())
                .orElseThrow());

        assertThat(sent.record().openSections()).containsOnlyKeys("event");
        assertThat(sent.decision().orElseThrow().header().office().value()).isEqualTo("head-of-post");
        assertThat(arrived.decision()).isEmpty();
        assertThat(arrived.leaf()).isEqualTo(sent.leaf());
        assertThat(arrived.index()).isEqualTo(sent.index());
        assertThat(arrived.log()).isEqualTo(sent.log());
        assertThat(ours().find(seizure, nodes.la().party())).isEmpty();
    }

    @Test
    void anInstrumentIsShownWithEveryPartysSignature() {
        LedgerRecord signed = nodes.vn().get(Ledger.class).get(memorandum);
        until("it is receipted", () -> !ours().listNeighbours(signed).isEmpty());
        assertThat(has(nodes.kh(), memorandum)).isTrue();

        ReceiptVerdict.Verified file = verified(
                ours().find(signed, ours().listNeighbours(signed).getFirst()).orElseThrow());

        assertThat(file.record().signatures().stream()
                        .map(signature -> signature.header().party())
                        .distinct())
                .containsExactlyInAnyOrder(nodes.vn().party(), nodes.kh().party());
    }
}
