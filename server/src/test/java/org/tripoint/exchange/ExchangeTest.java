package org.tripoint.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tripoint.fixture.ThreeNodes.has;
import static org.tripoint.fixture.ThreeNodes.until;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.tripoint.fixture.TestNode;
import org.tripoint.fixture.ThreeNodes;
import org.tripoint.instruments.Instruments;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.log.Basis;
import org.tripoint.kernel.log.FeedOrigin;
import org.tripoint.kernel.log.Lane;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Deliveries;
import org.tripoint.ledger.Deliveries.Delivery;
import org.tripoint.ledger.Deliveries.State;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.MatterKind;
import org.tripoint.ledger.Matters;
import org.tripoint.ledger.Origin;
import org.tripoint.ledger.Rebuild;
import org.tripoint.ledger.Replies;

/// One story told to three real nodes from their first minute on; each test builds on those before.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExchangeTest {

    private static final String UNIT = "vn-tuy-duc";

    private ThreeNodes nodes = new ThreeNodes();
    private Person head = nodes.vn().head(UNIT);
    private Optional<Sha256> memorandum = Optional.empty();

    @BeforeAll
    void start() {
        head = nodes.vn().head(UNIT);
    }

    @AfterAll
    void stop() {
        nodes.close();
    }

    @Test
    void countsSoSmallThatEachPersonCouldBeToldStayHome() {
        LedgerRecord few = disease(3);
        LedgerRecord many = disease(40);

        until("KH has both", () -> has(nodes.kh(), few.hash()) && has(nodes.kh(), many.hash()));

        assertThat(nodes.kh().get(Ledger.class).get(few.hash()).sections())
                .containsKey("event")
                .doesNotContainKey("cases");
        assertThat(nodes.kh()
                        .get(Ledger.class)
                        .get(many.hash())
                        .get("cases", "cases")
                        .asLong())
                .isEqualTo(40);
    }

    private LedgerRecord disease(int cases) {
        return nodes.vn()
                .get(Ledger.class)
                .append(
                        new Ledger.Statement(
                                "disease.reported",
                                null,
                                new SectorId("KH-VN/1"),
                                Map.of(
                                        "event",
                                        StrictJson.read(
                                                "{\"disease\":\"cholera\",\"since\":\"2026-11-24T22:50:00.000Z\"}"),
                                        "cases",
                                        StrictJson.read("{\"cases\":" + cases + "}"),
                                        "place",
                                        StrictJson.read("{\"position\":{\"latitude\":12.215,\"longitude\":107.43}}")),
                                List.of()),
                        nodes.vn().officer("vn-tuy-duc"));
    }

    @Test
    @Order(1)
    void dangerToLifePassesAtOnceBeforeAnyAgreement() {
        LedgerRecord flood = ThreeNodes.reportFlood(nodes.vn(), UNIT);
        until("KH has the flood", () -> has(nodes.kh(), flood.hash()));
        LedgerRecord theirs = nodes.kh().get(Ledger.class).get(flood.hash());
        assertThat(theirs.sections()).containsOnlyKeys("event", "place");
        assertThat(theirs.origin()).isInstanceOf(Origin.Received.class);
        until("VN has the receipt", () -> delivery(flood).state() == State.DELIVERED);
        assertThat(delivery(flood).basis()).contains(Basis.Rule.DANGER_TO_LIFE);
        assertThat(nodes.kh().get(Deliveries.class).findBasis(flood.hash())).contains(Basis.Rule.DANGER_TO_LIFE);
        assertThat(nodes.vn().get(Deliveries.class).findBasis(flood.hash())).isEmpty();
        assertThat(has(nodes.la(), flood.hash())).isFalse();
    }

    @Test
    @Order(2)
    void takenInChargeAndAnsweredComeBackByOffice() {
        LedgerRecord flood = ThreeNodes.reportFlood(nodes.vn(), UNIT);
        until("KH has the flood", () -> has(nodes.kh(), flood.hash()));
        Author officer = nodes.kh().officer("kh-company-1");
        nodes.kh().get(Replies.class).takeInCharge(flood.hash(), officer);
        nodes.kh().get(Replies.class).answer(flood.hash(), "help-is-coming", officer);
        Replies ours = nodes.vn().get(Replies.class);
        until("VN has both replies", () -> ours.list(flood.hash()).size() == 2);
        assertThat(ours.list(flood.hash())).allSatisfy(reply -> {
            assertThat(reply.party()).isEqualTo(nodes.kh().party());
            assertThat(reply.office().value()).isEqualTo("duty-officer");
        });
    }

    @Test
    @Order(3)
    void everythingElseIsWithheldWithoutAnArticle() {
        LedgerRecord seizure = ThreeNodes.reportSeizure(nodes.vn(), UNIT);
        assertThat(delivery(seizure).state()).isEqualTo(State.WITHHELD);
        assertThat(delivery(seizure).reasonCode()).contains("no-article-in-force");
        assertThat(release(seizure, Set.of("event"))).isInstanceOf(Release.Verdict.Withheld.class);
        assertThat(has(nodes.kh(), seizure.hash())).isFalse();
    }

    @Test
    @Order(4)
    void memorandumComesIntoForceOverTheWire() {
        memorandum = Optional.of(nodes.memorandum());
        assertThat(has(nodes.la(), memorandum.get())).isFalse();
    }

    @Test
    @Order(5)
    void seizureWaitsForTheHeadAndCrossesWithTheSectionsThatHeChose() {
        Logs laLogs = nodes.vn().get(Logs.class);
        FeedOrigin toLaos = new FeedOrigin(nodes.vn().party(), nodes.la().party(), Lane.ROUTINE, 1);
        until("LA acknowledged", () -> laLogs.get(toLaos).findReceipt().isPresent());
        var before = laLogs.get(toLaos);
        LedgerRecord seizure = ThreeNodes.reportSeizure(nodes.vn(), UNIT);
        assertThat(delivery(seizure).state()).isEqualTo(State.WAITS);
        assertThat(nodes.vn().get(Matters.class).isOpen(MatterKind.NOD, seizure.hash()))
                .isTrue();
        assertThat(release(seizure, Set.of("event", "persons"))).isInstanceOf(Release.Verdict.LetGo.class);
        assertThat(nodes.vn().get(Matters.class).isOpen(MatterKind.NOD, seizure.hash()))
                .isFalse();
        until("KH has the seizure", () -> has(nodes.kh(), seizure.hash()));
        LedgerRecord theirs = nodes.kh().get(Ledger.class).get(seizure.hash());
        assertThat(theirs.sections()).containsOnlyKeys("event");
        assertThat(theirs.closedSections()).contains("place", "photographs", "text");
        until("delivered", () -> delivery(seizure).state() == State.DELIVERED);
        assertThat(laLogs.get(toLaos)).isEqualTo(before);
        assertThat(laLogs.releases(
                        seizure.hash(), nodes.vn().party(), nodes.la().party()))
                .isEmpty();
        assertThat(has(nodes.la(), seizure.hash())).isFalse();
    }

    @Test
    @Order(6)
    void bothReportsArriveOnceAndInOrderAfterTheNeighbourWasAway() {
        nodes.kh().stop();
        LedgerRecord first = ThreeNodes.reportSeizure(nodes.vn(), UNIT);
        LedgerRecord second = ThreeNodes.reportSeizure(nodes.vn(), UNIT);
        release(first, Set.of("event"));
        release(second, Set.of("event"));
        until("sealed", () -> delivery(second).state() == State.RELEASED);
        nodes.kh().start();
        until("KH has both", () -> has(nodes.kh(), second.hash()));
        List<Sha256> arrived = nodes.kh().get(Ledger.class).listFrom(1).stream()
                .map(LedgerRecord::hash)
                .filter(hash -> hash.equals(first.hash()) || hash.equals(second.hash()))
                .toList();
        assertThat(arrived).containsExactly(first.hash(), second.hash());
        until("delivered", () -> delivery(second).state() == State.DELIVERED);
    }

    @Test
    @Order(7)
    void nothingIsReleasedUnderSuspendedMemorandumButDangerToLifePasses() {
        nodes.kh()
                .get(Instruments.class)
                .suspend(
                        memorandum.orElseThrow(),
                        Optional.empty(),
                        "own-review",
                        nodes.kh().office("kh-high-command", "headquarters"));
        Instruments ours = nodes.vn().get(Instruments.class);
        until("VN knows", () -> withheldNow("article-suspended"));
        LedgerRecord seizure = ThreeNodes.reportSeizure(nodes.vn(), UNIT);
        assertThat(delivery(seizure).reasonCode()).contains("article-suspended");
        assertThat(ours.get(memorandum.orElseThrow()).isSignedByAll()).isTrue();
        LedgerRecord flood = ThreeNodes.reportFlood(nodes.vn(), UNIT);
        until("KH has the flood", () -> has(nodes.kh(), flood.hash()));
    }

    @Test
    @Order(8)
    void treesAreEqualAndRebuildsGiveTheSameTables() {
        for (TestNode sender : List.of(nodes.vn(), nodes.la(), nodes.kh())) {
            for (TestNode recipient : List.of(nodes.vn(), nodes.la(), nodes.kh())) {
                if (sender != recipient) {
                    assertEqualLogs(sender, recipient);
                }
            }
            assertThat(sender.get(Rebuild.class).run().differing()).isEmpty();
        }
    }

    private static void assertEqualLogs(TestNode sender, TestNode recipient) {
        for (Lane lane : Lane.values()) {
            FeedOrigin origin = new FeedOrigin(sender.party(), recipient.party(), lane, 1);
            Logs own = sender.get(Logs.class);
            Logs mirror = recipient.get(Logs.class);
            until(
                    origin + " is mirrored",
                    () -> own.get(origin).receiptSize() == own.get(origin).size());
            assertThat(mirror.get(origin).size()).isEqualTo(own.get(origin).size());
            assertThat(mirror.get(origin).checkpoint())
                    .isEqualTo(own.get(origin).checkpoint());
            assertThat(recipient.get(Mirror.class).countHeld(sender.party())).isZero();
        }
    }

    private boolean withheldNow(String reason) {
        LedgerRecord probe = nodes.vn()
                .get(Ledger.class)
                .listNewest("type = 'drugs.seized'", java.util.Map.of(), 1)
                .getFirst();
        return nodes.vn()
                .get(Release.class)
                .preview(probe, nodes.kh().party())
                .reason()
                .equals(Optional.of(reason));
    }

    private Release.Verdict release(LedgerRecord record, Set<String> sections) {
        return nodes.vn().get(Release.class).release(record.hash(), nodes.kh().party(), sections, head);
    }

    private Delivery delivery(LedgerRecord record) {
        return nodes.vn().get(Deliveries.class).list(record.hash()).getFirst();
    }
}
