package org.tripoint.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripoint.fixture.Browser;
import org.tripoint.fixture.OneNode;
import org.tripoint.fixture.TestNode;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.SignedRecord;
import org.tripoint.kernel.UnitId;
import org.tripoint.kernel.log.Lane;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.KeySets;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Origin;

/// The pages of Cooperation on a whole node of Viet Nam, with a node of Cambodia on the other side.
class CooperationNodeTest {

    private static final Pattern PAGE = Pattern.compile("/cooperation/([0-9a-f]{64})");

    private static OneNode vn;
    private static TestNode kh;

    @BeforeAll
    static void start() {
        vn = OneNode.start();
        kh = TestNode.start("KH", "org.tripoint.registry", "org.tripoint.instruments");
        vn.bean(KeySets.class).enrol(kh.get(KeySets.class).own());
        kh.get(KeySets.class).enrol(vn.bean(KeySets.class).own());
    }

    @AfterAll
    static void stop() {
        vn.close();
        kh.close();
    }

    @Test
    void refusesFileThatDoesNotFitAndSaysWhatIsWrong() {
        Browser headquarters = open("/cooperation/propose");
        String odd = Memoranda.json(json -> {
                    Memoranda.article(json, 3).put("number", "2");
                    Memoranda.terms(json, 2).remove("level");
                })
                .toString();
        HttpResponse<String> answer = upload(headquarters, odd, "propose");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Cần có. Hãy điền vào.").contains("article.2.level");
        assertThat(upload(headquarters, "{", "propose").body()).contains("Không đọc được tệp.");
        assertThat(headquarters.get("/cooperation").body()).doesNotContain("Cần có");
    }

    @Test
    void livesFromProposalToSuspensionAndBack() {
        Browser headquarters = open("/cooperation/propose");
        HttpResponse<String> proposed = upload(headquarters, Memoranda.json().toString(), "propose");
        assertThat(proposed.statusCode()).isEqualTo(303);
        String path = proposed.headers().firstValue("Location").orElseThrow();

        String page = headquarters.get(path).body();
        assertThat(page)
                .contains("Ví dụ: bản ghi nhớ giữa lực lượng biên phòng")
                .contains("Điều 2")
                .contains("đồn trưởng duyệt gửi")
                .contains("Chờ bên ta ký")
                .contains(path + "/sign")
                .doesNotContain(path + "/suspend");
        assertThat(Browser.signedIn(vn.address(), "officer").get(path).body())
                .contains("đồn trưởng duyệt gửi")
                .doesNotContain(path + "/sign");

        assertThat(headquarters.post(path + "/sign", Map.of()).statusCode()).isEqualTo(303);
        assertThat(headquarters.get(path).body()).doesNotContain(path + "/sign").contains("Chờ ký");
        cambodiaSigns(path);
        assertThat(headquarters.get(path).body()).contains("Đang có hiệu lực".toLowerCase(java.util.Locale.ROOT));

        String question = headquarters.get(path + "/suspend?article=2").body();
        assertThat(question)
                .contains("Tạm đình chỉ Điều 2 của")
                .contains("Thu giữ ma túy")
                .contains("Cảnh báo nguy hiểm tính mạng vẫn được gửi.")
                .contains("Báo ngay cho: KH");
        assertThat(headquarters.post(path + "/suspend", Map.of("article", "2")).statusCode())
                .isEqualTo(422);
        assertThat(headquarters
                        .post(path + "/suspend", Map.of("article", "2", "reason", "own-review"))
                        .statusCode())
                .isEqualTo(303);
        String suspended = headquarters.get(path).body();
        assertThat(suspended).contains("tạm đình chỉ từ").contains("rà soát trong nội bộ");

        String suspension = field(suspended, "suspension");
        assertThat(headquarters
                        .post(path + "/resume", Map.of("suspension", suspension))
                        .statusCode())
                .isEqualTo(303);
        assertThat(headquarters.get(path).body())
                .doesNotContain("tạm đình chỉ từ")
                .contains("Chấm dứt tạm đình chỉ Điều 2");
    }

    @Test
    void doesTheWorkOfAFormOnceAndOfEachFormOnItsOwn() {
        Browser headquarters = open("/cooperation/propose");
        String path = upload(headquarters, Memoranda.json().toString(), "propose")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        headquarters.get(path);
        headquarters.post(path + "/sign", Map.of());
        cambodiaSigns(path);
        long before = suspensions();

        var again = Map.of(
                "article",
                "2",
                "reason",
                "own-review",
                "command",
                UUID.randomUUID().toString());
        assertThat(headquarters.post(path + "/suspend", again).statusCode()).isEqualTo(303);
        assertThat(headquarters.post(path + "/suspend", again).statusCode()).isEqualTo(303);
        assertThat(suspensions()).isEqualTo(before + 1);

        headquarters.post(path + "/suspend", Map.of("reason", "own-review"));
        assertThat(suspensions()).isEqualTo(before + 2);
        assertThat(Pattern.compile("name=\"command\" value=\"([^\"]+)\"")
                        .matcher(headquarters.get(path).body())
                        .results()
                        .map(form -> form.group(1)))
                .hasSizeGreaterThan(1)
                .doesNotHaveDuplicates();
    }

    private static long suspensions() {
        return vn.bean(Ledger.class).count("type = 'instrument.suspended'", Map.of());
    }

    @Test
    void refusesToEndASuspensionOfAnother() {
        Browser headquarters = open("/cooperation/propose");
        String path = upload(headquarters, Memoranda.json().toString(), "propose")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        headquarters.get(path);
        headquarters.post(path + "/sign", Map.of());
        cambodiaSigns(path);
        Sha256 suspension =
                kh.get(Instruments.class).suspend(hash(path), java.util.Optional.empty(), "own-review", phnomPenh());
        fromCambodia();
        assertThat(headquarters
                        .post(path + "/resume", Map.of("suspension", suspension.hex()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(headquarters.get(path).body()).contains("KH tạm đình chỉ từ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "vi", "lo", "km"})
    void readsInEveryLanguage(String language) {
        Browser headquarters = open("/cooperation/propose");
        String path = upload(headquarters, Memoranda.json().toString(), "propose")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        for (String page : List.of("/cooperation", path, "/cooperation/propose")) {
            HttpResponse<String> answer = headquarters.get(page + "?lang=" + language);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("<html lang=\"" + language + "\"");
        }
        assertThat(headquarters.get(path + "?lang=" + language).body())
                .contains(Memoranda.json()
                        .at("/articles/1/text/" + language)
                        .asString()
                        .substring(0, 20));
    }

    @Test
    void buildsAnInstrumentWithoutScripts() {
        Browser headquarters = open("/cooperation/propose");
        List<String[]> fields = new ArrayList<>(List.of(
                pair("name.vi", "Bản thử"),
                pair("kind", "arrangement"),
                pair("party", "VN"),
                pair("party", "KH"),
                pair("authentic", "vi"),
                pair("validFrom", "2026-01-01"),
                pair("offset", "+07:00"),
                pair("articles", "0"),
                pair("template", "drug-seizures")));
        String added = send(headquarters, fields, "add").body();
        assertThat(added).contains("name=\"article.1.number\"").contains("value=\"Bản thử\"");

        fields.removeIf(field -> field[0].equals("articles"));
        fields.addAll(List.of(
                pair("articles", "1"),
                pair("article.1.number", "1"),
                pair("article.1.text.vi", "Đồn trưởng được thông báo."),
                pair("article.1.type", "drugs.seized"),
                pair("article.1.from", "VN"),
                pair("article.1.to", "KH"),
                pair("article.1.level", "post"),
                pair("article.1.kept", "text"),
                pair("article.1.validFrom", "2026-01-01")));
        HttpResponse<String> incomplete = send(headquarters, fields, "propose");
        assertThat(incomplete.statusCode()).isEqualTo(422);
        assertThat(incomplete.body()).contains("Đồn trưởng được thông báo.").contains("article.1.release-error");

        fields.add(pair("article.1.release", "head-of-unit"));
        assertThat(send(headquarters, fields, "check").body()).contains("đồn trưởng duyệt gửi. Phần giữ lại");
        assertThat(send(headquarters, fields, "remove:1").body()).doesNotContain("article.1.number");
        HttpResponse<String> proposed = send(headquarters, fields, "propose");
        assertThat(proposed.statusCode()).isEqualTo(303);
        assertThat(headquarters
                        .get(proposed.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("Bản thử")
                .contains("từ VN đến KH");
    }

    /// What a stranger puts into a text stays a text.
    @Test
    void showsMarkupInATextAsItWasWritten() {
        Browser headquarters = open("/cooperation/propose");
        String odd = Memoranda.json(json -> Memoranda.article(json, 3)
                        .putObject("text")
                        .put("vi", "<script>alert(1)</script>")
                        .put("km", "<b>"))
                .toString();
        String path = upload(headquarters, odd, "propose")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(headquarters.get(path).body()).contains("&lt;script&gt;").doesNotContain("<script>alert");
    }

    private static Browser open(String path) {
        Browser browser = Browser.signedIn(vn.address(), "headquarters");
        browser.get(path);
        return browser;
    }

    private static String[] pair(String name, String value) {
        return new String[] {name, value};
    }

    private static HttpResponse<String> send(Browser browser, List<String[]> fields, String button) {
        StringBuilder body = new StringBuilder("_csrf=" + encode(browser.token()) + "&do=" + encode(button));
        fields.forEach(
                field -> body.append('&').append(encode(field[0])).append('=').append(encode(field[1])));
        return browser.send(HttpRequest.newBuilder(vn.address().resolve("/cooperation/propose"))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// As a browser sends the form with a file.
    private static HttpResponse<String> upload(Browser browser, String file, String button) {
        String edge = "edge-of-a-part";
        String body = part(edge, "_csrf", "", browser.token())
                + part(edge, "do", "", button)
                + part(edge, "file", "; filename=\"memorandum.json\"", file)
                + "--" + edge + "--\r\n";
        return browser.send(HttpRequest.newBuilder(vn.address().resolve("/cooperation/propose"))
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=" + edge)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String part(String edge, String name, String more, String content) {
        return "--" + edge + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n" + content
                + "\r\n";
    }

    private static String field(String page, String name) {
        var matcher =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static Sha256 hash(String path) {
        var matcher = PAGE.matcher(path);
        assertThat(matcher.find()).isTrue();
        return new Sha256(matcher.group(1));
    }

    private static Author phnomPenh() {
        return new Author(
                kh.party(),
                new ServiceId("border-police"),
                new UnitId("kh-command"),
                new OfficeId("headquarters"),
                null);
    }

    private static void cambodiaSigns(String path) {
        long index = kh.get(Ledger.class).count("true", Map.of());
        for (LedgerRecord record : vn.bean(Ledger.class).listFrom(1)) {
            if (record.isOwn() && vn.bean(Instruments.class).addressees(record).isPresent()) {
                SignedRecord alone = new SignedRecord(
                        record.signed().payload(),
                        List.of(record.signed().signatures().getFirst()),
                        record.signed().disclosures());
                kh.get(Ledger.class).receive(alone, new Origin.Received(Memoranda.VN, Lane.CONTROL, 1, index++));
            }
        }
        kh.get(Instruments.class).sign(hash(path), phnomPenh());
        fromCambodia();
    }

    private static void fromCambodia() {
        long index = vn.bean(Ledger.class).count("true", Map.of());
        for (LedgerRecord record : kh.get(Ledger.class).listFrom(1)) {
            if (record.isOwn()) {
                vn.bean(Ledger.class)
                        .receive(record.signed(), new Origin.Received(Memoranda.KH, Lane.CONTROL, 1, index++));
            }
        }
    }
}
