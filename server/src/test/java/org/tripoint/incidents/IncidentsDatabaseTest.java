package org.tripoint.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tripoint.fixture.TestNode;
import org.tripoint.incidents.Incident.Progress;
import org.tripoint.incidents.Incidents.Sought;
import org.tripoint.incidents.Incidents.Visible;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.UnitId;
import org.tripoint.kernel.log.Lane;
import org.tripoint.language.Catalogues;
import org.tripoint.language.Language;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.MatterKind;
import org.tripoint.ledger.Matters;
import org.tripoint.ledger.Matters.Matter;
import org.tripoint.ledger.Origin;
import org.tripoint.ledger.Rebuild;
import org.tripoint.ledger.Replies;
import tools.jackson.databind.JsonNode;

class IncidentsDatabaseTest {

    private static final SectorId SECTOR = new SectorId("KH-VN/1");
    private static final UnitId COMPANY = new UnitId("kh-company-1");

    private final TestNode vn = TestNode.start("VN", "org.tripoint.registry", "org.tripoint.incidents");
    private final TestNode kh = TestNode.start("KH", "org.tripoint.registry", "org.tripoint.incidents");
    private final Incidents incidents = kh.get(Incidents.class);
    private final Matters matters = kh.get(Matters.class);
    private final Author officer = vn.officer("vn-tuy-duc");
    private final Author company = kh.officer("kh-company-1");

    private int received;

    @BeforeEach
    void declareUnits() {
        declare("kh-command", "centre", "KH-VN/1", "");
        declare("kh-company-1", "post", "KH-VN/1", "VN/vn-tuy-duc");
        declare("kh-company-2", "post", "KH-VN/1", "VN/vn-bu-prang");
        declare("kh-company-9", "post", "KH-LA/1", "LA/la-company-9");
    }

    @AfterEach
    void close() {
        vn.close();
        kh.close();
    }

    @Test
    void withheldPlaceLeavesNoCoordinates() {
        LedgerRecord seizure = seize();
        receive(seizure, Set.of("event", "persons"));

        Incident incident = incident(seizure);

        assertThat(incident.findPlace()).isEmpty();
        assertThat(rows("select hash from incidents.incident where latitude is not null or place is not null"))
                .isZero();
        assertThat(rows("select hash from incidents.incident where search like '%bu-prang%'"))
                .isZero();
    }

    @Test
    void withheldEventLeavesNoTime() {
        LedgerRecord seizure = seize();
        receive(seizure, Set.of("place"));

        assertThat(incident(seizure).findHappened()).isEmpty();
        assertThat(incident(seizure).findPlace()).isPresent();
    }

    @Test
    void sectionThatArrivesLaterIsAdded() {
        LedgerRecord seizure = seize();
        receive(seizure, Set.of("event"));
        kh.get(Ledger.class).merge(seizure.signed().withOnly(Set.of("place"), Set.of()));

        assertThat(incident(seizure).findPlace().orElseThrow().text()).isEqualTo("12.21500, 107.43000");
        assertThat(open()).hasSize(1);
    }

    @Test
    void neighboursReportAsksTheUnitThatFacesTheReportingOne() {
        LedgerRecord flood = flood();
        receive(flood, Set.of("event", "people", "place"));

        assertThat(open()).singleElement().satisfies(matter -> {
            assertThat(matter.unit()).isEqualTo(COMPANY);
            assertThat(matter.urgency()).isEqualTo("high");
            assertThat(matter.findDue()).contains(kh.clock().instant().plus(Duration.ofMinutes(15)));
        });
    }

    @Test
    void reportOfAUnitThatFacesNobodyAsksThePostsOfItsSector() {
        LedgerRecord flood = flood(vn.officer("vn-somewhere"));
        receive(flood, Set.of("event", "people", "place"));

        assertThat(open()).extracting(Matter::unit).containsExactlyInAnyOrder(COMPANY, new UnitId("kh-company-2"));
    }

    @Test
    void reportOfAnUnknownSectorAsksTheHighestUnit() {
        LedgerRecord flood = vn.get(Incidents.class)
                .report(kind("flood.reported"), new SectorId("KH-VN/9"), floodSections(), vn.officer("vn-somewhere"));
        receive(flood, Set.of("event", "people", "place"));

        assertThat(open()).extracting(Matter::unit).containsExactly(new UnitId("kh-command"));
    }

    @Test
    void reportOfOurOwnAsksNobodyHere() {
        flood();

        assertThat(vn.get(Matters.class)
                        .list(
                                List.of(officer.unit()),
                                List.of(MatterKind.values()),
                                vn.clock().instant()))
                .isEmpty();
    }

    @Test
    void takingInChargeClosesWhatWaitsAndAnsweringFollows() {
        LedgerRecord flood = flood();
        receive(flood, Set.of("event", "people", "place"));
        assertThat(incident(flood).progress()).isEqualTo(Progress.OPEN);

        kh.get(Replies.class).takeInCharge(flood.hash(), company);
        assertThat(open()).isEmpty();
        assertThat(incident(flood).progress()).isEqualTo(Progress.TAKEN_IN_CHARGE);

        kh.get(Replies.class).answer(flood.hash(), "help-is-coming", company);
        assertThat(incident(flood).progress()).isEqualTo(Progress.ANSWERED);
    }

    @Test
    void isFoundByWordsOfEveryLanguageByPlaceAndByReference() {
        LedgerRecord flood = flood();
        LedgerRecord seizure = seize();
        receive(flood, Set.of("event", "people", "place"));
        receive(seizure, Set.of("event", "place"));

        assertThat(found("flood", "en")).containsExactly(flood.hash());
        assertThat(found("ngap lut", "vi")).containsExactly(flood.hash());
        assertThat(found("ngập", "vi")).containsExactly(flood.hash());
        assertThat(found("ទឹកជំនន់", "km")).containsExactly(flood.hash());
        assertThat(found("ນ້ຳຖ້ວມ", "lo")).containsExactly(flood.hash());
        assertThat(found("heroin", "en")).isEmpty();
        assertThat(found("bu-prang", "en")).containsExactlyInAnyOrder(flood.hash(), seizure.hash());
        assertThat(found("bu-prang metham", "en")).containsExactly(seizure.hash());
        assertThat(found(incident(seizure).reference(), "en")).containsExactly(seizure.hash());
    }

    @Test
    void freeTextIsFoundWhereItIsOpenOnly() {
        LedgerRecord seizure = seize();
        receive(seizure, Set.of("event", "place"));

        assertThat(vn.get(Incidents.class).list(words("informer"), texts(vn, "en"), Visible.ALL, Long.MAX_VALUE, 10))
                .extracting(Incident::hash)
                .containsExactly(seizure.hash());
        assertThat(found("informer", "en")).isEmpty();
    }

    @Test
    void listIsNarrowedByKindByPartyAndByProgress() {
        LedgerRecord flood = flood();
        LedgerRecord seizure = seize();
        receive(flood, Set.of("event", "people", "place"));
        receive(seizure, Set.of("event", "place"));
        kh.get(Replies.class).takeInCharge(flood.hash(), company);

        assertThat(list(new Sought("drugs.seized", null, null, ""))).containsExactly(seizure.hash());
        assertThat(list(new Sought(null, vn.party(), null, ""))).containsExactly(seizure.hash(), flood.hash());
        assertThat(list(new Sought(null, kh.party(), null, ""))).isEmpty();
        assertThat(list(new Sought(null, null, Progress.TAKEN_IN_CHARGE, ""))).containsExactly(flood.hash());
        assertThat(list(new Sought(null, null, Progress.OPEN, ""))).containsExactly(seizure.hash());
        assertThat(incidents.count(new Sought(null, null, Progress.OPEN, ""), texts(kh, "en"), Visible.ALL))
                .isEqualTo(1);
    }

    @Test
    void whatAReaderMayNotSeeIsNotThere() {
        LedgerRecord flood = flood();
        receive(flood, Set.of("event", "people", "place"));
        Visible others = new Visible("r.unit = :mine", Map.of("mine", "kh-company-2"));

        assertThat(incidents.find(flood.hash(), others)).isEmpty();
        assertThat(incidents.list(Sought.EVERYTHING, texts(kh, "en"), others, Long.MAX_VALUE, 10))
                .isEmpty();
    }

    @Test
    void rebuildGivesTheSameTablesAndFindsRowsThatWereChangedByHand() {
        LedgerRecord flood = flood();
        LedgerRecord seizure = seize();
        receive(flood, Set.of("event", "people", "place"));
        receive(seizure, Set.of("event"));
        kh.get(Replies.class).takeInCharge(flood.hash(), company);
        kh.get(Ledger.class).merge(seizure.signed().withOnly(Set.of("place"), Set.of()));
        kh.clock().advance(Duration.ofDays(3));
        Rebuild rebuild = kh.get(Rebuild.class);
        assertThat(rebuild.run().differing()).isEmpty();

        kh.database().jdbc().sql("update incidents.incident set latitude = 0").update();
        kh.database().jdbc().sql("delete from incidents.progress").update();

        assertThat(rebuild.run().differing()).containsExactlyInAnyOrder("incidents.incident", "incidents.progress");
        assertThat(rebuild.run().differing()).isEmpty();
        assertThat(incident(flood).progress()).isEqualTo(Progress.TAKEN_IN_CHARGE);
    }

    private LedgerRecord flood() {
        return flood(officer);
    }

    private LedgerRecord flood(Author author) {
        return vn.get(Incidents.class).report(kind("flood.reported"), SECTOR, floodSections(), author);
    }

    private static Map<String, @Nullable JsonNode> floodSections() {
        return Map.of(
                "event",
                StrictJson.read(
                        "{\"road\":\"road-to-gate\",\"blocked\":\"vehicles\",\"since\":\"2026-11-24T22:50:00.000Z\"}"),
                "place",
                place());
    }

    private LedgerRecord seize() {
        Map<String, @Nullable JsonNode> sections = Map.of(
                "event",
                StrictJson.read(
                        "{\"substance\":\"methamphetamine\",\"grams\":12000,\"at\":\"2026-11-24T22:10:00.000Z\"}"),
                "place",
                place(),
                "text",
                StrictJson.read("{\"text\":\"Word of an informer in the next village\"}"));
        return vn.get(Incidents.class).report(kind("drugs.seized"), SECTOR, sections, officer);
    }

    private static JsonNode place() {
        return StrictJson.read(
                "{\"place\":\"bu-prang\",\"position\":{\"latitude\":12.215,\"longitude\":107.43,\"accuracyMetres\":15}}");
    }

    private Kind kind(String type) {
        return vn.get(Kinds.class).find(type).orElseThrow();
    }

    private void receive(LedgerRecord record, Set<String> sections) {
        kh.get(Ledger.class)
                .receive(
                        record.signed().withOnly(sections, Set.of()),
                        new Origin.Received(vn.party(), Lane.ROUTINE, 1, received++));
    }

    private Incident incident(LedgerRecord record) {
        return incidents.find(record.hash(), Visible.ALL).orElseThrow();
    }

    private List<Matter> open() {
        Set<UnitId> all =
                Set.of(COMPANY, new UnitId("kh-company-2"), new UnitId("kh-company-9"), new UnitId("kh-command"));
        return matters.list(all, List.of(MatterKind.TAKE_IN_CHARGE), kh.clock().instant());
    }

    private List<org.tripoint.kernel.Sha256> list(Sought sought) {
        return incidents.list(sought, texts(kh, "en"), Visible.ALL, Long.MAX_VALUE, 10).stream()
                .map(Incident::hash)
                .toList();
    }

    private List<org.tripoint.kernel.Sha256> found(String words, String language) {
        return incidents.list(words(words), texts(kh, language), Visible.ALL, Long.MAX_VALUE, 10).stream()
                .map(Incident::hash)
                .toList();
    }

    private static Sought words(String words) {
        return new Sought(null, null, null, words);
    }

    private static Texts texts(TestNode node, String language) {
        return new Texts(node.get(Catalogues.class), new Language(language), java.time.ZoneId.of("Asia/Bangkok"));
    }

    private long rows(String sql) {
        return kh.database().jdbc().sql(sql).query((rs, n) -> n).list().size();
    }

    private void declare(String unit, String level, String sector, String facing) {
        JsonNode about = StrictJson.read("""
                {"unit":"%s","service":"armed-forces","level":"%s","names":{"en":"%s"},"validFrom":"2000-01-01"}
                """.formatted(unit, level, unit).strip());
        JsonNode border = StrictJson.read(
                facing.isEmpty()
                        ? "{\"sectors\":[\"%s\"]}".formatted(sector)
                        : "{\"sectors\":[\"%s\"],\"facing\":[\"%s\"]}".formatted(sector, facing));
        kh.get(Ledger.class)
                .append(Ledger.Statement.of("unit.declared", Map.of("unit", about, "border", border)), company);
    }
}
