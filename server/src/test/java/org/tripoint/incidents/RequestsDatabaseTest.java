package org.tripoint.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tripoint.fixture.TestNode;
import org.tripoint.fixture.ThreeNodes;
import org.tripoint.incidents.Restrictions.Reason;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.UnitId;
import org.tripoint.kernel.log.Lane;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.MatterKind;
import org.tripoint.ledger.Matters;
import org.tripoint.ledger.Origin;
import org.tripoint.ledger.Replies;
import tools.jackson.databind.JsonNode;

class RequestsDatabaseTest {

    private static final SectorId SECTOR = new SectorId("KH-VN/1");

    private final TestNode vn = TestNode.start("VN", "org.tripoint.registry", "org.tripoint.incidents");
    private final TestNode kh = TestNode.start("KH", "org.tripoint.registry", "org.tripoint.incidents");
    private final Author guard = vn.officer("vn-tuy-duc");
    private final Author police = new Author(
            vn.party(), new ServiceId("police"), new UnitId("vn-police"), new OfficeId("duty-officer"), null);

    private int received;

    @BeforeEach
    void declare() {
        vn.get(Ledger.class)
                .append(
                        Ledger.Statement.of(
                                "service.declared",
                                Map.of(
                                        "service",
                                        StrictJson.read("{\"service\":\"police\",\"serviceKind\":\"police\","
                                                + "\"names\":{\"en\":\"Police\"},\"validFrom\":\"2000-01-01\"}"))),
                        police);
        unit("kh-subarea", "province", "", "");
        unit("kh-company-1", "post", "kh-subarea", "VN/vn-tuy-duc");
    }

    @AfterEach
    void close() {
        vn.close();
        kh.close();
    }

    @Test
    void aboutAPersonOnlyPoliceOrJusticeAsk() {
        assertThat(refusal("person.requested", person(true), guard)).contains(Reason.SERVICE);
        assertThat(refusal("person.requested", person(true), police)).isEmpty();
        assertThatThrownBy(() -> file("person.requested", person(true), guard))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPersonIsAskedAboutOnlyForAnOffenceInBothLaws() {
        assertThat(refusal("person.requested", person(false), police)).contains(Reason.BOTH_LAWS);
    }

    @Test
    void nothingIsAskedAboutAPersonWhoAskedForProtection() {
        vn.get(Protection.class).record(1, List.of("HS 17/2026", "C1234567"), guard);

        assertThat(refusal("person.requested", person(true), police)).contains(Reason.PROTECTED);
        assertThat(refusal("document.requested", document("C-1234567"), guard)).contains(Reason.PROTECTED);
        assertThat(refusal("document.requested", document("C-7654321"), guard)).isEmpty();
    }

    @Test
    void claimThatComesLaterStopsWhatIsAlreadyHere() {
        LedgerRecord request = file("person.requested", person(true), police);
        LedgerRecord other = file("document.requested", document("B7654321"), guard);
        Protection protection = vn.get(Protection.class);
        assertThat(protection.stops(request)).isFalse();

        protection.record(1, List.of("hs-17-2026"), guard);

        assertThat(protection.stops(request)).isTrue();
        assertThat(protection.stops(other)).isFalse();
        assertThat(vn.get(org.tripoint.ledger.Rebuild.class).run().differing()).isEmpty();
    }

    @Test
    void aRequestNamesOneThingAndAUnitHasALimitADay() {
        for (int i = 0; i < Restrictions.MOST_REQUESTS; i++) {
            file("document.requested", document("B10000" + i), guard);
        }

        assertThat(refusal("document.requested", document("B2000001"), guard)).contains(Reason.TOO_MANY);
        assertThat(refusal("document.requested", document("B2000001"), police)).isEmpty();
        vn.clock().advance(Duration.ofHours(25));
        assertThat(refusal("document.requested", document("B2000001"), guard)).isEmpty();
    }

    @Test
    void requestWaitsUntilItsOwnDeadlineAndThenForTheUnitAbove() {
        LedgerRecord request = file("document.requested", document("B7654321"), guard);
        receive(request);
        assertThat(waits(kh, "kh-company-1", MatterKind.ANSWER)).isEqualTo(1);
        assertThat(kh.get(Matters.class)
                        .list(
                                List.of(new UnitId("kh-company-1")),
                                List.of(MatterKind.ANSWER),
                                kh.clock().instant())
                        .getFirst()
                        .findDue())
                .contains(java.time.Instant.parse("2026-11-26T03:00:00Z"));

        vn.clock().advance(Duration.ofDays(2));
        kh.clock().advance(Duration.ofDays(2));

        ThreeNodes.until("the unit above knows", () -> waits(kh, "kh-subarea", MatterKind.ANSWER) == 1);
        ThreeNodes.until("the asking unit is reminded", () -> waits(vn, "vn-tuy-duc", MatterKind.UNANSWERED) == 1);
        kh.get(Replies.class).answer(request.hash(), "no-hit", kh.officer("kh-company-1"));
        assertThat(waits(kh, "kh-subarea", MatterKind.ANSWER)).isZero();
    }

    @Test
    void answerInTimeTellsNobodyAbove() {
        LedgerRecord request = file("document.requested", document("B7654321"), guard);
        receive(request);
        kh.get(Replies.class).answer(request.hash(), "hit", kh.officer("kh-company-1"));

        kh.clock().advance(Duration.ofDays(2));
        ThreeNodes.until(
                "the job is done",
                () -> kh.database()
                                .jdbc()
                                .sql("select count(*) from platform.job where kind = 'incidents.overdue'")
                                .query(Long.class)
                                .single()
                        == 0);

        assertThat(waits(kh, "kh-subarea", MatterKind.ANSWER)).isZero();
    }

    private Optional<Reason> refusal(String type, Map<String, @Nullable JsonNode> sections, Author author) {
        return vn.get(Restrictions.class).find(kind(type), sections, author);
    }

    private LedgerRecord file(String type, Map<String, @Nullable JsonNode> sections, Author author) {
        return vn.get(Incidents.class).report(kind(type), SECTOR, sections, author);
    }

    private Kind kind(String type) {
        return vn.get(Kinds.class).get(type);
    }

    private static Map<String, @Nullable JsonNode> person(boolean inBothLaws) {
        Map<String, @Nullable JsonNode> sections = new HashMap<>(document("B1234567"));
        sections.put("ground", StrictJson.read("{\"offence\":\"robbery\",\"inBothLaws\":" + inBothLaws + "}"));
        sections.put("file", StrictJson.read("{\"paper\":\"HS-17/2026\"}"));
        return sections;
    }

    private static Map<String, @Nullable JsonNode> document(String number) {
        return Map.of(
                "query",
                StrictJson.read("{\"document\":\"passport\",\"number\":\"" + number + "\"}"),
                "ground",
                StrictJson.read("{\"offence\":\"theft\"}"),
                "deadline",
                StrictJson.read("{\"until\":\"2026-11-26T03:00:00.000Z\"}"));
    }

    private void receive(LedgerRecord record) {
        kh.get(Ledger.class)
                .receive(
                        record.signed().withOnly(Set.of("query", "ground", "deadline"), Set.of()),
                        new Origin.Received(vn.party(), Lane.ROUTINE, 1, received++));
    }

    private static int waits(TestNode node, String unit, MatterKind kind) {
        return node.get(Matters.class)
                .list(List.of(new UnitId(unit)), List.of(kind), node.clock().instant())
                .size();
    }

    private void unit(String unit, String level, String parent, String facing) {
        JsonNode about = StrictJson.read("""
                {"unit":"%s","service":"armed-forces","level":"%s",%s"names":{"en":"%s"},"validFrom":"2000-01-01"}
                """.formatted(
                unit, level, parent.isEmpty() ? "" : "\"parent\":\"" + parent + "\",", unit).strip());
        JsonNode border = StrictJson.read(
                facing.isEmpty()
                        ? "{\"sectors\":[\"KH-VN/1\"]}"
                        : "{\"sectors\":[\"KH-VN/1\"],\"facing\":[\"%s\"]}".formatted(facing));
        kh.get(Ledger.class)
                .append(
                        Ledger.Statement.of("unit.declared", Map.of("unit", about, "border", border)),
                        kh.officer(unit));
    }
}
