package org.tripoint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tripoint.fixture.TestNode;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.SignedRecord;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.UnitId;
import org.tripoint.kernel.log.Lane;
import org.tripoint.ledger.LedgerRecord.ProjectionState;
import org.tripoint.ledger.Matters.Matter;
import tools.jackson.databind.JsonNode;

class LedgerDatabaseTest {

    /// Fails on the records it is told to fail on, after having written.
    static final class Moody implements Projector {
        private boolean fails;
        private final Matters matters;

        Moody(Matters matters) {
            this.matters = matters;
        }

        @Override
        public Set<String> types() {
            return Set.of("drugs.seized");
        }

        @Override
        public List<String> tables() {
            return Matters.TABLES;
        }

        @Override
        public void project(LedgerRecord record) {
            Matter matter = new Matter(
                    MatterKind.TAKE_IN_CHARGE,
                    record.hash(),
                    new UnitId("kh-company-1"),
                    "high",
                    record.header().time().plus(Duration.ofHours(1)));
            matters.open(matter, record);
            if (fails) {
                throw new IllegalStateException("moody");
            }
        }
    }

    private final TestNode vn = TestNode.start("VN", beans -> beans.registerBean(Moody.class));
    private final Ledger ledger = vn.get(Ledger.class);
    private final Matters matters = vn.get(Matters.class);
    private final Author officer = vn.officer("vn-tuy-duc");

    @AfterEach
    void close() {
        vn.close();
    }

    @Test
    void refusesRecordThatDoesNotFitItsType() {
        Map<String, @Nullable JsonNode> sections = seizure("{\"substance\":\"sugar\",\"grams\":0}");
        assertThatThrownBy(() -> ledger.append(statement(sections), officer))
                .isInstanceOfSatisfying(
                        InvalidRecord.class,
                        e -> assertThat(e.errors())
                                .extracting(error -> error.field() + " " + error.code())
                                .contains("substance not-code", "grams not-quantity", "at required"));
        assertThat(ledger.count("true", Map.of())).isZero();
    }

    @Test
    void keepsRecordVerbatimAndNamesItByItsPayload() {
        LedgerRecord stored = seize();
        LedgerRecord read = ledger.get(stored.hash());
        assertThat(Sha256.of(read.signed().payload().octets().toArray())).isEqualTo(stored.hash());
        assertThat(read.signed()).isEqualTo(stored.signed());
        assertThat(read.sections()).containsOnlyKeys("event", "place");
        assertThat(read.closedSections()).contains("photographs");
        assertThat(read.position()).isEqualTo(1);
    }

    @Test
    void failedProjectorLeavesRecordStoredVisibleAndRetried() {
        vn.get(Moody.class).fails = true;
        LedgerRecord stored = seize();
        assertThat(ledger.get(stored.hash()).projection()).isEqualTo(ProjectionState.FAILED);
        assertThat(matters.isOpen(MatterKind.TAKE_IN_CHARGE, stored.hash())).isFalse();
        vn.get(Moody.class).fails = false;
        assertThat(ledger.retryUnprojected()).isEqualTo(1);
        assertThat(matters.isOpen(MatterKind.TAKE_IN_CHARGE, stored.hash())).isTrue();
    }

    @Test
    void mergesSectionsThatArriveLaterOnce() {
        try (TestNode kh = TestNode.start("KH")) {
            SignedRecord whole = seize().signed();
            Ledger theirs = kh.get(Ledger.class);
            Origin.Received origin = new Origin.Received(vn.party(), Lane.ROUTINE, 1, 0);
            LedgerRecord partial = theirs.receive(whole.withOnly(Set.of("event"), Set.of()), origin);
            assertThat(partial.sections()).containsOnlyKeys("event");
            LedgerRecord merged = theirs.merge(whole.withOnly(Set.of("place"), Set.of()));
            assertThat(merged.sections()).containsOnlyKeys("event", "place");
            assertThat(theirs.merge(whole).position()).isEqualTo(partial.position());
            assertThat(theirs.count("true", Map.of())).isEqualTo(1);
        }
    }

    @Test
    void keepsPositionsWithoutGapsUnderConcurrentAppends() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (int j = 0; j < 5; j++) {
                    seize();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(ledger.listFrom(1))
                .extracting(LedgerRecord::position)
                .isEqualTo(
                        java.util.stream.LongStream.rangeClosed(1, 40).boxed().toList());
    }

    @Test
    void closesMatterWhenSomeUnitTakesTheRecordInCharge() {
        LedgerRecord stored = seize();
        List<Matter> open = matters.list(
                Set.of(new UnitId("kh-company-1")),
                Set.of(MatterKind.TAKE_IN_CHARGE),
                vn.clock().instant());
        assertThat(open).extracting(Matter::record).containsExactly(stored.hash());
        vn.get(Replies.class).takeInCharge(stored.hash(), officer);
        vn.get(Replies.class).takeInCharge(stored.hash(), officer);
        vn.get(Replies.class).answer(stored.hash(), "help-is-coming", officer);
        assertThat(matters.isOpen(MatterKind.TAKE_IN_CHARGE, stored.hash())).isFalse();
        assertThat(vn.get(Replies.class).list(stored.hash()))
                .extracting(reply -> reply.findAnswer().orElse("taken"))
                .containsExactly("taken", "help-is-coming");
    }

    @Test
    void rebuildGivesTheSameTablesAndFindsRowThatWasChangedByHand() {
        LedgerRecord stored = seize();
        vn.get(Replies.class).takeInCharge(stored.hash(), officer);
        seize();
        Rebuild rebuild = vn.get(Rebuild.class);
        assertThat(rebuild.run()).isEqualTo(new Rebuild.Outcome(3, List.of()));
        vn.database().jdbc().sql("update ledger.matter set urgency = 'normal'").update();
        assertThat(rebuild.run().differing()).containsExactly("ledger.matter");
        assertThat(rebuild.run().differing()).isEmpty();
    }

    private LedgerRecord seize() {
        return ledger.append(
                statement(seizure(
                        "{\"substance\":\"methamphetamine\",\"grams\":12000,\"at\":\"2026-11-24T22:10:00.000Z\"}")),
                officer);
    }

    private static Map<String, @Nullable JsonNode> seizure(String event) {
        return Map.of(
                "event",
                StrictJson.read(event),
                "place",
                StrictJson.read("{\"position\":{\"latitude\":12.215,\"longitude\":107.43,\"accuracyMetres\":15}}"));
    }

    private static Ledger.Statement statement(Map<String, @Nullable JsonNode> sections) {
        return new Ledger.Statement("drugs.seized", null, new SectorId("KH-VN/1"), sections, List.of());
    }
}
