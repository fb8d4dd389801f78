package org.tripoint.incidents.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripoint.fixture.Browser;
import org.tripoint.kernel.SectorId;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Replies;
import tools.jackson.databind.JsonNode;

/// The forms, the photographs and the list of incidents as a browser without scripts meets them.
class IncidentPagesTest extends IncidentPages {

    @ParameterizedTest
    @CsvSource({"vi,Ngập lụt", "en,Flood", "lo,ນ້ຳຖ້ວມ", "km,ទឹកជំនន់"})
    void offersEveryKindInTheReadersLanguage(String language, String flood) {
        String page = officer.get("/incidents/new?lang=" + language).body();

        assertThat(page).contains(flood).contains("/incidents/new/drugs.seized", "/incidents/new/road.blocked");
        officer.get("/incidents/new?lang=vi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flood.reported",
                "road.blocked",
                "fire.reported",
                "ordnance.found",
                "drugs.seized",
                "goods.smuggled",
                "logging.found",
                "firearms.found",
                "terrorism.reported"
            })
    void makesTheFormOfEveryKindFromItsDefinition(String type) {
        for (String language : new String[] {"en", "lo", "km", "vi"}) {
            HttpResponse<String> answer = officer.get("/incidents/new/" + type + "?lang=" + language);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("name=\"f-position-latitude\"", "name=\"photograph\"", "name=\"recognisable-new\"")
                    .doesNotContain("photographsKept");
        }
    }

    @Test
    void reportsAFloodWithoutScripts() {
        HttpResponse<String> page = send("flood.reported", flood());

        assertThat(page.statusCode()).isEqualTo(303);
        String record = officer.get(location(page)).body();
        assertThat(record).contains("Ngập lụt:", "12.21500, 107.43000", "±15 m");
        assertThat(officer.get("/incidents").body()).contains(location(page));
    }

    @Test
    void repeatedFormIsOneReport() {
        Map<String, String> fields = new LinkedHashMap<>(flood());
        fields.put("command", UUID.randomUUID().toString());
        long before = count();

        String first = location(send("flood.reported", fields));
        String second = location(send("flood.reported", fields));

        assertThat(second).isEqualTo(first);
        assertThat(count()).isEqualTo(before + 1);
    }

    @Test
    void keepsWhatWasTypedAndSaysWhatIsWrongInTheReadersLanguage() {
        Map<String, String> fields = new LinkedHashMap<>(seizure());
        fields.put("f-grams", "mười hai");
        fields.put("f-text", "Ghi chú giữ lại");
        fields.remove("f-substance");
        long before = count();

        HttpResponse<String> answer = send("drugs.seized", fields);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "value=\"mười hai\"",
                        "Ghi chú giữ lại",
                        "thấy “mười hai kg”",
                        "Mục này bắt buộc",
                        "id=\"errors\"");
        assertThat(count()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"12,kg,12000", "'12,5',kg,12500", "0.25,kg,250", "37,g,37"})
    void weightInKilogramsIsKeptInWholeGrams(String typed, String unit, long grams) {
        Map<String, String> fields = new LinkedHashMap<>(seizure());
        fields.put("f-grams", typed);
        fields.put("f-grams-unit", unit);

        LedgerRecord record = record(send("drugs.seized", fields));

        assertThat(record.get("event", "grams").asLong()).isEqualTo(grams);
    }

    @ParameterizedTest
    @CsvSource({"1.250,kg", "'1,250',kg", "1.250,g", "12 000,g", "-1,kg", "0,g", "1e3,g"})
    void weightThatTwoOfficesWouldReadDifferentlyIsRefused(String typed, String unit) {
        Map<String, String> fields = new LinkedHashMap<>(seizure());
        fields.put("f-grams", typed);
        fields.put("f-grams-unit", unit);

        assertThat(send("drugs.seized", fields).statusCode()).isEqualTo(422);
    }

    @Test
    void placeOfTheListGivesItsOwnPosition() {
        Map<String, String> fields = new LinkedHashMap<>(flood());
        fields.remove("f-position-latitude");
        fields.remove("f-position-longitude");
        fields.remove("f-position-accuracy");
        String form = officer.get("/incidents/new/flood.reported").body();
        Matcher place = Pattern.compile("<option value=\"(gate:[a-z0-9-]+)\"").matcher(form);
        assertThat(place.find()).isTrue();
        fields.put("f-place", place.group(1));

        LedgerRecord record = record(send("flood.reported", fields));

        assertThat(record.get("place", "position").get("source").asString()).isEqualTo("list");
        assertThat(record.get("place", "place").asString()).isEqualTo(place.group(1));
    }

    @Test
    void timeThatIsStillToComeIsRefused() {
        Map<String, String> fields = new LinkedHashMap<>(flood());
        fields.put("f-since-date", "2026-11-26");

        assertThat(send("flood.reported", fields).statusCode()).isEqualTo(422);
    }

    @Test
    void sectorOfAnotherUnitIsNotTaken() {
        Browser commission = Browser.signedIn(node.address(), "liaison");
        Map<String, String> fields = new LinkedHashMap<>(flood());
        fields.put("sector", "KH-VN/2");

        LedgerRecord record = record(send(commission, "flood.reported", fields));

        assertThat(record.header().findSector()).contains(new SectorId("KH-VN/1"));
    }

    @Test
    void everyPhotographNeedsItsAnswerAndStaysWhileItIsGiven() {
        HttpResponse<String> asked = sendWithPhotograph(seizure(), "");

        assertThat(asked.statusCode()).isEqualTo(422);
        String hash = find(PHOTO, asked.body());
        assertThat(officer.get("/attachments/" + hash).statusCode()).isEqualTo(200);

        Map<String, String> fields = new LinkedHashMap<>(seizure());
        fields.put("photo", hash);
        fields.put("recognisable-" + hash, "no");
        LedgerRecord record = record(send("drugs.seized", fields));

        assertThat(record.get("photographs", "photographs").get(0).get("hash").asString())
                .isEqualTo(hash);
        assertThat(record.sections()).doesNotContainKey("photographs-kept");
    }

    @Test
    void photographOfAPersonGoesIntoTheSectionThatStays() {
        LedgerRecord record = record(sendWithPhotograph(seizure(), "yes"));

        assertThat(record.sections()).containsKey("photographs-kept").doesNotContainKey("photographs");
        JsonNode photograph = record.get("photographs-kept", "photographsKept").get(0);
        assertThat(photograph.get("recognisable").asBoolean()).isTrue();
        String page = officer.get("/incidents/" + record.hash().hex()).body();
        assertThat(page).contains("/attachments/" + photograph.get("hash").asString(), "giữ ở đơn vị");
    }

    @Test
    void photographIsAttachedAndTakenOutWithoutFilingAnything() {
        long before = count();
        officer.get("/incidents/new/drugs.seized");
        MultipartBody attach = form(seizure())
                .field("more", "true")
                .field("recognisable-new", "no")
                .file("photograph", "a.jpg", "image/jpeg", jpeg());
        String shown = officer.send(attach.post(node.address().resolve("/incidents/new/drugs.seized")))
                .body();
        String hash = find(PHOTO, shown);
        assertThat(shown).contains("/attachments/" + hash).doesNotContain("id=\"errors\"");

        MultipartBody remove = form(seizure()).field("photo", hash).field("remove", hash);
        String without = officer.send(remove.post(node.address().resolve("/incidents/new/drugs.seized")))
                .body();

        assertThat(without).doesNotContain(hash);
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void fileThatIsNoPhotographIsRefusedWithWordsAndTheFormStays() {
        officer.get("/incidents/new/drugs.seized");
        MultipartBody body = form(seizure())
                .field("send", "true")
                .file(
                        "photograph",
                        "photo.jpg",
                        "image/jpeg",
                        "<script>alert(1)</script>".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        HttpResponse<String> answer = officer.send(body.post(node.address().resolve("/incidents/new/drugs.seized")));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Cần tệp JPEG hoặc PNG", "value=\"12\"");
    }

    @Test
    void photographIsServedBoundToItsTypeAndReadIsJournalled() {
        LedgerRecord record = record(sendWithPhotograph(seizure(), "no"));
        String hash =
                record.get("photographs", "photographs").get(0).get("hash").asString();

        HttpResponse<String> answer = officer.get("/attachments/" + hash);

        assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).contains("default-src 'none'; sandbox");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(node.jdbc()
                        .sql(
                                "select count(*) from access.journal where record = decode(:hash, 'hex') and verb = 'read'")
                        .param("hash", hash)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anothersUploadIsNobodysElse() {
        String hash = find(PHOTO, sendWithPhotograph(seizure(), "").body());
        Browser other = Browser.signedIn(node.address(), "officer2");

        assertThat(other.get("/attachments/" + hash).statusCode()).isEqualTo(404);
        Map<String, String> fields = new LinkedHashMap<>(seizure());
        fields.put("photo", hash);
        fields.put("recognisable-" + hash, "no");
        LedgerRecord record = record(send(other, "drugs.seized", fields));
        assertThat(record.sections()).doesNotContainKey("photographs");
    }

    @Test
    void strangersAndAdministratorsSeeNothing() {
        LedgerRecord record = record(sendWithPhotograph(seizure(), "no"));
        String hash =
                record.get("photographs", "photographs").get(0).get("hash").asString();
        Browser admin = Browser.signedIn(node.address(), "admin");

        assertThat(new Browser(node.address()).get("/incidents").statusCode()).isEqualTo(303);
        assertThat(admin.get("/incidents").statusCode()).isEqualTo(403);
        assertThat(admin.get("/attachments/" + hash).statusCode()).isEqualTo(403);
        assertThat(admin.get("/incidents/" + record.hash().hex()).statusCode()).isEqualTo(403);
    }

    @Test
    void auditorReadsAndReportsNothing() {
        Browser auditor = Browser.signedIn(node.address(), "auditor");

        assertThat(auditor.get("/incidents").statusCode()).isEqualTo(200);
        assertThat(auditor.get("/incidents").body()).doesNotContain("/incidents/new");
        assertThat(auditor.get("/incidents/new").statusCode()).isEqualTo(403);
    }

    @Test
    void neighboursReportIsTakenInChargeAndAnsweredOnce() {
        LedgerRecord flood = receive("flood.reported", Set.of("event", "people", "place"));
        String path = "/incidents/" + flood.hash().hex();
        String page = officer.get(path).body();
        assertThat(page).contains("Tiếp nhận xử lý", "/take-in-charge", "Không chuyển hoặc để trống");

        assertThat(officer.post(path + "/take-in-charge", Map.of("command", find(COMMAND, page)))
                        .statusCode())
                .isEqualTo(303);
        String taken = officer.get(path).body();
        assertThat(taken).contains("name=\"answer\"").doesNotContain("/take-in-charge");

        String choose = location(officer.post(path + "/answer", Map.of("command", find(COMMAND, taken))));
        assertThat(officer.get(choose).body()).contains("Chọn một câu trả lời");
        String command = find(COMMAND, taken);
        officer.post(path + "/answer", Map.of("command", command, "answer", "help-is-coming"));
        officer.post(path + "/answer", Map.of("command", command, "answer", "help-is-coming"));

        assertThat(officer.get(path).body())
                .contains("lực lượng hỗ trợ đang đến")
                .doesNotContain("name=\"answer\"");
        assertThat(node.bean(Replies.class).list(flood.hash())).hasSize(2);
    }

    @Test
    void ownReportIsNeitherTakenInChargeNorAnswered() {
        String path = location(send("flood.reported", flood()));
        String command = UUID.randomUUID().toString();

        assertThat(officer.post(path + "/take-in-charge", Map.of("command", command))
                        .statusCode())
                .isEqualTo(404);
        assertThat(officer.post(path + "/answer", Map.of("command", command, "answer", "open-here"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void withheldPlaceIsOnNoMapButInTheList() {
        LedgerRecord seizure = receive("drugs.seized", Set.of("event"));

        assertThat(officer.get("/map/layers/incidents").body())
                .doesNotContain(seizure.hash().hex());
        assertThat(officer.get("/map").body()).contains(seizure.hash().hex());
        assertThat(officer.get("/incidents/" + seizure.hash().hex()).body()).doesNotContain("data-map=\"card\"");
    }

    @Test
    void listIsSearchedInTheReadersLanguage() {
        String flood = location(send("flood.reported", flood()));
        String seizure = location(send("drugs.seized", seizure()));

        String found = officer.get("/incidents?q=ngap+lut").body();
        assertThat(found).contains(flood).doesNotContain(seizure);
        assertThat(officer.get("/incidents?kind=drugs.seized").body())
                .contains(seizure)
                .doesNotContain(flood);
        assertThat(officer.get("/incidents?q=khongcogi").body()).contains("Không có kết quả");
        assertThat(officer.get("/incidents?kind=%27&whose=%3Cb%3E&step=zz&before=-1")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void unknownKindAndUnknownRecordAreNotThere() {
        assertThat(officer.get("/incidents/new/fact.published").statusCode()).isEqualTo(404);
        assertThat(officer.get("/incidents/" + "0".repeat(64)).statusCode()).isEqualTo(404);
        assertThat(officer.get("/attachments/" + "0".repeat(64)).statusCode()).isEqualTo(404);
    }

    @Test
    void whatPeopleTypeNeverBecomesMarkup() {
        Map<String, String> fields = new LinkedHashMap<>(seizure());
        fields.put("f-text", "<img src=x onerror=alert(1)>");

        String page = officer.get(location(send("drugs.seized", fields))).body();

        assertThat(page).contains("&lt;img src=x onerror=alert(1)&gt;").doesNotContain("<img src=x");
    }
}
