package org.tripoint.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tripoint.fixture.TestNode;
import org.tripoint.fixture.ThreeNodes;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.UnitId;
import org.tripoint.kernel.log.Lane;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.MatterKind;
import org.tripoint.ledger.Matters;
import org.tripoint.ledger.Origin;
import org.tripoint.ledger.Rebuild;
import org.tripoint.ledger.Replies;
import tools.jackson.databind.JsonNode;

class AlertsDatabaseTest {

    private static final SectorId SECTOR = new SectorId("KH-VN/1");

    private final TestNode vn =
            TestNode.start("VN", "org.tripoint.registry", "org.tripoint.incidents", "org.tripoint.alerts");
    private final TestNode kh =
            TestNode.start("KH", "org.tripoint.registry", "org.tripoint.incidents", "org.tripoint.alerts");

    private int received;

    @BeforeEach
    void declareUnits() {
        declare(kh, "kh-command", "centre", "");
        declare(kh, "kh-subarea", "province", "kh-command");
        declare(kh, "kh-company-1", "post", "kh-subarea");
        declare(vn, "vn-command", "centre", "");
        declare(vn, "vn-province", "province", "vn-command");
        declare(vn, "vn-tuy-duc", "post", "vn-province");
    }

    @AfterEach
    void close() {
        vn.close();
        kh.close();
    }

    @Test
    void alertLeftAloneGoesToTheProvinceAndThenToTheCentreOfBothSides() {
        LedgerRecord alert = raise(false);
        receive(alert);
        assertThat(waits(kh, "kh-company-1", MatterKind.TAKE_IN_CHARGE)).isTrue();

        advance(Duration.ofMinutes(4));
        assertThat(levels(kh, alert)).isEmpty();
        advance(Duration.ofMinutes(1));
        until(kh, alert, List.of("province"));
        until(vn, alert, List.of("province"));
        assertThat(waits(kh, "kh-subarea", MatterKind.TAKE_IN_CHARGE)).isTrue();
        assertThat(waits(vn, "vn-province", MatterKind.UNANSWERED)).isTrue();
        assertThat(waits(kh, "kh-command", MatterKind.TAKE_IN_CHARGE)).isFalse();

        advance(Duration.ofMinutes(5));
        until(kh, alert, List.of("province", "centre"));
        until(vn, alert, List.of("province", "centre"));
        assertThat(waits(kh, "kh-command", MatterKind.TAKE_IN_CHARGE)).isTrue();
        assertThat(waits(vn, "vn-command", MatterKind.UNANSWERED)).isTrue();
        assertThat(kh.get(Rebuild.class).run().differing()).isEmpty();
    }

    @Test
    void alertThatWasTakenInChargeStaysWhereItIs() {
        LedgerRecord alert = raise(true);
        receive(alert);
        kh.get(Replies.class).takeInCharge(alert.hash(), kh.officer("kh-company-1"));

        advance(Duration.ofMinutes(11));
        until(kh, "no job is left", () -> jobs(kh) == 0);

        assertThat(levels(kh, alert)).isEmpty();
        assertThat(waits(kh, "kh-subarea", MatterKind.TAKE_IN_CHARGE)).isFalse();
        assertThat(kh.get(Alerts.class).isDrill(alert.hash())).isTrue();
    }

    @Test
    void deadlineOutlivesARestartOfTheNode() {
        LedgerRecord alert = raise(false);
        receive(alert);
        kh.stop();
        kh.clock().advance(Duration.ofMinutes(6));
        kh.start();

        until(kh, alert, List.of("province"));
    }

    @Test
    void replyThatComesLateTakesTheMatterFromEveryLevel() {
        LedgerRecord alert = raise(false);
        receive(alert);
        advance(Duration.ofMinutes(6));
        until(kh, alert, List.of("province"));

        kh.get(Replies.class).takeInCharge(alert.hash(), kh.officer("kh-subarea"));

        assertThat(waits(kh, "kh-subarea", MatterKind.TAKE_IN_CHARGE)).isFalse();
        assertThat(waits(kh, "kh-company-1", MatterKind.TAKE_IN_CHARGE)).isFalse();
    }

    private LedgerRecord raise(boolean drill) {
        return vn.get(Alerts.class).raise("flood-wave", drill, SECTOR, vn.officer("vn-tuy-duc"));
    }

    private void receive(LedgerRecord alert) {
        kh.get(Ledger.class)
                .receive(
                        alert.signed().withOnly(Set.of("event", "place"), Set.of()),
                        new Origin.Received(vn.party(), Lane.CONTROL, 1, received++));
    }

    private void advance(Duration time) {
        vn.clock().advance(time);
        kh.clock().advance(time);
    }

    private static void until(TestNode node, LedgerRecord alert, List<String> levels) {
        until(node, "levels " + levels, () -> levels(node, alert).equals(levels));
    }

    private static void until(TestNode node, String what, java.util.function.BooleanSupplier condition) {
        ThreeNodes.until(node.party() + ": " + what, condition);
    }

    private static List<String> levels(TestNode node, LedgerRecord alert) {
        return node.get(Alerts.class).listEscalations(alert.hash());
    }

    private static boolean waits(TestNode node, String unit, MatterKind kind) {
        return !node.get(Matters.class)
                .list(List.of(new UnitId(unit)), List.of(kind), node.clock().instant())
                .isEmpty();
    }

    private static long jobs(TestNode node) {
        return node.database()
                .jdbc()
                .sql("select count(*) from platform.job where kind = 'alerts.escalate'")
                .query(Long.class)
                .single();
    }

    private static Sha256 declare(TestNode node, String unit, String level, String parent) {
        String other = node.party().value().equals("VN") ? "KH/kh-company-1" : "VN/vn-tuy-duc";
        String facing = level.equals("post") ? ",\"facing\":[\"" + other + "\"]" : "";
        JsonNode about = StrictJson.read("""
                {"unit":"%s","service":"border-guard","level":"%s",%s"names":{"en":"%s"},"validFrom":"2000-01-01"}
                """.formatted(
                unit, level, parent.isEmpty() ? "" : "\"parent\":\"" + parent + "\",", unit).strip());
        JsonNode border = StrictJson.read("{\"sectors\":[\"KH-VN/1\"]" + facing + "}");
        return node.get(Ledger.class)
                .append(
                        Ledger.Statement.of("unit.declared", Map.of("unit", about, "border", border)),
                        node.officer(unit))
                .hash();
    }
}
