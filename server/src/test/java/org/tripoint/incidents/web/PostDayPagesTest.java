package org.tripoint.incidents.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tripoint.fixture.Browser;
import org.tripoint.gateways.CapRules;
import org.tripoint.incidents.Protection;
import org.tripoint.kernel.StrictJson;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Replies;
import tools.jackson.databind.JsonNode;

/// The rest of the day of a post: requests, hand-overs, notices, aircraft, warnings, the shift.
class PostDayPagesTest extends IncidentPages {

    @ParameterizedTest
    @CsvSource({
        "request,/incidents/new/vehicle.requested",
        "hand-over,/incidents/new/persons.handed-over",
        "notice,/incidents/new/works.notified"
    })
    void offersTheKindsOfEachList(String group, String form) {
        assertThat(officer.get("/incidents/new?of=" + group).body())
                .contains(form)
                .doesNotContain("/incidents/new/flood.reported");
        assertThat(officer.get("/incidents/new?of=follow-up").statusCode()).isEqualTo(404);
    }

    @Test
    void requestOnAVehicleIsFiledAndOneOnAPersonIsRefusedWithTheReason() {
        Map<String, String> fields = until();
        fields.put("f-vehicle", "lorry");
        fields.put("f-plate", "51C-123.45");
        fields.put("f-offence", "smuggling-of-goods");
        LedgerRecord request = record(send("vehicle.requested", fields));
        assertThat(officer.get("/requests").body())
                .contains("/incidents/" + request.hash().hex(), "51C-123.45");
        assertThat(officer.get("/incidents").body())
                .doesNotContain(request.hash().hex());

        Map<String, String> person = until();
        person.put("f-document", "passport");
        person.put("f-number", "B1234567");
        person.put("f-offence", "robbery");
        person.put("f-inBothLaws", "true");
        person.put("f-paper", "HS-90/2026");
        HttpResponse<String> answer = send("person.requested", person);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Chỉ công an, cảnh sát hoặc cơ quan tư pháp được hỏi về người");
    }

    @Test
    void handOverOfPersonsHasNumbersAndMinutesAndNoName() {
        assertThat(location(officer.get("/incidents/new/persons.handed-over")))
                .isEqualTo("/incidents/screening/persons.handed-over");
        LedgerRecord handOver = record(send("persons.handed-over", handOver("HS-40/2026")));

        assertThat(handOver.get("persons", "women").asLong()
                        + handOver.get("persons", "men").asLong())
                .isEqualTo(11);
        assertThat(handOver.get("screening", "referred").asLong()).isEqualTo(3);
        String path = "/incidents/" + handOver.hash().hex();
        String minutes = officer.get(path + "/minutes?first=vi&second=km").body();
        assertThat(minutes)
                .contains("lang=\"vi\"", "lang=\"km\"", "Nữ dưới 18 tuổi", "ស្រីក្រោម 18 ឆ្នាំ")
                .doesNotContain("HS-40");
        assertThat(minutes.indexOf("lang=\"vi\" ")).isLessThan(minutes.indexOf("ស្រីក្រោម 18 ឆ្នាំ"));
        assertThat(officer.get("/hand-overs").body()).contains(path);

        Map<String, String> about = Map.of("about", handOver.hash().hex());
        officer.get("/incidents/new/minutes.signed?about=" + handOver.hash().hex());
        MultipartBody scan = form(about)
                .field("send", "true")
                .field("recognisable-new", "no")
                .file("photograph", "scan.jpg", "image/jpeg", jpeg());
        HttpResponse<String> kept = officer.send(scan.post(node.address().resolve("/incidents/new/minutes.signed")));
        assertThat(location(kept)).isEqualTo(path);
        assertThat(officer.get(path).body()).contains("Biên bản đã ký");
    }

    @Test
    void noMinutesAndNoHandOverOfAPersonWhoAskedForProtection() {
        LedgerRecord handOver = record(send("persons.handed-over", handOver("HS-50/2026")));
        String path = "/incidents/" + handOver.hash().hex();
        officer.get("/incidents/protection");
        officer.post(
                "/incidents/protection",
                Map.of("command", UUID.randomUUID().toString(), "persons", "1", "papers", "HS-50/2026"));

        assertThat(officer.get(path + "/minutes").body())
                .contains("Không tiến hành lần bàn giao này")
                .doesNotContain("Nữ dưới 18 tuổi");
        HttpResponse<String> again = send("persons.handed-over", handOver("HS 50 2026"));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("đã xin bảo vệ");
        assertThat(node.bean(Protection.class).stops(handOver)).isTrue();
    }

    @Test
    void neighboursRequestAboutAProtectedPersonGetsNoOtherAnswerThanThatNoReplyIsPossible() {
        Map<String, @Nullable JsonNode> sections = Map.of(
                "query",
                StrictJson.read("{\"document\":\"passport\",\"number\":\"N7700123\"}"),
                "ground",
                StrictJson.read("{\"offence\":\"theft\"}"),
                "deadline",
                StrictJson.read("{\"until\":\"2026-11-26T03:00:00.000Z\"}"));
        LedgerRecord request = receive("document.requested", sections, Set.of("query", "ground", "deadline"));
        String path = "/incidents/" + request.hash().hex();
        assertThat(officer.get(path).body()).contains("value=\"hit\"", "value=\"no-hit\"");

        officer.get("/incidents/protection");
        officer.post(
                "/incidents/protection",
                Map.of("command", UUID.randomUUID().toString(), "persons", "1", "papers", "N7700123"));

        String page = officer.get(path).body();
        assertThat(page).contains("value=\"cannot-reply\"").doesNotContain("value=\"hit\"", "value=\"no-hit\"");
        officer.post(path + "/answer", Map.of("command", find(COMMAND, page), "answer", "no-hit"));
        assertThat(node.bean(Replies.class).list(request.hash())).isEmpty();
    }

    @Test
    void eachSideRatesItsOwnSectorBesideTheOther() {
        Map<String, String> fields = moment("f-at");
        fields.put("f-rating", "watch");
        fields.put("f-reason", "smuggling");
        record(send("sector.rated", fields));
        receive(
                "sector.rated",
                Map.of(
                        "rating",
                        StrictJson.read("{\"rating\":\"stable-again\",\"reason\":\"flood\","
                                + "\"at\":\"2026-11-24T22:50:00.000Z\"}")),
                Set.of("rating"));

        String page = officer.get("/situation").body();

        assertThat(page).contains("KH-VN/1", "theo dõi", "đã ổn định trở lại", "buôn lậu gia tăng");
        assertThat(page.indexOf("theo dõi")).isLessThan(page.indexOf("đã ổn định trở lại"));
    }

    @Test
    void noticeIsNotedAndStoodDown() {
        Map<String, String> fields = place();
        fields.put("f-what", "bridge");
        fields.put("f-service", "border-guard");
        fields.put("f-from-date", "2026-11-26");
        fields.put("f-from-time", "07:00");
        fields.put("f-until-date", "2026-12-06");
        fields.put("f-until-time", "17:00");
        LedgerRecord notice = record(send("works.notified", fields));
        assertThat(officer.get("/notices").body()).contains(notice.hash().hex());

        Map<String, String> ended = moment("f-at");
        ended.put("about", notice.hash().hex());
        send("notice.ended", ended);

        assertThat(officer.get("/notices?step=closed").body())
                .contains(notice.hash().hex());
    }

    @Test
    void sightingOfAnAircraftIsRoundedForTheOtherSideAndJoinedWithTheirs() {
        Map<String, String> fields = moment("f-at");
        fields.put("f-count", "1");
        fields.put("f-heading", "north-east");
        fields.put("f-height", "from-100");
        fields.put("f-lights.red", "true");
        fields.put("f-bearing", "45");
        fields.put("f-observer-latitude", "12.2014");
        fields.put("f-observer-longitude", "107.4033");
        assertThat(officer.get("/incidents/new/aircraft.sighted").body())
                .contains("name=\"f-observer-latitude\"")
                .doesNotContain("name=\"f-position-latitude\"");
        LedgerRecord ours = record(send("aircraft.sighted", fields));
        assertThat(ours.get("place", "position").toString())
                .isEqualTo("{\"latitude\":12.2,\"longitude\":107.4,\"accuracyMetres\":1000,\"source\":\"rounded\"}");
        LedgerRecord theirs = receive(
                "aircraft.sighted",
                Map.of(
                        "event",
                        StrictJson.read("{\"count\":1,\"heading\":\"north\",\"height\":\"cannot-tell\","
                                + "\"at\":\"2026-11-24T22:52:00.000Z\"}"),
                        "bearing",
                        StrictJson.read("{\"bearing\":315}"),
                        "observer",
                        StrictJson.read("{\"observer\":{\"latitude\":12.2012,\"longitude\":107.5011}}"),
                        "place",
                        StrictJson.read(
                                "{\"position\":{\"latitude\":12.2,\"longitude\":107.5,\"accuracyMetres\":1000}}")),
                Set.of("event", "bearing", "place"));

        String event = officer.get("/aircraft/" + ours.hash().hex()).body();
        assertThat(event)
                .contains("/incidents/" + theirs.hash().hex(), "class=\"wedge theirs\"", "class=\"cross\"", "12.24")
                .doesNotContain("107.5011");
        assertThat(officer.get("/aircraft").body()).contains("2 lần phát hiện");

        Map<String, String> view = new LinkedHashMap<>(Map.of(
                "f-view",
                "star-or-planet",
                "f-hypothesis",
                "Sao Kim",
                "about",
                theirs.hash().hex()));
        send("aircraft.assessed", view);
        assertThat(officer.get("/aircraft/" + ours.hash().hex()).body())
                .contains("ngôi sao, hành tinh", "Chưa có nhận định")
                .doesNotContain("Sao Kim");

        send(
                "aircraft.concluded",
                new LinkedHashMap<>(
                        Map.of("f-view", "star-or-planet", "about", ours.hash().hex())));
        assertThat(officer.get("/aircraft/" + ours.hash().hex()).body())
                .contains("Chưa phải kết luận chung")
                .doesNotContain(">Kết luận chung<");
    }

    @Test
    void warningIsToldInTheCommonAlertingProtocolInEveryLanguage() throws Exception {
        LedgerRecord flood = record(send("flood.reported", flood()));
        String path = "/warnings/" + flood.hash().hex();

        HttpResponse<String> feed = officer.get("/warnings");
        assertThat(feed.headers().firstValue("Content-Type").orElse("")).startsWith("application/atom+xml");
        assertThat(feed.body()).contains("href=\"" + path + "\"", "Ngập lụt:");
        HttpResponse<String> message = officer.get(path);
        assertThat(message.headers().firstValue("Content-Type").orElse("")).startsWith("application/cap+xml");
        assertThat(CapRules.faults(message.body())).isEmpty();
        assertThat(message.body())
                .contains("<language>vi</language>", "<language>lo</language>", "<language>km</language>")
                .contains("<status>Test</status>", "<msgType>Alert</msgType>", "<circle>12.215,107.43 1</circle>")
                .contains("ទឹកជំនន់", "ນ້ຳຖ້ວມ");

        Map<String, String> corrected = new LinkedHashMap<>(flood());
        corrected.put("corrects", flood.hash().hex());
        String update = officer.get("/warnings/"
                        + record(send("flood.reported", corrected)).hash().hex())
                .body();
        assertThat(CapRules.faults(update)).isEmpty();
        assertThat(update)
                .contains(
                        "<msgType>Update</msgType>",
                        "tripoint.VN." + flood.hash().hex());
        assertThat(officer.get("/warnings").body()).doesNotContain(path);
    }

    @Test
    void whatIsNoWarningIsToldToNobodyElse() {
        LedgerRecord seizure = record(send("drugs.seized", seizure()));

        assertThat(officer.get("/warnings/" + seizure.hash().hex()).statusCode())
                .isEqualTo(404);
        assertThat(officer.get("/warnings").body())
                .doesNotContain(seizure.hash().hex());
        assertThat(new Browser(node.address()).get("/warnings").statusCode()).isEqualTo(303);
        assertThat(Browser.signedIn(node.address(), "admin").get("/warnings").statusCode())
                .isEqualTo(403);
    }

    @Test
    void shiftIsHandedOverFromOneToTheNextAndNeverToOneself() {
        String page = officer.get("/duty").body();
        officer.post("/duty/hand-over", Map.of("command", find(COMMAND, page), "text", "Xem cầu lúc 5 giờ"));
        String waiting = officer.get("/duty").body();
        assertThat(waiting).contains("Xem cầu lúc 5 giờ", "chưa có người nhận").doesNotContain("/duty/take-over/");
        LedgerRecord shift = node.bean(Ledger.class)
                .listNewest("r.type = 'shift.handed-over'", Map.of(), 1)
                .getFirst();
        String path = "/duty/take-over/" + shift.hash().hex();
        officer.post(path, Map.of("command", UUID.randomUUID().toString()));
        assertThat(officer.get("/duty").body()).contains("chưa có người nhận");

        Browser next = Browser.signedIn(node.address(), "officer2");
        assertThat(next.get("/duty").body()).contains(path);
        next.post(path, Map.of("command", UUID.randomUUID().toString()));

        assertThat(next.get("/duty").body()).contains("đã nhận: trực ban").doesNotContain(path, "chưa có người nhận");
    }

    @Test
    void dailyReportHoldsWhatTheUnitRecordedOnThatDay() {
        record(send("drugs.seized", seizure()));

        String today = officer.get("/duty/report").body();
        String before = officer.get("/duty/report?day=2026-11-01").body();

        assertThat(today).contains("Thu giữ ma túy: 12 kg", "25/11/2026", "Bàn giao, trao trả");
        assertThat(before).contains("01/11/2026", "Không có ghi nhận").doesNotContain("Thu giữ ma túy");
    }
}
