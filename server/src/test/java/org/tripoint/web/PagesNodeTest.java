package org.tripoint.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tripoint.fixture.Browser;
import org.tripoint.fixture.OneNode;
import org.tripoint.ledger.Ledger;

/// The pages of the shell as a browser gets them from a whole node.
class PagesNodeTest {

    private static OneNode node;

    @BeforeAll
    static void start() {
        node = OneNode.start();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void sendsAStrangerToTheDoorAndBackToHisPage() {
        var answer = new Browser(node.address()).get("/map");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/login?next=%2Fmap");
    }

    @Test
    void opensTodayInTheLanguageOfTheAccount() {
        var page = Browser.signedIn(node.address(), "officer").get("/today");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<html lang=\"vi\"")
                .contains("<h1>Hôm nay</h1>")
                .contains("aria-current=\"page\"")
                .doesNotContain("href=\"/patrols\"");
    }

    @Test
    void keepsTheChosenLanguageWithTheAccount() {
        var browser = Browser.signedIn(node.address(), "officer2");
        browser.get("/today");

        var answer = browser.post("/preferences/language", Map.of("language", "km", "next", "/today"));

        assertThat(answer.headers().firstValue("Location")).hasValue("/today");
        assertThat(browser.get("/today").body()).contains("<html lang=\"km\"");
    }

    @Test
    void keepsTheChosenThemeWithTheMachine() {
        var browser = Browser.signedIn(node.address(), "officer");
        assertThat(browser.get("/today").body()).doesNotContain("data-theme=");

        browser.post("/preferences/theme", Map.of("theme", "dark", "next", "/today"));

        assertThat(browser.get("/today").body()).contains("data-theme=\"dark\"");
    }

    @Test
    void goesOnlyToPagesOfItsOwnAfterAChoice() {
        var browser = Browser.signedIn(node.address(), "officer");
        browser.get("/today");

        var answer = browser.post("/preferences/theme", Map.of("theme", "light", "next", "//elsewhere.example/"));

        assertThat(answer.headers().firstValue("Location")).hasValue("/");
    }

    @Test
    void saysWhatWasExpectedAndWhatToDoWhereThereIsNoPage() {
        var answer = Browser.signedIn(node.address(), "officer").get("/nowhere");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Không có trang này").contains("Cách xử lý");
    }

    @Test
    void servesFilesPackedAndForAYear() {
        var answer = new Browser(node.address())
                .get(Assets.url("tripoint.css"), request -> request.header("Accept-Encoding", "gzip"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(
                        value -> assertThat(value).contains("max-age=31536000").contains("immutable"));
    }

    @Test
    void servesModulesAndMapDataByTheirTypes() {
        var browser = new Browser(node.address());

        assertThat(browser.get(Assets.url("vendor/maplibre-gl.mjs")).headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
        assertThat(browser.get(Assets.url("basemap/places.json")).headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    }

    @Test
    void servesNothingElseOfTheClassPath() {
        var browser = new Browser(node.address());

        assertThat(browser.get("/assets/../application.properties").statusCode())
                .isNotEqualTo(200);
        assertThat(browser.get("/assets/%2e%2e/%2e%2e/application.properties").statusCode())
                .isNotEqualTo(200);
        assertThat(browser.get("/application.properties").statusCode()).isNotEqualTo(200);
    }

    @Test
    void hasNoLayerThatNoFeatureBrought() {
        var browser = Browser.signedIn(node.address(), "officer");

        assertThat(browser.get("/map/layers/nothing").statusCode()).isEqualTo(404);
        assertThat(browser.get("/map").body()).contains("data-map=\"page\"");
    }

    @Test
    void tellsAnOpenPageInWhichMomentTheNodeIsAndNothingElse() throws Exception {
        var browser = Browser.signedIn(node.address(), "officer");
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(node.address().resolve("/live"))
                    .header("Accept", "text/event-stream")
                    .header("Cookie", "tripoint-vn=" + browser.cookie("tripoint-vn"))
                    .build();
            var stream = http.send(request, HttpResponse.BodyHandlers.ofLines());
            Iterator<String> moments =
                    stream.body().filter(line -> line.startsWith("data:")).iterator();
            String first = moments.next();

            node.bean(Ledger.class).touch();

            assertThat(CompletableFuture.supplyAsync(moments::next).get(10, TimeUnit.SECONDS))
                    .isNotEqualTo(first)
                    .matches("data:[0-9a-z]+");
            http.shutdownNow();
        }
    }

    @Test
    void tellsAStrangerNothing() {
        var answer =
                new Browser(node.address()).get("/live", request -> request.setHeader("Accept", "text/event-stream"));

        assertThat(answer.statusCode()).isEqualTo(401);
    }
}
