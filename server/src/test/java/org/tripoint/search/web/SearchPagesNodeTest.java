package org.tripoint.search.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripoint.fixture.Browser;
import org.tripoint.fixture.OneNode;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.UnitId;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Rebuild;
import org.tripoint.search.SavedViews;

/// Search as a browser without scripts meets it, on a node of Viet Nam with reports of two posts.
class SearchPagesNodeTest {

    private static final Pattern COUNT =
            Pattern.compile("<section class=\"panel\" id=\"found\"[^>]*>\\s*<header><h2>(\\d+|No) record");
    private static final Pattern ROW =
            Pattern.compile("<li>\\s*<svg[^>]*>.*?</svg>\\s*<div class=\"what\"><b><a href=\"(/[^\"]+)\">");

    private static OneNode node;
    private static LedgerRecord flood;
    private static LedgerRecord seizure;
    private static Browser officer;

    @BeforeAll
    static void start() {
        node = OneNode.start();
        declare("vn-tuy-duc", "Đồn Biên phòng Tuy Đức", "Tuy Duc Border Post", "KH-VN/1");
        declare("vn-other", "Đồn Biên phòng Bờ Y", "Bo Y Border Post", "LA-VN/1");
        flood = append(
                "flood.reported",
                "vn-tuy-duc",
                "KH-VN/1",
                Map.of(
                        "event",
                        "{\"road\":\"national-road\",\"blocked\":\"vehicles\",\"since\":\"2026-09-15T03:00:00.000Z\"}",
                        "place",
                        POSITION,
                        "text",
                        "{\"text\":\"Nước dâng nhanh gần Ratanakkiri; ນ້ຳຖ້ວມຮອດຂົວ; ទឹកឡើងដល់ស្ពាន\"}"));
        seizure = append(
                "drugs.seized",
                "vn-tuy-duc",
                "KH-VN/1",
                Map.of(
                        "event",
                        "{\"substance\":\"heroin\",\"grams\":12500,\"at\":\"2026-10-02T03:00:00.000Z\"}",
                        "place",
                        POSITION));
        append(
                "drugs.seized",
                "vn-other",
                "LA-VN/1",
                Map.of(
                        "event",
                        "{\"substance\":\"heroin\",\"grams\":700,\"at\":\"2026-10-03T03:00:00.000Z\"}",
                        "place",
                        POSITION));
        officer = Browser.signedIn(node.address(), "officer");
    }

    private static final String POSITION =
            "{\"position\":{\"latitude\":12.215,\"longitude\":107.43,\"accuracyMetres\":15}}";

    @AfterAll
    static void stop() {
        node.close();
    }

    private static void declare(String unit, String vi, String en, String sector) {
        append(
                "unit.declared",
                "vn-bg-command",
                null,
                Map.of(
                        "unit",
                        "{\"unit\":\"%s\",\"service\":\"border-guard\",\"level\":\"post\",\"names\":{\"vi\":\"%s\",\"en\":\"%s\"},\"validFrom\":\"2000-01-01\"}"
                                .formatted(unit, vi, en),
                        "border",
                        "{\"sectors\":[\"%s\"]}".formatted(sector)));
    }

    private static LedgerRecord append(
            String type, String unit, @org.jspecify.annotations.Nullable String sector, Map<String, String> sections) {
        var json = new java.util.HashMap<String, tools.jackson.databind.@org.jspecify.annotations.Nullable JsonNode>();
        sections.forEach((name, content) -> json.put(name, StrictJson.read(content)));
        return node.bean(Ledger.class)
                .append(
                        new Ledger.Statement(
                                type, null, sector == null ? null : new SectorId(sector), json, java.util.List.of()),
                        new Author(
                                new PartyId("VN"),
                                new ServiceId("border-guard"),
                                new UnitId(unit),
                                new OfficeId("duty-officer"),
                                null));
    }

    private static String page(Browser browser, String query) {
        var answer = browser.get("/search?lang=en&" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static String q(String words) {
        return "q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private static long count(String page) {
        var count = COUNT.matcher(page);
        assertThat(count.find()).as(page).isTrue();
        return count.group(1).equals("No") ? 0 : Long.parseLong(count.group(1));
    }

    private static long rows(String page) {
        return ROW.matcher(page.substring(page.indexOf("id=\"found\"")))
                .results()
                .count();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ngập lụt",
                "ngap lut",
                "NUOC DANG",
                "flood",
                "ນ້ຳຖ້ວມ",
                "ນໍ້າຖ້ວມ",
                "ນ້ຳຖ້ວມຂົວ",
                "ទឹកជំនន់",
                "ទឹកស្ពាន",
                "ទឹក\u200Bជំនន់",
                "Ratanakkiri",
                "ratanakiri",
                "Đồn Tuy Đức ngập",
                "tuy duc flood",
                "15/09/2026",
                "\"nuoc dang nhanh\"",
                "KH-VN/1 flood.reported flood",
            })
    void findsTheFlood(String words) {
        var page = page(officer, q(words));

        assertThat(page).contains("/incidents/" + flood.hash().hex());
        assertThat(page).doesNotContain("/incidents/" + seizure.hash().hex());
        assertThat(count(page)).isEqualTo(rows(page)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"heroin", "12500", "12.500", "12,500", "ຢາເສບຕິດ", "គ្រឿងញៀន", "thu giữ ma tuý", "02/10/2026"})
    void findsTheSeizureOfTheOwnPostAlone(String words) {
        var page = page(officer, q(words));

        assertThat(page).contains("/incidents/" + seizure.hash().hex());
        assertThat(page).doesNotContain("/incidents/" + flood.hash().hex());
        assertThat(count(page)).isEqualTo(rows(page)).isEqualTo(1);
    }

    @Test
    void findsByTheNumberThatPeopleSay() {
        var reference = node.jdbc()
                .sql("select reference from incidents.incident where hash = :hash")
                .param("hash", flood.hash().octets())
                .query(String.class)
                .single();

        assertThat(count(page(officer, q(reference)))).isEqualTo(1);
        assertThat(count(page(officer, q(flood.hash().hex().substring(0, 12))))).isEqualTo(1);
    }

    @Test
    void showsNobodyWhatHeMayNotSee() {
        assertThat(count(page(Browser.signedIn(node.address(), "headquarters"), q("heroin"))))
                .isEqualTo(2);
        assertThat(count(page(officer, q("heroin")))).isEqualTo(1);
        assertThat(count(page(officer, q("700")))).isZero();
        assertThat(count(page(Browser.signedIn(node.address(), "commission"), q("heroin"))))
                .isZero();
        assertThat(Browser.signedIn(node.address(), "admin")
                        .get("/search?q=heroin")
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "type=drugs.seized, 2",
        "type=drugs.seized&party=VN, 2",
        "type=drugs.seized&party=KH, 0",
        "type=drugs.seized&from=2026-10-03, 1",
        "type=drugs.seized&to=2026-10-02, 1",
        "type=drugs.seized&from=2026-10-02&to=2026-10-03, 2",
        "q=heroin&type=flood.reported, 0"
    })
    void narrowsByKindPartyAndDay(String query, long count) {
        var page = page(Browser.signedIn(node.address(), "headquarters"), query);

        assertThat(count(page)).isEqualTo(rows(page)).isEqualTo(count);
    }

    @Test
    void aCountBesideAFilterIsTheLengthOfItsList() {
        var headquarters = Browser.signedIn(node.address(), "headquarters");
        var page = page(headquarters, q("VN"));
        var filters = Pattern.compile(
                        "<a class=\"filter\" href=\"/search\\?([^\"]+)\"[^>]*><span class=\"first\">[^<]*</span> <span>(\\d+)</span>")
                .matcher(page)
                .results()
                .toList();

        assertThat(filters).hasSizeGreaterThan(4);
        for (var filter : filters) {
            var query = filter.group(1).replace("&amp;", "&");
            assertThat(count(page(headquarters, query))).as(query).isEqualTo(Long.parseLong(filter.group(2)));
        }
    }

    @Test
    void offersWhatIsLikeItAndSaysSo() {
        var page = page(officer, q("heroine trafic"));
        assertThat(count(page)).isZero();

        var alike = page(officer, q("heroyn"));
        assertThat(alike).contains("like them", seizure.hash().hex());
    }

    @Test
    void keepsASearchForItsAccountAlone() {
        var mine = Browser.signedIn(node.address(), "officer2");
        var command = find("name=\"command\" value=\"([^\"]+)\"", page(mine, q("heroin")));
        var fields = Map.of("command", command, "q", "heroin", "type", "drugs.seized", "name", "Ma túy của đồn");

        assertThat(mine.post("/account/searches", fields).statusCode()).isEqualTo(303);
        assertThat(mine.post("/account/searches", fields).statusCode()).isEqualTo(303);

        var kept = page(mine, "");
        assertThat(kept).containsOnlyOnce("Ma túy của đồn</a>").contains("finds 1 now");
        var path = find("<a href=\"(/search\\?[^\"]+)\">Ma túy", kept).replace("&amp;", "&");
        assertThat(count(mine.get(path + "&lang=en").body())).isEqualTo(1);
        assertThat(page(officer, "")).doesNotContain("Ma túy của đồn");

        var id = find("/account/searches/([0-9a-f-]{36})/remove", kept);
        officer.get("/search");
        officer.post("/account/searches/" + id + "/remove", Map.of());
        assertThat(page(mine, "")).contains("Ma túy của đồn");
        mine.post("/account/searches/" + id + "/remove", Map.of());
        assertThat(page(mine, "")).doesNotContain("Ma túy của đồn");
    }

    @Test
    void anAccountKeepsTwentySearches() {
        var views = node.bean(SavedViews.class);
        var account = new org.tripoint.access.AccountId(UUID.randomUUID());
        for (int i = 0; i < SavedViews.MOST; i++) {
            assertThat(views.add(account, "view " + i, "q=" + i)).isTrue();
        }

        assertThat(views.add(account, "one more", "q=x")).isFalse();
    }

    @Test
    void aRebuildMakesTheWordsAnew() {
        assertThat(count(page(officer, q("heroin")))).isEqualTo(1);
        node.jdbc().sql("update search.entry set words = ' nothing '").update();
        assertThat(count(page(officer, q("heroin")))).isZero();

        node.bean(Rebuild.class).run();

        assertThat(count(page(officer, q("heroin")))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "vi", "lo", "km"})
    void isGivenInEveryLanguage(String language) {
        var page = officer.get("/search?q=heroin&lang=" + language);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<html lang=\"" + language + "\"", seizure.hash().hex());
    }

    @Test
    void theTopBarHasABoxForThoseWhoSeeRecords() {
        assertThat(officer.get("/today").body()).contains("action=\"/search\"");
        assertThat(Browser.signedIn(node.address(), "admin").get("/today").body())
                .doesNotContain("action=\"/search\"");
    }

    private static String find(String pattern, String page) {
        var found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern + " in " + page).isTrue();
        return found.group(1);
    }
}
