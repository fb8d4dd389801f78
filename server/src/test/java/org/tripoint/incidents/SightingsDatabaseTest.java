package org.tripoint.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tripoint.fixture.TestNode;
import org.tripoint.incidents.Incidents.Visible;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.log.Lane;
import org.tripoint.language.Catalogues;
import org.tripoint.language.Language;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Countersignatures;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Origin;

class SightingsDatabaseTest {

    private static final Set<String> CROSSES = Set.of("event", "bearing", "place");

    private final TestNode vn = TestNode.start("VN", "org.tripoint.registry", "org.tripoint.incidents");
    private final TestNode kh = TestNode.start("KH", "org.tripoint.registry", "org.tripoint.incidents");

    private int received;

    @AfterEach
    void close() {
        vn.close();
        kh.close();
    }

    @Test
    void twoObserversHereAndOneThereMakeOneEventOnBothNodes() {
        LedgerRecord one = sight(vn, "22:10", 12.2014, 107.4033, 45);
        LedgerRecord two = sight(vn, "22:14", 12.2061, 107.4988, 315);
        LedgerRecord three = sight(kh, "22:08", 12.2972, 107.4461, 180);
        LedgerRecord later = sight(vn, "23:40", 12.2014, 107.4033, 10);
        receive(kh, vn, one);
        receive(kh, vn, two);
        receive(kh, vn, later);
        receive(vn, kh, three);

        List<Sightings.Event> here = events(vn);
        List<Sightings.Event> there = events(kh);

        assertThat(here).hasSize(2);
        assertThat(members(here.get(1))).containsExactly(three.hash(), one.hash(), two.hash());
        assertThat(there)
                .extracting(SightingsDatabaseTest::members)
                .containsExactlyElementsOf(
                        here.stream().map(SightingsDatabaseTest::members).toList());
        assertThat(here.get(1).findFix().orElseThrow().metresTo(org.tripoint.geo.GeoPosition.of(12.25, 107.449)))
                .isLessThan(2_000);
    }

    @Test
    void exactPlaceOfAnObserverIsKnownAtHomeOnly() {
        LedgerRecord sighting = sight(vn, "22:10", 12.2014, 107.4033, 45);
        receive(kh, vn, sighting);

        assertThat(events(vn).getFirst().sightings().getFirst().observer()).isPresent();
        Sightings.Sighting theirs = events(kh).getFirst().sightings().getFirst();
        assertThat(theirs.observer()).isEmpty();
        assertThat(theirs.place().text()).isEqualTo("12.20000, 107.40000");
        assertThat(theirs.place().findAccuracyMetres()).contains(1_000);
    }

    @Test
    void farOrLateSightingsStayApart() {
        sight(vn, "22:10", 12.20, 107.40, 45);
        sight(vn, "22:21", 12.20, 107.40, 45);
        sight(vn, "22:10", 12.20, 107.60, 45);

        assertThat(events(vn)).hasSize(3);
    }

    @Test
    void findingIsJointOnlyWhenEverySideHasSignedIt() {
        LedgerRecord sighting = sight(vn, "22:10", 12.20, 107.40, 45);
        Sightings sightings = vn.get(Sightings.class);
        LedgerRecord finding = vn.get(Ledger.class)
                .append(
                        new Ledger.Statement(
                                "aircraft.concluded",
                                sighting.header().subject(),
                                new SectorId("KH-VN/1"),
                                Map.of(
                                        "about",
                                        StrictJson.read("{\"incident\":\""
                                                + sighting.hash().hex() + "\"}"),
                                        "view",
                                        StrictJson.read("{\"view\":\"star-or-planet\"}")),
                                List.of(sighting.hash())),
                        vn.officer("vn-tuy-duc"));
        Sightings.Event event = events(vn).getFirst();

        assertThat(sightings.findings(event)).extracting(LedgerRecord::hash).containsExactly(finding.hash());
        assertThat(sightings.missing(finding, event)).containsExactly(new PartyId("KH"));

        vn.get(Countersignatures.class).sign(finding.hash(), vn.officer("vn-tuy-duc"));
        assertThat(sightings.missing(sightings.findings(event).getFirst(), event))
                .containsExactly(new PartyId("KH"));
    }

    private static List<Sha256> members(Sightings.Event event) {
        return event.sightings().stream().map(Sightings.Sighting::hash).toList();
    }

    private static List<Sightings.Event> events(TestNode node) {
        Texts t = new Texts(node.get(Catalogues.class), new Language("en"), java.time.ZoneId.of("Asia/Bangkok"));
        return node.get(Sightings.class).list(t, Visible.ALL);
    }

    private static LedgerRecord sight(TestNode node, String time, double latitude, double longitude, int bearing) {
        String at = "2026-11-24T" + time + ":00.000Z";
        String rounded = "{\"position\":{\"latitude\":%s,\"longitude\":%s,\"accuracyMetres\":1000}}"
                .formatted(Math.round(latitude * 100) / 100.0, Math.round(longitude * 100) / 100.0);
        return node.get(Ledger.class)
                .append(
                        new Ledger.Statement(
                                "aircraft.sighted",
                                null,
                                new SectorId("KH-VN/1"),
                                Map.of(
                                        "event",
                                        StrictJson.read("{\"count\":1,\"heading\":\"north\",\"height\":\"cannot-tell\","
                                                + "\"at\":\"" + at + "\"}"),
                                        "bearing",
                                        StrictJson.read("{\"bearing\":" + bearing + "}"),
                                        "observer",
                                        StrictJson.read("{\"observer\":{\"latitude\":%s,\"longitude\":%s}}"
                                                .formatted(latitude, longitude)),
                                        "place",
                                        StrictJson.read(rounded)),
                                List.of()),
                        node.officer(node.party().value().toLowerCase(java.util.Locale.ROOT) + "-post"));
    }

    private void receive(TestNode to, TestNode from, LedgerRecord record) {
        to.get(Ledger.class)
                .receive(
                        record.signed().withOnly(CROSSES, Set.of()),
                        new Origin.Received(from.party(), Lane.ROUTINE, 1, received++));
    }
}
