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
import org.junit.jupiter.api.TestInstance;
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
import org.tripoint.ledger.Origin;
import tools.jackson.databind.JsonNode;

/// What the tests of the pages of incidents share: a node of Viet Nam, an officer of a post, a neighbour, and the forms
/// as he fills them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class IncidentPages {

    static final Pattern RECORD = Pattern.compile("/incidents/([0-9a-f]{64})");
    static final Pattern COMMAND = Pattern.compile("name=\"command\" value=\"([^\"]+)\"");
    static final Pattern PHOTO = Pattern.compile("name=\"photo\" value=\"([0-9a-f]{64})\"");

    OneNode node;
    TestNode kh;
    Browser officer;
    int received;

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

    // ---- what people type ----

    static Map<String, String> until() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("f-until-date", "2026-11-27");
        fields.put("f-until-time", "08:00");
        return fields;
    }

    /// Fifteen persons, three of whom are referred and stay; one of the others is a minor.
    Map<String, String> handOver(String paper) {
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

    String screened(String protection, String alone) {
        officer.get("/incidents/screening/crossing.recorded");
        return location(officer.post(
                "/incidents/screening/crossing.recorded",
                Map.of("papers", "no", "free", "no", "promise", "no", "alone", alone, "protection", protection)));
    }

    static Map<String, String> crossing() {
        Map<String, String> fields = place();
        fields.putAll(moment("f-at"));
        fields.put("f-way", "to-neighbour");
        fields.put("f-transport", "on-foot");
        fields.put("f-crossed", "7");
        return fields;
    }

    static Map<String, String> contact() {
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

    static Map<String, String> moment(String field) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(field + "-date", "2026-11-25");
        fields.put(field + "-time", "05:55");
        return fields;
    }

    static Map<String, String> flood() {
        Map<String, String> fields = place();
        fields.put("f-road", "road-to-gate");
        fields.put("f-blocked", "vehicles");
        fields.put("f-since-date", "2026-11-25");
        fields.put("f-since-time", "05:50");
        return fields;
    }

    static Map<String, String> seizure() {
        Map<String, String> fields = place();
        fields.put("f-substance", "methamphetamine");
        fields.put("f-grams", "12");
        fields.put("f-grams-unit", "kg");
        fields.put("f-at-date", "2026-11-25");
        fields.put("f-at-time", "05:10");
        fields.put("f-persons", "2");
        return fields;
    }

    static Map<String, String> place() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("f-position-latitude", "12,215");
        fields.put("f-position-longitude", "107.43");
        fields.put("f-position-accuracy", "15");
        return fields;
    }

    MultipartBody form(Map<String, String> fields) {
        return MultipartBody.of(fields)
                .field("_csrf", officer.token())
                .field("command", UUID.randomUUID().toString());
    }

    HttpResponse<String> send(String type, Map<String, String> fields) {
        return send(officer, type, fields);
    }

    static HttpResponse<String> send(Browser browser, String type, Map<String, String> fields) {
        browser.get("/incidents/new/" + type);
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.putIfAbsent("command", UUID.randomUUID().toString());
        all.put("send", "true");
        return browser.post("/incidents/new/" + type, all);
    }

    HttpResponse<String> sendWithPhotograph(Map<String, String> fields, String answer) {
        officer.get("/incidents/new/drugs.seized");
        MultipartBody body = form(fields)
                .field("send", "true")
                .field("recognisable-new", answer)
                .file("photograph", "photo.jpg", "image/jpeg", jpeg());
        return officer.send(body.post(node.address().resolve("/incidents/new/drugs.seized")));
    }

    int shade;

    /// Every photograph of these tests is another one.
    byte[] jpeg() {
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

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]*", "");
    }

    LedgerRecord record(HttpResponse<String> answer) {
        Matcher found = RECORD.matcher(location(answer));
        assertThat(found.find()).isTrue();
        return node.bean(Ledger.class).get(new Sha256(found.group(1)));
    }

    long count() {
        return node.bean(Ledger.class).count("r.type in ('flood.reported', 'drugs.seized')", Map.of());
    }

    static String find(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        assertThat(found.find()).as(pattern.pattern()).isTrue();
        return found.group(1);
    }

    LedgerRecord receive(String type, Map<String, @Nullable JsonNode> content, Set<String> open) {
        LedgerRecord made = kh.get(Ledger.class)
                .append(
                        new Ledger.Statement(type, null, new SectorId("KH-VN/1"), content, java.util.List.of()),
                        kh.officer("kh-company-1"));
        return node.bean(Ledger.class)
                .receive(
                        made.signed().withOnly(open, Set.of()),
                        new Origin.Received(kh.party(), Lane.CONTROL, 1, received++));
    }

    LedgerRecord receive(String type, Set<String> sections) {
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

    void declare(String unit, String level, String border) {
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
