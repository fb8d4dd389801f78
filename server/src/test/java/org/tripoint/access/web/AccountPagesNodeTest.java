package org.tripoint.access.web;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.UnitId;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Ledger;

/// The pages of accounts, as a browser sees them.
class AccountPagesNodeTest {

    private static final Pattern SECRET = Pattern.compile("<code>([^<]+)</code>");
    private static final String PASSWORD = "a long enough phrase";

    private static OneNode node;

    @BeforeAll
    static void start() {
        node = OneNode.start();
        var unit = StrictJson.read("""
                {"unit": "vn-tuy-duc", "service": "border-guard", "level": "post",
                 "names": {"vi": "Đồn Biên phòng Tuy Đức"}, "validFrom": "2000-01-01"}""");
        node.bean(Ledger.class)
                .append(
                        Ledger.Statement.of("unit.declared", Map.of("unit", unit)),
                        new Author(
                                new PartyId("VN"),
                                new ServiceId("border-guard"),
                                new UnitId("vn-tuy-duc"),
                                new OfficeId("headquarters"),
                                null));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static Browser signedIn(String login) {
        return Browser.signedIn(node.address(), login);
    }

    private static String find(Pattern pattern, String page) {
        var found = pattern.matcher(page);
        assertThat(found.find()).as(pattern + " in " + page).isTrue();
        return found.group(1);
    }

    private static String command(String page) {
        return find(Pattern.compile("name=\"command\" value=\"([^\"]+)\""), page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "vi", "lo", "km"})
    void areGivenInEveryLanguage(String language) {
        var admin = signedIn("admin");
        for (var path : new String[] {"/account", "/account/tokens", "/admin/accounts", "/admin/accounts/new"}) {
            var page = admin.get(path + "?lang=" + language);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body()).contains("<html lang=\"" + language + "\"").contains("</html>");
        }
        assertThat(signedIn("auditor").get("/admin/journal?lang=" + language).statusCode())
                .isEqualTo(200);
    }

    @Test
    void theTopBarLeadsToTheOwnAccount() {
        var page = signedIn("officer2").get("/today").body();

        assertThat(page)
                .contains("<b>officer2</b>", "href=\"/account\"", "href=\"/account/tokens\"")
                .doesNotContain("href=\"/admin/accounts\"", "href=\"/admin/journal\"");
        assertThat(signedIn("admin").get("/today").body())
                .contains("href=\"/admin/accounts\"")
                .doesNotContain("href=\"/admin/journal\"");
    }

    @Test
    void anAdministratorMakesAnAccountWhosePasswordIsShownOnce() {
        var admin = signedIn("admin");
        var form = admin.get("/admin/accounts/new").body();
        var fields = Map.of(
                "command", command(form),
                "login", "tuyduc.night",
                "unit", "vn-tuy-duc",
                "office", "duty-officer",
                "role", "officer");

        var made = admin.post("/admin/accounts", fields);
        assertThat(made.statusCode()).isEqualTo(200);
        var password = find(SECRET, made.body());
        var again = admin.post("/admin/accounts", fields);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("tuyduc.night").doesNotContain(password);
        assertThat(new Browser(node.address()).signIn("tuyduc.night", password).statusCode())
                .isEqualTo(303);
        assertThat(node.jdbc()
                        .sql("select command::text from access.command command")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(password));
    }

    @Test
    void keepsWhatTheAdministratorTypedAndSaysWhatIsWrong() {
        var admin = signedIn("admin");
        var form = admin.get("/admin/accounts/new").body();

        var answer = admin.post(
                "/admin/accounts",
                Map.of("command", command(form), "login", "Big Letters", "unit", "kh-company-1", "office", "node"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "value=\"Big Letters\"",
                        "id=\"login-error\"",
                        "id=\"unit-error\"",
                        "id=\"office-error\"",
                        "id=\"roles-error\"");
        assertThat(admin.post(
                                "/admin/accounts",
                                Map.of(
                                        "command", UUID.randomUUID().toString(),
                                        "login", "officer",
                                        "unit", "vn-tuy-duc",
                                        "office", "duty-officer",
                                        "role", "officer"))
                        .body())
                .contains("id=\"login-error\"");
    }

    @Test
    void anAdministratorClosesAndOpensAnAccountAndGivesANewPassword() {
        var admin = signedIn("admin");
        var id = find(
                Pattern.compile("/admin/accounts/([0-9a-f-]{36})\">liaison2<"),
                admin.get("/admin/accounts").body());
        var page = "/admin/accounts/" + id;
        var liaison = signedIn("liaison2");
        admin.get(page);

        assertThat(admin.post(page + "/disable", Map.of()).statusCode()).isEqualTo(303);
        assertThat(liaison.get("/account").statusCode()).isEqualTo(303);
        assertThat(new Browser(node.address())
                        .signIn("liaison2", "tripoint-demo")
                        .statusCode())
                .isEqualTo(422);

        admin.get(page);
        assertThat(admin.post(page + "/enable", Map.of()).statusCode()).isEqualTo(303);
        var command = command(admin.get(page).body());
        var password = find(
                SECRET,
                admin.post(page + "/password", Map.of("command", command)).body());
        assertThat(new Browser(node.address())
                        .signIn("liaison2", "tripoint-demo")
                        .statusCode())
                .isEqualTo(422);
        assertThat(new Browser(node.address()).signIn("liaison2", password).statusCode())
                .isEqualTo(303);
    }

    @Test
    void noAdministratorShutsHimselfOut() {
        var admin = signedIn("admin");
        var id = find(
                Pattern.compile("/admin/accounts/([0-9a-f-]{36})\">admin<"),
                admin.get("/admin/accounts").body());

        assertThat(admin.get("/admin/accounts/" + id).body()).doesNotContain("/disable");
        assertThat(admin.post("/admin/accounts/" + id + "/disable", Map.of()).statusCode())
                .isEqualTo(409);
    }

    @Test
    void changesTheOwnPasswordAndEndsTheOtherSessions() {
        var elsewhere = signedIn("commission");
        var browser = signedIn("commission");
        browser.get("/account");

        var wrong = browser.post("/account/password", Map.of("current", "not-it", "wanted", PASSWORD));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"current-error\"");
        var weak = browser.post("/account/password", Map.of("current", "tripoint-demo", "wanted", "short"));
        assertThat(weak.body()).contains("id=\"wanted-error\"");

        var right = browser.post("/account/password", Map.of("current", "tripoint-demo", "wanted", PASSWORD));
        assertThat(right.statusCode()).isEqualTo(303);
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/account").statusCode()).isEqualTo(303);
        assertThat(new Browser(node.address()).signIn("commission", PASSWORD).statusCode())
                .isEqualTo(303);
    }

    @Test
    void endsAnotherSessionOfTheOwnAccount() {
        var elsewhere = signedIn("headquarters");
        var browser = signedIn("headquarters");
        var other = find(
                Pattern.compile("/account/sessions/([0-9a-f-]{36})/end"),
                browser.get("/account").body());

        assertThat(browser.post("/account/sessions/" + other + "/end", Map.of()).statusCode())
                .isEqualTo(303);

        assertThat(elsewhere.get("/account").statusCode()).isEqualTo(303);
        assertThat(browser.get("/account").body()).doesNotContain("/end\"");
    }

    @Test
    void doesNotEndASessionOfSomebodyElse() {
        var officer = signedIn("officer");
        var own = node.jdbc()
                .sql(
                        "select s.id::text from access.session s join access.account a on a.id = s.account where login = 'officer'")
                .query(String.class)
                .list();
        var other = signedIn("officer2");
        other.get("/account");

        own.forEach(id -> other.post("/account/sessions/" + id + "/end", Map.of()));

        assertThat(officer.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void makesAnAccessTokenThatIsShownOnceAndWorksUntilItIsRevoked() {
        var browser = signedIn("auditor");
        var fields = Map.of("command", command(browser.get("/account/tokens").body()), "name", "weekly report");

        var made = browser.post("/account/tokens", fields);
        var token = find(SECRET, made.body());
        assertThat(browser.post("/account/tokens", fields).statusCode()).isEqualTo(303);
        var list = browser.get("/account/tokens").body();
        assertThat(list).contains("weekly report").doesNotContain(token);

        var program = new Browser(node.address());
        assertThat(program.get("/admin/journal", request -> request.header("Authorization", "Bearer " + token))
                        .statusCode())
                .isEqualTo(200);
        assertThat(program.get("/account/tokens", request -> request.header("Authorization", "Bearer " + token))
                        .statusCode())
                .isEqualTo(403);

        var id = find(Pattern.compile("/account/tokens/([0-9a-f-]{36})/revoke"), list);
        browser.post("/account/tokens/" + id + "/revoke", Map.of());
        assertThat(program.get("/admin/journal", request -> request.header("Authorization", "Bearer " + token))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theJournalTellsTheAuditorWhatTheAdministratorDid() {
        var admin = signedIn("admin");
        var form = admin.get("/admin/accounts/new").body();
        admin.post(
                "/admin/accounts",
                Map.of(
                        "command", command(form),
                        "login", "journal.entry",
                        "unit", "vn-tuy-duc",
                        "office", "duty-officer",
                        "role", "officer"));

        var page = signedIn("auditor").get("/admin/journal?lang=en").body();

        assertThat(page).contains("changed</span>: New account · journal.entry", "log-in</span>: with a password");
        assertThat(signedIn("protection").get("/admin/journal?lang=en").body())
                .contains("read</span>: Journal of reads and writes");
    }

    @Test
    void theJournalGoesBackPageByPage() {
        var auditor = signedIn("auditor");
        for (int read = 0; read < 101; read++) {
            auditor.get("/admin/journal?record=" + "0".repeat(64));
        }

        var older = find(
                Pattern.compile("href=\"(/admin/journal\\?before=\\d+)\""),
                auditor.get("/admin/journal").body());
        assertThat(auditor.get(older).statusCode()).isEqualTo(200);
    }
}
