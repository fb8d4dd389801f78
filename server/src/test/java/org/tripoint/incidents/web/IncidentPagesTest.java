package org.tripoint.incidents.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
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
import org.tripoint.gateways.CapRules;
import org.tripoint.incidents.Protection;
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
import org.tripoint.ledger.Replies;
import tools.jackson.databind.JsonNode;

/// The pages of incidents as a browser without scripts meets them, on a node of Viet Nam.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncidentPagesTest {

    private static final Pattern RECORD = Pattern.compile("/incidents/([0-9a-f]{64})");
    private static final Pattern COMMAND = Pattern.compile("name=\"command\" value=\"([^\"]+)\"");
    private static final Pattern PHOTO = Pattern.compile("name=\"photo\" value=\"([0-9a-f]{64})\"");

    private OneNode node;
    private TestNode kh;
    private Browser officer;
    private int received;

    @BeforeAll
    void start() {
        node = OneNode.start();
        kh = TestNode.start("KH");
        declare("vn-tuy-duc", "post", "\"sectors\":[\"KH-VN/1\"],\"facing\":[\"KH/kh-company-1\"]");
        declare("vn-lam-dong-command", "province", "\"sectors\":[\"KH-VN/1\"]");
        declare("vn-bg-command", "centre", "\"sectors\":[\"KH-VN/1\",\"KH-VN/2\"]");
        officer = Browser.signedIn(node.address(), "officer");
    }

    @AfterAll
    void stop() {
        node.close();
        kh.close();
    }

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

    @ParameterizedTest
    @ValueSource(
            strings = {"trafficking.suspected", "person.missing", "disease.reported", "crossing.recorded?screened=yes"})
    void asksForNoWordsAndNoPicturesWherePeopleMustBeProtected(String type) {
        assertThat(officer.get("/incidents/new/" + type).body())
                .contains("name=\"f-position-latitude\"")
                .doesNotContain("name=\"photograph\"", "<textarea");
    }

    @Test
    void screensBeforeAnyEntryOfACrossingOutsideAGate() {
        assertThat(location(officer.get("/incidents/new/crossing.recorded")))
                .isEqualTo("/incidents/screening/crossing.recorded");
        String page = officer.get("/incidents/screening/crossing.recorded").body();
        assertThat(officer.post("/incidents/screening/crossing.recorded", Map.of("papers", "no"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(page).contains("name=\"protection\"", "name=\"alone\"");

        assertThat(screened("no", "no")).isEqualTo("/incidents/new/crossing.recorded?screened=yes");
        assertThat(screened("no", "yes")).isEqualTo("/incidents/new/trafficking.suspected");
        assertThat(screened("yes", "no")).isEqualTo("/incidents/protection");
        assertThat(send("crossing.recorded", crossing()).statusCode()).isEqualTo(422);
    }

    @Test
    void entryOfACrossingHoldsThatItWasScreenedAndKeepsThatHere() {
        Map<String, String> fields = crossing();
        fields.put("screened", "yes");

        LedgerRecord record = record(send("crossing.recorded", fields));

        assertThat(record.get("screening", "screening").asString()).isEqualTo("nothing-found");
    }

    @Test
    void protectionIsRecordedWithoutANameAndOnNoList() {
        officer.get("/incidents/protection");
        Map<String, String> named =
                Map.of("command", UUID.randomUUID().toString(), "persons", "2", "papers", "Nguyen Van An");
        assertThat(officer.post("/incidents/protection", named).statusCode()).isEqualTo(422);

        HttpResponse<String> answer = officer.post(
                "/incidents/protection",
                Map.of("command", UUID.randomUUID().toString(), "persons", "2", "papers", "HS-17/2026, HS-18/2026"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(node.bean(Protection.class).covers(java.util.List.of("hs 17/2026")))
                .isTrue();
        assertThat(node.bean(Protection.class).covers(java.util.List.of("HS-19/2026")))
                .isFalse();
        assertThat(officer.get("/incidents").body()).doesNotContain("HS-17");
        assertThat(node.jdbc()
                        .sql("select count(*) from exchange.outbox o join ledger.record r on r.hash = o.record"
                                + " where r.type = 'protection.recorded'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void contactNoteIsTwoChoicesAndAPress() {
        String form = officer.get("/incidents/new/contact.noted").body();
        assertThat(form)
                .contains("name=\"f-topics.fire\"", "name=\"f-agreed.will-check\"")
                .doesNotContain("<textarea");

        LedgerRecord note = record(send("contact.noted", contact()));

        assertThat(note.get("about", "to").asString()).isEqualTo("KH");
        assertThat(note.get("contact", "topics").toString()).isEqualTo("[\"fire\",\"goods\"]");
        assertThat(officer.get("/contacts").body())
                .contains("/incidents/" + note.hash().hex());
        assertThat(officer.get("/incidents").body()).doesNotContain(note.hash().hex());
        assertThat(officer.get("/incidents/" + note.hash().hex()).body()).contains("cháy, hàng hóa");
    }

    @Test
    void neighboursContactNoteIsConfirmedWithoutBeingTakenInCharge() {
        Map<String, @Nullable JsonNode> sections = Map.of(
                "contact",
                StrictJson.read("{\"topics\":[\"livestock\"],\"agreed\":[\"meet-at-gate\"],\"channel\":\"radio\","
                        + "\"calledBy\":\"author\",\"counterpart\":\"VN/vn-tuy-duc\",\"office\":\"duty-officer\","
                        + "\"at\":\"2026-11-24T22:50:00.000Z\"}"),
                "about",
                StrictJson.read("{\"to\":\"VN\"}"));
        LedgerRecord note = receive("contact.noted", sections, Set.of("contact", "about"));
        String path = "/incidents/" + note.hash().hex();
        String page = officer.get(path).body();
        assertThat(page).contains("name=\"answer\"", "xác nhận đúng như đã ghi").doesNotContain("/take-in-charge");
        assertThat(node.bean(Matters.class).isOpen(MatterKind.ANSWER, note.hash()))
                .isTrue();
        assertThat(officer.get("/today").body()).contains(path);

        officer.post(path + "/answer", Map.of("command", find(COMMAND, page), "answer", "help-is-coming"));
        assertThat(node.bean(Replies.class).list(note.hash())).isEmpty();
        officer.post(path + "/answer", Map.of("command", find(COMMAND, page), "answer", "confirmed"));

        assertThat(node.bean(Replies.class).list(note.hash()))
                .singleElement()
                .satisfies(reply -> assertThat(reply.findAnswer()).contains("confirmed"));
        assertThat(node.bean(Matters.class).isOpen(MatterKind.ANSWER, note.hash()))
                .isFalse();
    }

    @Test
    void reportIsFollowedCorrectedAndClosedByItsOwner() {
        LedgerRecord flood = record(send("flood.reported", flood()));
        String path = "/incidents/" + flood.hash().hex();
        assertThat(officer.get(path).body())
                .contains("/incidents/new/danger.updated?about=", "/incidents/new/flood.reported?corrects=");

        Map<String, String> better = moment("f-at");
        better.put("f-state", "better");
        better.put("about", flood.hash().hex());
        assertThat(location(send("danger.updated", better))).isEqualTo(path);
        assertThat(officer.get(path).body()).contains("Báo tiếp về nguy hiểm", "đỡ hơn");

        String correction = officer.get(
                        "/incidents/new/flood.reported?corrects=" + flood.hash().hex())
                .body();
        assertThat(correction).contains("value=\"12.215\"", "name=\"corrects\"");
        Map<String, String> corrected = new LinkedHashMap<>(flood());
        corrected.put("f-blocked", "goods-vehicles");
        corrected.put("corrects", flood.hash().hex());
        LedgerRecord newer = record(send("flood.reported", corrected));
        assertThat(newer.header().subject()).isEqualTo(flood.header().subject());
        assertThat(officer.get(path).body())
                .contains("/incidents/" + newer.hash().hex(), "đã đính chính");
        assertThat(officer.get("/incidents").body())
                .contains(newer.hash().hex())
                .doesNotContain(path);

        Map<String, String> over = moment("f-at");
        over.put("f-state", "over");
        over.put("about", newer.hash().hex());
        send("danger.updated", over);
        assertThat(officer.get("/incidents?step=closed").body())
                .contains(newer.hash().hex());
    }

    @Test
    void nobodyFollowsUpOrCorrectsTheReportOfAnother() {
        LedgerRecord theirs = receive("flood.reported", Set.of("event", "people", "place"));
        String hash = theirs.hash().hex();

        assertThat(officer.get("/incidents/new/flood.reported?corrects=" + hash).statusCode())
                .isEqualTo(404);
        assertThat(officer.get("/incidents/new/danger.updated?about=" + hash).statusCode())
                .isEqualTo(404);
        assertThat(officer.get("/incidents/new/danger.updated").statusCode()).isEqualTo(404);
        assertThat(officer.get("/incidents/new/alert.raised").statusCode()).isEqualTo(404);

        String page = officer.get("/incidents/" + hash).body();
        officer.post("/incidents/" + hash + "/correction", Map.of("command", find(COMMAND, page), "part", "place"));
        assertThat(officer.get("/incidents/" + hash).body()).contains("Đề nghị đính chính");
    }

    @Test
    void twoAccountsOfOneEventAreComparedAndLinkedByPeople() {
        Map<String, String> fields = new LinkedHashMap<>(flood());
        fields.put("f-position-latitude", "12.301");
        fields.put("f-position-longitude", "107.391");
        LedgerRecord ours = record(send("flood.reported", fields));
        LedgerRecord theirs = receive("flood.reported", Set.of("event", "people", "place"));
        String path =
                "/incidents/" + ours.hash().hex() + "/with/" + theirs.hash().hex();

        assertThat(officer.get("/incidents/" + ours.hash().hex()).body()).contains(path);
        String page = officer.get(path).body();
        assertThat(page).contains("class=\"compare\"", "class=\"differs\"", "đường vào cửa khẩu", "cầu");

        officer.post(path, Map.of("command", find(COMMAND, page)));

        assertThat(officer.get(path).body()).contains("Một bên cho rằng đây là cùng một vụ việc");
        LedgerRecord link = node.bean(Ledger.class)
                .listNewest("r.type = 'accounts.linked'", Map.of(), 1)
                .getFirst();
        assertThat(link.get("about", "record").asString())
                .isEqualTo(theirs.hash().hex());
    }

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

    // ---- what people type ----

    private static Map<String, String> until() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("f-until-date", "2026-11-27");
        fields.put("f-until-time", "08:00");
        return fields;
    }

    /// Fifteen persons, three of whom are referred and stay; one of the others is a minor.
    private Map<String, String> handOver(String paper) {
        String form =
                officer.get("/incidents/new/persons.handed-over?screened=yes").body();
        Matcher gate = Pattern.compile("<option value=\"(gate:[a-z0-9-]+)\"").matcher(form);
        assertThat(gate.find()).isTrue();
        Map<String, String> fields = moment("f-at");
        fields.put("screened", "yes");
        fields.put("f-referred", "3");
        fields.put("f-way", "to-other-side");
        fields.put("f-service", "police");
        fields.put("f-women", "4");
        fields.put("f-men", "7");
        fields.put("f-girls", "1");
        fields.put("f-place", gate.group(1));
        fields.put("f-paper", paper + ", HS-41/2026");
        return fields;
    }

    private String screened(String protection, String alone) {
        officer.get("/incidents/screening/crossing.recorded");
        return location(officer.post(
                "/incidents/screening/crossing.recorded",
                Map.of("papers", "no", "free", "no", "promise", "no", "alone", alone, "protection", protection)));
    }

    private static Map<String, String> crossing() {
        Map<String, String> fields = place();
        fields.putAll(moment("f-at"));
        fields.put("f-way", "to-neighbour");
        fields.put("f-transport", "on-foot");
        fields.put("f-crossed", "7");
        return fields;
    }

    private static Map<String, String> contact() {
        Map<String, String> fields = moment("f-at");
        fields.put("f-topics.goods", "true");
        fields.put("f-topics.fire", "true");
        fields.put("f-agreed.will-check", "true");
        fields.put("f-channel", "telephone");
        fields.put("f-calledBy", "author");
        fields.put("f-counterpart", "KH/kh-company-1");
        fields.put("f-office", "duty-officer");
        return fields;
    }

    private static Map<String, String> moment(String field) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(field + "-date", "2026-11-25");
        fields.put(field + "-time", "05:55");
        return fields;
    }

    private static Map<String, String> flood() {
        Map<String, String> fields = place();
        fields.put("f-road", "road-to-gate");
        fields.put("f-blocked", "vehicles");
        fields.put("f-since-date", "2026-11-25");
        fields.put("f-since-time", "05:50");
        return fields;
    }

    private static Map<String, String> seizure() {
        Map<String, String> fields = place();
        fields.put("f-substance", "methamphetamine");
        fields.put("f-grams", "12");
        fields.put("f-grams-unit", "kg");
        fields.put("f-at-date", "2026-11-25");
        fields.put("f-at-time", "05:10");
        fields.put("f-persons", "2");
        return fields;
    }

    private static Map<String, String> place() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("f-position-latitude", "12,215");
        fields.put("f-position-longitude", "107.43");
        fields.put("f-position-accuracy", "15");
        return fields;
    }

    private MultipartBody form(Map<String, String> fields) {
        return MultipartBody.of(fields)
                .field("_csrf", officer.token())
                .field("command", UUID.randomUUID().toString());
    }

    private HttpResponse<String> send(String type, Map<String, String> fields) {
        return send(officer, type, fields);
    }

    private static HttpResponse<String> send(Browser browser, String type, Map<String, String> fields) {
        browser.get("/incidents/new/" + type);
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.putIfAbsent("command", UUID.randomUUID().toString());
        all.put("send", "true");
        return browser.post("/incidents/new/" + type, all);
    }

    private HttpResponse<String> sendWithPhotograph(Map<String, String> fields, String answer) {
        officer.get("/incidents/new/drugs.seized");
        MultipartBody body = form(fields)
                .field("send", "true")
                .field("recognisable-new", answer)
                .file("photograph", "photo.jpg", "image/jpeg", jpeg());
        return officer.send(body.post(node.address().resolve("/incidents/new/drugs.seized")));
    }

    private int shade;

    /// Every photograph of these tests is another one.
    private byte[] jpeg() {
        BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        shade += 7;
        for (int x = 0; x < 64; x++) {
            for (int y = 0; y < 48; y++) {
                picture.setRGB(x, y, shade * 1_000 + x * 40_000);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    // ---- what is there ----

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]*", "");
    }

    private LedgerRecord record(HttpResponse<String> answer) {
        Matcher found = RECORD.matcher(location(answer));
        assertThat(found.find()).isTrue();
        return node.bean(Ledger.class).get(new Sha256(found.group(1)));
    }

    private long count() {
        return node.bean(Ledger.class).count("r.type in ('flood.reported', 'drugs.seized')", Map.of());
    }

    private static String find(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        assertThat(found.find()).as(pattern.pattern()).isTrue();
        return found.group(1);
    }

    private LedgerRecord receive(String type, Map<String, @Nullable JsonNode> content, Set<String> open) {
        LedgerRecord made = kh.get(Ledger.class)
                .append(
                        new Ledger.Statement(type, null, new SectorId("KH-VN/1"), content, java.util.List.of()),
                        kh.officer("kh-company-1"));
        return node.bean(Ledger.class)
                .receive(
                        made.signed().withOnly(open, Set.of()),
                        new Origin.Received(kh.party(), Lane.CONTROL, 1, received++));
    }

    private LedgerRecord receive(String type, Set<String> sections) {
        String event = type.equals("flood.reported")
                ? "{\"road\":\"bridge\",\"blocked\":\"vehicles\",\"since\":\"2026-11-24T22:50:00.000Z\"}"
                : "{\"substance\":\"heroin\",\"grams\":700,\"at\":\"2026-11-24T22:10:00.000Z\"}";
        Map<String, @Nullable JsonNode> content = Map.of(
                "event",
                StrictJson.read(event),
                "place",
                StrictJson.read("{\"position\":{\"latitude\":12.3" + received + ",\"longitude\":107.39}}"));
        return receive(type, content, sections);
    }

    private void declare(String unit, String level, String border) {
        JsonNode about = StrictJson.read(("{\"unit\":\"%s\",\"service\":\"border-guard\",\"level\":\"%s\","
                        + "\"names\":{\"vi\":\"%s\"},\"validFrom\":\"2000-01-01\"}")
                .formatted(unit, level, unit));
        Author author = new Author(
                new PartyId("VN"), new ServiceId("border-guard"), new UnitId(unit), new OfficeId("headquarters"), null);
        node.bean(Ledger.class)
                .append(
                        Ledger.Statement.of(
                                "unit.declared", Map.of("unit", about, "border", StrictJson.read("{" + border + "}"))),
                        author);
    }
}
