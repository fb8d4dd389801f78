package org.tripoint.boundary.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tripoint.fixture.Browser;
import org.tripoint.fixture.OneNode;
import org.tripoint.fixture.TestNode;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.UnitId;
import org.tripoint.kernel.log.Lane;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Origin;
import tools.jackson.databind.JsonNode;

/// A crossing as its post, its neighbour's post and the public meet it, on a node of Viet Nam.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossingPagesNodeTest {

    private static final String PLACE = "/boundary/crossings/bu-prang";
    private static final Pattern REOPEN = Pattern.compile("/boundary/closures/([0-9a-f]{64})/reopen");

    private OneNode node;
    private TestNode kh;
    private Browser officer;

    @BeforeAll
    void start() {
        node = OneNode.start();
        kh = TestNode.start("KH");
        var vn = new Author(
                new PartyId("VN"), new ServiceId("border-guard"), new UnitId("vn-tuy-duc"), new OfficeId("node"), null);
        node.bean(Ledger.class).append(Ledger.Statement.of("unit.declared", sections("""
                                {"unit":{"unit":"vn-tuy-duc","service":"border-guard","level":"post",
                                    "names":{"en":"Tuy Duc"},"validFrom":"2000-01-01"},
                                 "border":{"sectors":["KH-VN/1"]}}""")), vn);
        officer = Browser.signedIn(node.address(), "officer");
    }

    @AfterAll
    void stop() {
        node.close();
        kh.close();
    }

    private static Map<String, JsonNode> sections(String json) {
        Map<String, JsonNode> sections = new LinkedHashMap<>();
        StrictJson.read(json).properties().forEach(entry -> sections.put(entry.getKey(), entry.getValue()));
        return Map.copyOf(sections);
    }

    private HttpResponse<String> send(String path, Map<String, String> fields) {
        officer.get(PLACE + "?lang=en");
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("command", UUID.randomUUID().toString());
        return officer.post(path, all);
    }

    private static HttpResponse<String> stranger(OneNode node, String path) {
        return new Browser(node.address()).get(path);
    }

    @Test
    void closureIsPublicAtOnceAndEndsWhenTheGateOpensAgain() {
        assertThat(send(
                                PLACE + "/close",
                                Map.of(
                                        "f-closedTo", "all-traffic",
                                        "f-reason", "flood",
                                        "f-closedFrom", "2026-11-01",
                                        "f-closedFrom-time", "06:00"))
                        .statusCode())
                .isEqualTo(303);

        String open = stranger(node, "/crossings/bu-prang?lang=en").body();
        assertThat(open)
                .contains(
                        "Closed to persons and vehicles from 01/11/2026 06:00 (GMT+7). End not known. Reason: flood.");
        assertThat(stranger(node, "/crossings?lang=en").body()).contains("closed");

        var reopen = REOPEN.matcher(officer.get(PLACE + "?lang=en").body());
        assertThat(reopen.find()).isTrue();
        send(reopen.group(), Map.of());

        assertThat(stranger(node, "/crossings/bu-prang?lang=en").body()).doesNotContain("Reason: flood");
        String feed = stranger(node, "/crossings.atom?lang=en").body();
        assertThat(feed).contains("reopened", "Reason: flood");
    }

    @Test
    void hoursAreShownToThePublicInWords() {
        var sent = officer.get(PLACE + "/hours?lang=en");
        assertThat(sent.body()).contains("type=\"checkbox\" name=\"f-days\" value=\"monday\"");
        String body = "f-opens=07:00&f-closes=18:00&f-days=monday&f-days=sunday&f-holidays=open-on-holidays"
                + "&f-passers=border-residents&f-documents=border-pass&f-documents=passport&f-validFrom=2026-01-01"
                + "&command=" + UUID.randomUUID() + "&_csrf=" + officer.token();
        var answer =
                officer.send(java.net.http.HttpRequest.newBuilder(node.address().resolve(PLACE + "/hours"))
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(stranger(node, "/crossings/bu-prang?lang=en").body())
                .contains("07:00 to 18:00", "Monday, Sunday", "border residents", "border pass, passport");
    }

    @Test
    void hourThatIsNoneIsRefused() {
        officer.get(PLACE + "?lang=en");
        var answer = send(PLACE + "/hours", Map.of("f-opens", "7 am", "f-closes", "25:00"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("7 am", "25:00");
    }

    @Test
    void neighboursClosureAsksToBeNotedAndIsNotedOnce() {
        LedgerRecord theirs = kh.get(Ledger.class)
                .append(
                        new Ledger.Statement(
                                "crossing.closed", null, new SectorId("KH-VN/1"), sections("""
                                        {"closure":{"crossing":"gate:bu-prang","closedTo":"goods-vehicles",
                                            "reason":"road-works","closedFrom":"2026-11-02T00:00:00.000Z",
                                            "until":"2026-12-31T00:00:00.000Z"}}"""), List.of()),
                        kh.officer("kh-company-1"));
        node.bean(Ledger.class)
                .receive(
                        theirs.signed().withOnly(Set.of("closure"), Set.of()),
                        new Origin.Received(new PartyId("KH"), Lane.CONTROL, 0, 0));
        String note = "/boundary/closures/" + theirs.hash().hex() + "/note";
        assertThat(officer.get("/today?lang=en").body()).contains("The facing side closes a gate", note);

        send(note, Map.of());
        send(note, Map.of());

        assertThat(officer.get(PLACE + "?lang=en").body())
                .contains("receipt noted:")
                .doesNotContain(note);
        assertThat(officer.get("/today?lang=en").body()).doesNotContain(note);
        assertThat(node.jdbc()
                        .sql("select count(*) from boundary.receipt")
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(send("/boundary/closures/" + theirs.hash().hex() + "/reopen", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void countsAreKeptByDayAndDirection() {
        Map<String, String> count = Map.of(
                "f-day", "2026-11-20",
                "f-personsOut", "120",
                "f-personsIn", "98",
                "f-vehiclesOut", "14",
                "f-vehiclesIn", "0");
        assertThat(send(PLACE + "/count", count).statusCode()).isEqualTo(303);

        assertThat(officer.get(PLACE + "?lang=en").body()).contains("Persons out 120, in 98; vehicles out 14, in 0");
        assertThat(stranger(node, "/crossings/bu-prang?lang=en").body()).doesNotContain("Persons out");
    }

    @ParameterizedTest
    @CsvSource({"en,Border crossings today", "vi,Cửa khẩu hôm nay", "lo,ດ່ານຊາຍແດນມື້ນີ້", "km,ច្រកទ្វារព្រំដែនថ្ងៃនេះ"
    })
    void publicPageReadsInEveryLanguageWithoutLoginAndShowsNoLine(String language, String title) {
        var page = stranger(node, "/crossings?lang=" + language);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(title, "Bu Prăng")
                .doesNotContain("data-map", "boundary-lines", "method=\"post\"");
        assertThat(stranger(node, "/crossings/no-such-gate").statusCode()).isEqualTo(404);
    }

    @Test
    void feedIsWellFormedAtom() throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var answer = stranger(node, "/crossings.atom?lang=km");

        var feed = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/atom+xml");
        assertThat(feed.getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
        for (String needed : List.of("id", "title", "updated", "author")) {
            assertThat(feed.getElementsByTagNameNS(feed.getNamespaceURI(), needed)
                            .getLength())
                    .as(needed)
                    .isPositive();
        }
    }
}
