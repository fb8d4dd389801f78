package org.tripoint.gateways.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripoint.access.AccessTokens;
import org.tripoint.access.Accounts;
import org.tripoint.boundary.Markers;
import org.tripoint.fixture.Browser;
import org.tripoint.fixture.OneNode;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.UnitId;
import org.tripoint.ledger.Author;
import tools.jackson.databind.JsonNode;

/// The service as its clients meet it: the tests of OGC 17-069r4, annex A, that its declared classes ask for, on a node
/// of Viet Nam.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OgcApiNodeTest {

    private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/4326";

    private OneNode node;
    private Browser stranger;
    private Browser headquarters;

    @BeforeAll
    void start() {
        node = OneNode.start();
        stranger = new Browser(node.address());
        headquarters = Browser.signedIn(node.address(), "headquarters");
        for (int i = 1; i <= 25; i++) {
            Map<String, JsonNode> sections = new LinkedHashMap<>();
            StrictJson.read("""
                    {"marker":{"number":"EX-%1$d","markerPosition":"EX-%1$d","markerKind":"stake"},
                     "place":{"position":{"latitude":12.%2$03d,"longitude":107.5}}}""".formatted(i, i * 10))
                    .properties()
                    .forEach(entry -> sections.put(entry.getKey(), entry.getValue()));
            node.bean(Markers.class)
                    .record(
                            new SectorId("KH-VN/" + (1 + i % 2)),
                            Map.copyOf(sections),
                            new Author(
                                    new PartyId("VN"),
                                    new ServiceId("border-guard"),
                                    new UnitId("vn-bg-command"),
                                    new OfficeId("boundary-commission"),
                                    null));
        }
    }

    @AfterAll
    void stop() {
        node.close();
    }

    private static HttpResponse<String> ask(Browser browser, String path) {
        return browser.get(path, request -> request.setHeader("Accept", "application/json"));
    }

    private static JsonNode json(Browser browser, String path) {
        HttpResponse<String> answer = ask(browser, path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return StrictJson.read(answer.body());
    }

    @Test
    void landingPageLeadsToEverything() {
        JsonNode landing = json(stranger, "/ogc");

        Set<String> rels = new LinkedHashSet<>();
        landing.get("links").forEach(link -> {
            rels.add(link.get("rel").asString());
            String path = link.get("href").asString().replaceFirst("^https?://[^/]+", "");
            assertThat(ask(stranger, path).statusCode()).as(path).isEqualTo(200);
        });
        assertThat(rels).contains("self", "alternate", "service-desc", "service-doc", "conformance", "data");
    }

    @Test
    void declaresOnlyWhatIsTestedHere() {
        assertThat(json(stranger, "/ogc/conformance")
                        .get("conformsTo")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyInAnyOrder(
                        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
                        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
                        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
                        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
                        "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs");
    }

    @Test
    void apiDescribesEveryPathThatAnswers() {
        HttpResponse<String> answer = ask(stranger, "/ogc/api");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/vnd.oai.openapi+json");
        JsonNode api = StrictJson.read(answer.body());

        assertThat(api.get("openapi").asString()).startsWith("3.0.");
        for (String path : api.get("paths").propertyNames()) {
            String real = path.replace("{featureId}", path.contains("crossings") ? "bu-prang" : "KH.VN.EX-2d1");
            assertThat(ask(headquarters, "/ogc" + (real.equals("/") ? "" : real))
                            .statusCode())
                    .as(path)
                    .isEqualTo(200);
            JsonNode answers = api.get("paths").get(path).get("get").get("responses");
            assertThat(answers.get("200").get("content").has("text/html")).isTrue();
            assertThat(answers.has("400")).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ogc",
                "/ogc/conformance",
                "/ogc/api",
                "/ogc/collections",
                "/ogc/collections/crossings",
                "/ogc/collections/crossings/items",
                "/ogc/collections/crossings/items/bu-prang"
            })
    void everyResourceIsAlsoHtmlAndRefusesWhatItDoesNotKnow(String path) {
        HttpResponse<String> page = stranger.get(path + "?f=html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(stranger.get(path).body()).contains("<html");

        HttpResponse<String> refused = ask(stranger, path + "?nonsense=1");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(StrictJson.read(refused.body()).get("description").asString())
                .contains("nonsense");
        assertThat(ask(stranger, path + "?f=xml").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=-1",
                "limit=ten",
                "bbox=1,2,3",
                "bbox=1,2,3,4,5",
                "bbox=107,13,108,12",
                "bbox=a,b,c,d",
                "bbox=107,12,108,1e9",
                "datetime=yesterday",
                "datetime=2026-01-01/2026-02-01/2026-03-01",
                "datetime=2026-13-01T00:00:00Z",
                "crs=EPSG:4326",
                "bbox-crs=nonsense",
                "limit=5&limit=6"
            })
    void refusesValuesThatCannotBeRead(String query) {
        assertThat(ask(stranger, "/ogc/collections/crossings/items?" + query).statusCode())
                .isEqualTo(400);
    }

    @Test
    void pagesHoldEveryFeatureOnceAndCountExactly() {
        Set<String> ids = new LinkedHashSet<>();
        String path = "/ogc/collections/markers/items?limit=7&f=json";
        int pages = 0;
        while (!path.isEmpty()) {
            JsonNode page = json(headquarters, path);
            assertThat(page.get("numberMatched").asInt()).isEqualTo(25);
            assertThat(page.get("numberReturned").asInt())
                    .isEqualTo(page.get("features").size());
            assertThat(page.has("timeStamp")).isTrue();
            page.get("features")
                    .forEach(feature ->
                            assertThat(ids.add(feature.get("id").asString())).isTrue());
            path = page.get("links")
                    .valueStream()
                    .filter(link -> link.get("rel").asString().equals("next"))
                    .map(link -> link.get("href").asString().replaceFirst("^https?://[^/]+", ""))
                    .findFirst()
                    .orElse("");
            pages++;
        }
        assertThat(ids).hasSize(25);
        assertThat(pages).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bbox=107.4,12.005,107.6,12.055           | 5",
                "bbox=107.4,12.005,0,107.6,12.055,10      | 5",
                "bbox=12.005,107.4,12.055,107.6&bbox-crs=" + EPSG + " | 5",
                "bbox=100,12,101,13                        | 0",
                "sector=KH-VN/2                            | 13",
                "pair=LA-VN                                | 0",
                "number=EX-3                               | 1",
                "condition=damaged                         | 0",
                "datetime=2020-01-01T00:00:00Z             | 25",
            })
    void narrowsByBoxPropertyAndTime(String query, int matched) {
        assertThat(json(headquarters, "/ogc/collections/markers/items?" + query)
                        .get("numberMatched")
                        .asInt())
                .isEqualTo(matched);
    }

    @Test
    void coordinatesComeInTheOrderThatIsAskedFor() {
        HttpResponse<String> usual = ask(headquarters, "/ogc/collections/markers/items/KH.VN.EX-2d1");
        assertThat(usual.headers().firstValue("Content-Crs"))
                .contains("<http://www.opengis.net/def/crs/OGC/1.3/CRS84>");
        assertThat(usual.body()).contains("[107.5,12.01]");

        HttpResponse<String> epsg = ask(
                headquarters,
                "/ogc/collections/markers/items/KH.VN.EX-2d1?crs=" + URLEncoder.encode(EPSG, StandardCharsets.UTF_8));
        assertThat(epsg.headers().firstValue("Content-Crs")).contains("<" + EPSG + ">");
        assertThat(epsg.body()).contains("[12.01,107.5]");
    }

    @Test
    void strangerSeesCrossingsOnly() {
        assertThat(json(stranger, "/ogc/collections")
                        .get("collections")
                        .valueStream()
                        .map(each -> each.get("id").asString()))
                .containsExactly("crossings");
        HttpResponse<String> refused = ask(stranger, "/ogc/collections/markers/items");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(ask(stranger, "/ogc/collections/nothing").statusCode()).isEqualTo(404);
        assertThat(ask(stranger, "/ogc/collections/crossings/items/nothing").statusCode())
                .isEqualTo(404);
        JsonNode crossings = json(stranger, "/ogc/collections/crossings/items?limit=500");
        assertThat(crossings.get("features").size()).isPositive();
        crossings
                .get("features")
                .forEach(feature -> assertThat(
                                feature.get("geometry").get("type").asString())
                        .isEqualTo("Point"));
    }

    @Test
    void accountSeesWhatItsRolesShowAndNothingElse() {
        Browser admin = Browser.signedIn(node.address(), "admin");
        assertThat(json(admin, "/ogc/collections/markers/items")
                        .get("numberMatched")
                        .asInt())
                .isZero();
        assertThat(ask(admin, "/ogc/collections/markers/items/KH.VN.EX-2d1").statusCode())
                .isEqualTo(404);

        Browser officer = Browser.signedIn(node.address(), "officer");
        assertThat(json(officer, "/ogc/collections/markers/items")
                        .get("numberMatched")
                        .asInt())
                .isZero();
    }

    @Test
    void programReadsWithItsToken() {
        var account = node.bean(Accounts.class).list().stream()
                .filter(each -> each.login().equals("headquarters"))
                .findFirst()
                .orElseThrow();
        String token = node.bean(AccessTokens.class).create(account.id(), "map");

        HttpResponse<String> answer = new Browser(node.address()).get("/ogc/collections/markers/items", request -> {
            request.setHeader("Accept", "application/geo+json");
            request.setHeader("Authorization", "Bearer " + token);
        });

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(StrictJson.read(answer.body()).get("numberMatched").asInt()).isEqualTo(25);
        assertThat(URI.create(node.address().toString())).isNotNull();
        assertThat(List.of(answer.headers().firstValue("Content-Type").orElseThrow()))
                .allSatisfy(type -> assertThat(type).startsWith("application/geo+json"));
    }
}
