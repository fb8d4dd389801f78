package org.tripoint.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tripoint.fixture.FaultyPeer;
import org.tripoint.kernel.Octets;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.log.Lane;

/// What the nodes are for, done by people of three parties in browsers. The order is that of the days: the last story
/// breaks the trust between two nodes for good.
@Order(2)
@ExtendWith(ThreeNodesInBrowser.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoriesTest {

    private static final String GATE = "gate:bu-prang";

    private final Fleet fleet;

    StoriesTest(Fleet fleet) {
        this.fleet = fleet;
    }

    @Test
    @Order(1)
    void dangerToLifeCrossesAtOnceAndIsAnsweredByOffice() {
        Person theirs = fleet.signIn("KH", "officer");
        Page today = theirs.open("/today");
        Page map = theirs.tab("/map");
        for (Page open : List.of(today, map)) {
            assertThat(open.locator("html")).hasAttribute("lang", "km");
            open.evaluate("window.openSinceBefore = true");
        }

        Person ours = fleet.signIn("VN", "officer");
        String flood = ours.reportFlood(GATE);
        assertThat(ours.page().locator("html")).hasAttribute("lang", "vi");

        String link = "a[href='/incidents/" + flood + "']";
        Person.sees(today.locator("#waiting " + link).first(), Words.of("km", "code.blocked.vehicles"));
        Person.sees(map.locator("#drawer [href*='" + flood + "']").first(), Words.of("km", "code.blocked.vehicles"));
        for (Page open : List.of(today, map)) {
            assertThat(open.evaluate("window.openSinceBefore")).isEqualTo(true);
        }
        map.close();

        Locator timeline = ours.page().locator("#timeline-KH");
        Person.sees(timeline, Words.of("vi", "code.delivery.delivered"));
        String before = ours.open("/incidents/" + flood).locator("main").innerText();
        today.locator("#waiting .what " + link).first().click();
        today.waitForURL("**/incidents/" + flood);
        Person.sees(today.locator("#record-head"));
        ours.open("/incidents/" + flood);
        assertThat(ours.page().locator("main").innerText()).isEqualTo(before);

        today.locator("form[action$='/take-in-charge'] button").first().click();
        Person.sees(timeline, Words.of("vi", "code.delivery.taken-in-charge"));
        theirs.choose("answer", "units-informed");
        today.locator("form[action$='/answer'] button[type=submit]").click();
        Person.sees(timeline, Words.of("vi", "code.answer.units-informed"));
        Person.sees(timeline, Words.of("vi", "code.office.duty-officer"));
        assertThat(ours.page().locator("main").innerText().toLowerCase(Locale.ROOT))
                .doesNotContain("officer", "đã xem", "đã mở", "đã đọc");
    }

    @Test
    @Order(2)
    void everythingElseWaitsForTheHeadWhoLeavesAPhotographOut() {
        byte[] taken = PhotographTaken.jpegOf("seizure");
        assertThat(latin(taken)).contains("Exif", PhotographTaken.CAMERA);
        Person ours = fleet.signIn("VN", "officer");
        try (Feed receipts = Feed.of(fleet.demo(), "LA", "VN");
                Feed toLa = Feed.of(fleet.demo(), "VN", "LA")) {
            List<String> before = receipts(receipts);

            ours.openForm("drugs.seized");
            ours.choose("f-substance", "methamphetamine");
            ours.page().locator("[name=f-grams]").fill("12");
            ours.choose("f-place", GATE);
            pickOnMap(ours.page());
            ours.attach("IMG_0001.jpg", taken);
            String seizure = ours.send();

            Person.sees(ours.page().locator("#record-head"), Words.of("vi", "incidents.state.waits"));
            APIResponse served = ours.context()
                    .request()
                    .get(ours.address(ours.page().locator(".photographs img").getAttribute("src")));
            assertThat(served.status()).isEqualTo(200);
            assertThat(latin(served.body())).startsWith("\u00ff\u00d8").doesNotContain("Exif", PhotographTaken.CAMERA);

            Person head = fleet.signIn("VN", "commander");
            head.awaitOn("/today", "#waiting a[href='/exchange/KH/release/" + seizure + "']")
                    .click();
            head.page().waitForURL("**/exchange/KH/release/" + seizure);
            Person.sees(
                    head.page().locator(".release .sight[lang=km]").first(),
                    Words.of("km", "code.substance.methamphetamine"));
            head.release(seizure, "KH", List.of("photographs"));

            Person theirs = fleet.signIn("KH", "officer");
            Person.sees(
                    theirs.awaitOn("/incidents/" + seizure, "#record-head"),
                    Words.of("km", "code.substance.methamphetamine"));
            Person.sees(
                    theirs.page().locator("[data-section=photographs]"), Words.of("km", "incidents.section.closed"));
            assertThat(theirs.page().locator(".photographs img").count()).isZero();

            Person third = fleet.signIn("LA", "headquarters");
            assertThat(third.context()
                            .request()
                            .get(third.address("/incidents/" + seizure))
                            .status())
                    .isEqualTo(404);
            assertThat(receipts(receipts)).isEqualTo(before);
            for (Lane lane : Lane.values()) {
                assertThat(texts(toLa.entries(lane))).noneMatch(leaf -> leaf.contains(seizure));
            }
        }
    }

    private static List<String> receipts(Feed feed) {
        return List.of(feed.receipt(Lane.CONTROL), feed.receipt(Lane.ROUTINE));
    }

    private static List<String> texts(List<Octets> entries) {
        return entries.stream()
                .map(entry -> new String(entry.toArray(), StandardCharsets.UTF_8))
                .toList();
    }

    private static String latin(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    private static void pickOnMap(Page page) {
        Locator canvas = page.locator("[data-map=picker] canvas");
        Person.sees(canvas);
        canvas.scrollIntoViewIfNeeded();
        canvas.click();
        assertThat(page.locator("[name=f-position-latitude]")).not().hasValue("");
    }

    @Test
    @Order(3)
    void aSuspendedMemorandumHoldsTheNextReleaseBack() {
        Person theirs = fleet.signIn("KH", "headquarters");
        theirs.open("/cooperation");
        Locator memorandum = theirs.page()
                .locator("ul.rows li")
                .filter(new Locator.FilterOptions()
                        .setHas(theirs.page().locator(".party", new Page.LocatorOptions().setHasText("VN"))));
        Person.sees(memorandum, Words.of("km", "code.instrument-state.in-force"));
        String path = memorandum.locator("a[href^='/cooperation/']").first().getAttribute("href");
        suspend(theirs, path);

        Person ours = fleet.signIn("VN", "officer");
        awaitState(ours, path, "suspended");
        String seizure = ours.reportSeizure("3", GATE);
        Person.sees(ours.page().locator("#record-head"), Words.of("vi", "code.release-outcome.withheld"));
        Person.sees(ours.page().locator("#record-head"), Words.of("vi", "code.release-reason.article-suspended"));
        Person head = fleet.signIn("VN", "commander");
        head.open("/exchange/KH/release/" + seizure);
        Person.sees(head.page().locator("#withheld"), Words.of("vi", "code.release-reason.article-suspended"));
        assertThat(head.page().locator("button[form=release]").count()).isZero();

        resume(theirs, path);
        awaitState(ours, path, "in-force");
    }

    private static void suspend(Person headquarters, String path) {
        Page page = headquarters.open(path);
        page.locator("a[href='" + path + "/suspend']").click();
        page.waitForURL("**/suspend");
        headquarters.choose("reason", "own-review");
        page.locator("form[action$='/suspend'] button[type=submit]").click();
        page.waitForURL("**" + path);
    }

    private static void resume(Person headquarters, String path) {
        headquarters.open(path);
        headquarters.page().locator("form[action$='/resume'] button").first().click();
        Person.sees(headquarters.page().locator(".record-head"), Words.of("km", "code.instrument-state.in-force"));
    }

    private static void awaitState(Person reader, String path, String state) {
        String words = Words.of("vi", "code.instrument-state." + state);
        reader.awaitOn(path, ".record-head .chip:has-text('" + words + "')");
    }

    @Test
    @Order(4)
    void whatIsReleasedWhileANodeIsDownArrivesInOrderAndOnce() {
        Person ours = fleet.signIn("VN", "officer");
        Person head = fleet.signIn("VN", "commander");
        fleet.demo().stop("KH");
        List<String> released = new ArrayList<>();
        for (String kilograms : List.of("4", "5")) {
            String seizure = ours.reportSeizure(kilograms, GATE);
            head.release(seizure, "KH", List.of());
            released.add(seizure);
        }
        fleet.demo().start("KH");

        Person theirs = fleet.signIn("KH", "officer");
        String newestFirst = "/incidents";
        theirs.awaitOn(newestFirst, "#incidents a[href='/incidents/" + released.getLast() + "']");
        Person.sees(theirs.page().locator("#incidents a[href='/incidents/" + released.getFirst() + "']"));
        List<String> arrived = theirs.page().locator("#incidents .what a[href^='/incidents/']").all().stream()
                .map(link -> link.getAttribute("href").substring("/incidents/".length()))
                .filter(released::contains)
                .toList();
        assertThat(arrived).isEqualTo(released.reversed());
        try (Feed toKh = Feed.of(fleet.demo(), "VN", "KH")) {
            List<String> leaves = texts(toKh.entries(Lane.ROUTINE));
            for (String seizure : released) {
                assertThat(leaves.stream().filter(leaf -> leaf.contains(seizure)))
                        .hasSize(1);
            }
        }
    }

    @Test
    @Order(5)
    void aNeighbourWhoseGatewayWasTakenOverIsFoundOut() {
        Person ours = fleet.signIn("VN", "officer");
        Person head = fleet.signIn("VN", "commander");
        String earlier = ours.reportSeizure("6", GATE);
        head.release(earlier, "KH", List.of());
        Person theirs = fleet.signIn("KH", "officer");
        theirs.awaitOn("/incidents/" + earlier, "#record-head");
        Person headquarters = fleet.signIn("KH", "headquarters");
        headquarters.open("/cooperation");
        String path = headquarters
                .page()
                .locator("ul.rows li:has(.party:has-text('VN')) a[href^='/cooperation/']")
                .first()
                .getAttribute("href");
        suspend(headquarters, path);
        awaitState(ours, path, "suspended");

        Sha256 memorandum = new Sha256(path.substring("/cooperation/".length()));
        Intruder intruder = new Intruder(fleet.demo(), memorandum, new Sha256(earlier));
        fleet.demo().stop("VN");
        List<String> codes = List.of("signature-invalid", "replayed-record", "unknown-key", "article-suspended");
        try (FaultyPeer peer = intruder.start()) {
            intruder.serveAltered(peer);
            intruder.serveReplay(peer);
            intruder.serveSignedByUnknownKey(peer);
            intruder.serveUnderSuspendedArticle(peer);
            Sha256 genuine = intruder.serveGenuineFlood(peer);
            theirs.awaitOn("/incidents/" + genuine.hex(), "#record-head");
            seesHeld(fleet.signIn("KH", "liaison"), "/exchange/VN", "km", codes);
        }

        fleet.demo().start("VN");
        Person onOurSide = fleet.signIn("VN", "liaison");
        Person onTheirSide = fleet.signIn("KH", "liaison");
        seesHeld(onOurSide, "/exchange/KH", "vi", codes);
        seesStopped(onTheirSide, "/exchange/VN", "km", "tree-shrinks");
        ours.reportFlood(GATE);
        seesStopped(onOurSide, "/exchange/KH", "vi", "log-forked");
        seesStopped(onTheirSide, "/exchange/VN", "km", "log-forked");
    }

    private static void seesHeld(Person reader, String path, String language, List<String> codes) {
        for (String code : codes) {
            reader.awaitOn(path, ".entries .what b:has-text('" + Words.of(language, "code.refusal." + code) + "')");
        }
    }

    /// The feed is not followed any further, and the page says why.
    private static void seesStopped(Person reader, String path, String language, String code) {
        reader.awaitOn(path, ".top-cell:has-text('" + Words.of(language, "code.refusal." + code) + "')");
    }
}
