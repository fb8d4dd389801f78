package org.tripoint.boundary.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripoint.fixture.Browser;
import org.tripoint.fixture.OneNode;
import org.tripoint.fixture.TestNode;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.UnitId;
import org.tripoint.kernel.log.Lane;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.MatterKind;
import org.tripoint.ledger.Matters;
import org.tripoint.ledger.Origin;

/// The register of markers as browsers without scripts meet it, on a node of Viet Nam with a neighbour's records.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MarkerPagesNodeTest {

    private static final SectorId SECTOR = new SectorId("KH-VN/1");
    private static final String FILE = """
            sector,number,position,kind,form,latitude,longitude,datum,method,accuracy_mm,surveyed_on,surveyed_by
            KH-VN/1,EX-1,EX-1,main-marker,form-a,12.3001234,107.5001234,wgs-84,satellite-static,20,2019-03-01,team 1
            KH-VN/1,EX-2 (1),EX-2,sub-marker,,12.3101234,107.5101234,wgs-84,satellite-static,20,2019-03-01,team 1
            KH-VN/1,EX-3,EX-3,stake,,,,,,,,
            """;

    private OneNode node;
    private TestNode kh;
    private Browser officer;
    private Browser commission;

    @BeforeAll
    void start() {
        node = OneNode.start();
        kh = TestNode.start("KH");
        declare("vn-tuy-duc", "post");
        declare("vn-lam-dong-command", "province");
        declare("vn-bg-command", "centre");
        officer = Browser.signedIn(node.address(), "officer");
        commission = Browser.signedIn(node.address(), "commission");
        officer.get("/boundary?lang=en");
        commission.get("/boundary?lang=en");
        String page = bringIn(FILE);
        assertThat(page).contains("3 new, 0 stated anew");
        HttpResponse<String> recorded = commission.post(
                "/boundary/import/record",
                Map.of("content", FILE, "command", UUID.randomUUID().toString()));
        assertThat(recorded.statusCode()).isEqualTo(303);
    }

    @AfterAll
    void stop() {
        node.close();
        kh.close();
    }

    private void declare(String unit, String level) {
        String json = """
                {"unit":"%s","service":"border-guard","level":"%s","names":{"en":"%s"},"validFrom":"2000-01-01"}""".formatted(unit, level, unit);
        Map<String, tools.jackson.databind.JsonNode> content = new LinkedHashMap<>();
        StrictJson.read("{\"unit\":" + json + ",\"border\":{\"sectors\":[\"KH-VN/1\"]}}")
                .properties()
                .forEach(entry -> content.put(entry.getKey(), entry.getValue()));
        node.bean(Ledger.class).append(Ledger.Statement.of("unit.declared", Map.copyOf(content)), author("VN", unit));
    }

    private static Author author(String party, String unit) {
        return new Author(
                new PartyId(party),
                new ServiceId("border-guard"),
                new UnitId(unit),
                new OfficeId("duty-officer"),
                null);
    }

    private String bringIn(String content) {
        commission.get("/boundary/import?lang=en");
        String limit = "tripoint-part";
        String body = "--" + limit + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + commission.token()
                + "\r\n--" + limit
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"markers.csv\"\r\n\r\n" + content
                + "\r\n--" + limit + "--\r\n";
        return commission
                .send(HttpRequest.newBuilder(node.address().resolve("/boundary/import?lang=en"))
                        .header("Accept", "text/html")
                        .header("Content-Type", "multipart/form-data; boundary=" + limit)
                        .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)))
                .body();
    }

    private HttpResponse<String> inspect(String marker, Map<String, String> fields) {
        String path = "/boundary/markers/" + marker + "/inspect?lang=en";
        officer.get(path);
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "command", UUID.randomUUID().toString(),
                "f-inspectedAt", "2026-11-20",
                "f-inspectedAt-time", "09:30",
                "f-condition", "damaged"));
        all.putAll(fields);
        all.put("_csrf", officer.token());
        String limit = "tripoint-part";
        StringBuilder body = new StringBuilder();
        all.forEach((name, value) -> body.append(
                "--" + limit + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n"));
        body.append("--" + limit + "--\r\n");
        return officer.send(HttpRequest.newBuilder(node.address().resolve(path))
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=" + limit)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8)));
    }

    @Test
    void showsTheRegisterMarkedAsExample() {
        String list = officer.get("/boundary/markers?lang=en").body();
        assertThat(list).contains("Marker EX-1", "Marker EX-2 (1)", "/boundary/markers/KH.VN.EX-2d2-20-281-29");

        String card = officer.get("/boundary/markers/KH.VN.EX-2d1?lang=en").body();
        assertThat(card)
                .contains("Example: it stands nowhere", "main marker", "12.3001234, 107.5001234", "±20 mm", "48N");
    }

    @Test
    void statesAgainWhatTheRegisterHas() {
        assertThat(bringIn(FILE)).contains("0 new, 3 stated anew");
    }

    @Test
    void recordsNothingOfAFileWithAFault() {
        String page = bringIn(FILE + "KH-VN/1,EX-4,EX-4,stake,,107.5,12.3,,,,,\n");

        assertThat(page).contains("Nothing was recorded", "Line 5:", "may be swapped");
        assertThat(officer.get("/boundary/markers?lang=en").body()).doesNotContain("EX-4");
    }

    @Test
    void tableThatIsSavedIsOneThatCanBeBroughtIn() {
        String table = officer.get("/boundary/markers.csv").body();

        assertThat(table).startsWith("sector,number,").contains("EX-2 (1)", "satellite-static");
        assertThat(bringIn(table)).contains("0 new, 3 stated anew");
        assertThat(officer.get(
                                "/boundary/markers.geojson",
                                request -> request.setHeader("Accept", "application/geo+json"))
                        .body())
                .contains("[107.5001234,12.3001234]", "\"example\":true");
    }

    @Test
    void inspectionIsToldOfOnItsPageAndOnTheCard() {
        HttpResponse<String> sent = inspect("KH.VN.EX-2d2-20-281-29", Map.of("f-path", "path-overgrown"));

        assertThat(sent.statusCode()).isEqualTo(303);
        String path = sent.headers().firstValue("Location").orElseThrow();
        assertThat(officer.get(path + "?lang=en").body())
                .contains("Marker EX-2 (1) inspected at 09:30 on 20/11/2026: damaged. path overgrown.");
        assertThat(officer.get("/boundary/markers?condition=damaged&lang=en").body())
                .contains("EX-2 (1)")
                .doesNotContain(">Marker EX-3<");
    }

    @Test
    void placeOfADeviceSaysOnlyThatASurveyIsNeededAndOnlyToWhoMayKnow() {
        String sent = inspect(
                        "KH.VN.EX-2d1",
                        Map.of(
                                "f-condition",
                                "intact",
                                "f-found",
                                "12.3101",
                                "f-found-longitude",
                                "107.5001",
                                "f-found-accuracy",
                                "10"))
                .headers()
                .firstValue("Location")
                .orElseThrow();

        assertThat(officer.get(sent + "?lang=en").body()).doesNotContain("Needs survey", "12.31010");
        assertThat(commission.get(sent + "?lang=en").body()).contains("Needs survey");
        assertThat(commission.get("/boundary/markers/KH.VN.EX-2d1?lang=en").body())
                .contains("Needs survey");
    }

    @Test
    void formKeepsWhatWasEnteredAndSaysWhatIsWrong() {
        HttpResponse<String> sent = inspect(
                "KH.VN.EX-2d3", Map.of("f-condition", "", "f-text", "Kept as it was typed", "f-found-grid", "nowhere"));

        assertThat(sent.statusCode()).isEqualTo(422);
        assertThat(sent.body()).contains("Kept as it was typed", "id=\"errors\"", "nowhere");
    }

    @Test
    void jointInspectionOfTheNeighbourIsSignedHere() {
        Map<String, tools.jackson.databind.JsonNode> sections = new LinkedHashMap<>();
        StrictJson.read("""
                {"inspection":{"number":"EX-3","inspectedAt":"2026-11-21T02:00:00.000Z","condition":"intact","jointly":true}}""").properties().forEach(entry -> sections.put(entry.getKey(), entry.getValue()));
        LedgerRecord theirs = kh.get(Ledger.class)
                .append(
                        new Ledger.Statement("marker.inspected", null, SECTOR, Map.copyOf(sections), List.of()),
                        kh.officer("kh-company-1"));
        node.bean(Ledger.class)
                .receive(
                        theirs.signed().withOnly(Set.of("inspection"), Set.of()),
                        new Origin.Received(new PartyId("KH"), Lane.ROUTINE, 0, 0));
        String path = "/boundary/inspections/" + theirs.hash().hex();
        String page = officer.get(path + "?lang=en").body();
        assertThat(page).contains("the other side has not signed yet", path + "/sign");
        assertThat(waits(theirs)).isTrue();
        assertThat(officer.get("/today?lang=en").body()).contains(path);
        officer.get(path + "?lang=en");

        officer.post(path + "/sign", Map.of("command", UUID.randomUUID().toString()));

        assertThat(officer.get(path + "?lang=en").body())
                .contains("signed by both sides", "signed the same content")
                .doesNotContain(path + "/sign");
        assertThat(waits(theirs)).isFalse();
        LedgerRecord signed =
                node.bean(Ledger.class).get(new Sha256(theirs.hash().hex()));
        assertThat(signed.signatories()).containsExactly(new PartyId("VN"));
    }

    private boolean waits(LedgerRecord record) {
        return node.bean(Matters.class).isOpen(MatterKind.ANSWER, record.hash());
    }

    @Test
    void sectorShowsBothLengthsAndProgress() {
        commission.get("/boundary/sectors/new?lang=en");
        HttpResponse<String> sent = commission.post(
                "/boundary/sectors/new",
                Map.of(
                        "command",
                        UUID.randomUUID().toString(),
                        "f-startsAt",
                        "EX-1",
                        "f-endsAt",
                        "EX-3",
                        "f-status",
                        "demarcated",
                        "f-officialMetres",
                        "12000",
                        "f-officialSource",
                        "example",
                        "f-inspectEveryDays",
                        "30",
                        "f-demarcatedMetres",
                        "9000"));

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(officer.get("/boundary/sectors?lang=en").body())
                .contains("official length 12 km (example)", "9 km of 12 km demarcated (75%)");
        record("EX-9", 12.9);
        assertThat(officer.get("/boundary/markers?overdue=true&lang=en").body()).contains("Marker EX-9");
        assertThat(officer.get("/boundary/markers/plan?lang=en").body()).contains("Marker EX-9", "from the last");
    }

    private void record(String number, double latitude) {
        Map<String, tools.jackson.databind.JsonNode> marker = new LinkedHashMap<>();
        StrictJson.read("""
                {"marker":{"number":"%1$s","markerPosition":"%1$s","markerKind":"stake"},
                 "place":{"position":{"latitude":%2$s,"longitude":107.5}}}""".formatted(number, latitude))
                .properties()
                .forEach(entry -> marker.put(entry.getKey(), entry.getValue()));
        node.bean(org.tripoint.boundary.Markers.class)
                .record(new SectorId("KH-VN/1"), Map.copyOf(marker), author("VN", "vn-bg-command"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vi", "lo", "km", "en"})
    void pagesReadInEveryLanguage(String language) {
        for (String path : List.of(
                "/boundary/markers",
                "/boundary/markers/KH.VN.EX-2d1",
                "/boundary/markers/KH.VN.EX-2d1/inspect",
                "/boundary/markers/KH.VN.EX-2d1/repair",
                "/boundary/sectors")) {
            assertThat(officer.get(path + "?lang=" + language).statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
        for (String path :
                List.of("/boundary/markers/new", "/boundary/markers/KH.VN.EX-2d1/survey", "/boundary/import")) {
            assertThat(commission.get(path + "?lang=" + language).statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "gpx,http://www.topografix.com/GPX/1/1,wpt",
        "kml,http://www.opengis.net/kml/2.2,Placemark",
    })
    void savesMarkersForReceiversAndGlobes(String format, String namespace, String element) throws Exception {
        var factory = javax.xml.parsers.DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        String xml = officer.get("/boundary/markers." + format + "?lang=en").body();

        var found = factory.newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagNameNS(namespace, element);

        assertThat(found.getLength()).isGreaterThanOrEqualTo(2);
        assertThat(xml).contains("EX-2 (1)", "Example: it stands nowhere", "12.3101234");
    }

    @Test
    void remainingIssuesAreForTheCommissionOnly() {
        commission.get("/boundary/issues/new?lang=en");
        HttpResponse<String> sent = commission.post(
                "/boundary/issues/new",
                Map.of(
                        "command", UUID.randomUUID().toString(),
                        "f-issue", "EX-7",
                        "f-where", "between EX-3 and EX-4",
                        "f-round", "3",
                        "f-heldOn", "2026-10-01",
                        "f-outcome", "to-be-discussed-again",
                        "f-ownPosition", "Words of our side"));

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(commission.get("/boundary/issues?lang=en").body())
                .contains("EX-7", "between EX-3 and EX-4", "Words of our side", "to be discussed again");
        assertThat(officer.get("/boundary/issues").statusCode()).isEqualTo(403);
    }

    @Test
    void putsMarkersOnTheMap() {
        assertThat(officer.get("/map/layers/markers", request -> request.setHeader("Accept", "application/geo+json"))
                        .body())
                .contains("EX-1", "107.50012");
    }
}
