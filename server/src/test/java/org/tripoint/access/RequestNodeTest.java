package org.tripoint.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripoint.fixture.Browser;
import org.tripoint.fixture.OneNode;

/// What stands before every page.
class RequestNodeTest {

    private static OneNode node;

    @BeforeAll
    static void start() {
        node = OneNode.start(TestPages::register);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static Account account(String login) {
        return node.bean(Accounts.class).findSecret(login).orElseThrow().account();
    }

    private static SecretToken begin(String login) {
        return node.bean(Sessions.class).begin(account(login).id(), "127.0.0.1", "");
    }

    private static Browser browser(SecretToken session) {
        var browser = new Browser(node.address());
        browser.setCookie("tripoint-vn", session.value());
        return browser;
    }

    private static Browser browser(String login) {
        return browser(begin(login));
    }

    private static Browser stranger() {
        return new Browser(node.address());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void refusesAHandlerThatDeclaresNoRight() {
        assertThat(browser("headquarters").get("/test/undeclared").statusCode()).isEqualTo(403);
        assertThat(stranger().get("/test/undeclared").statusCode()).isEqualTo(303);
    }

    @Test
    void refusesARoleThatIsNotNamedAndNotesIt() {
        assertThat(browser("auditor").get("/test/post").statusCode()).isEqualTo(403);
        assertThat(browser("officer").get("/test/post").statusCode()).isEqualTo(200);

        var entry = node.bean(Journal.class).listBefore(Long.MAX_VALUE, 1).getFirst();
        assertThat(entry.what()).isEqualTo("access.journal.not-allowed");
        assertThat(entry.account()).isEqualTo(account("auditor").id());
        assertThat(entry.outcome()).isEqualTo(Journal.Outcome.REFUSED);
    }

    @Test
    void sendsAStrangerToTheDoorAndRemembersWhereHeWantedToGo() {
        var answer = stranger().get("/test/post?a=1&b=2");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(header(answer, "Location")).isEqualTo("/login?next=%2Ftest%2Fpost%3Fa%3D1%26b%3D2");
    }

    @Test
    void sendsAFormWhoseSessionEndedBackToItsPage() {
        var session = begin("officer");
        var browser = browser(session);
        node.bean(Sessions.class).end(account("officer").id(), sessionId(session));

        var answer = browser.postAsIs(
                "/test/form",
                Map.of("_csrf", MaskedToken.of(session)),
                request -> request.header("Referer", node.address() + "/incidents/new?kind=flood"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(header(answer, "Location")).isEqualTo("/login?next=%2Fincidents%2Fnew%3Fkind%3Dflood");
    }

    private static SessionId sessionId(SecretToken session) {
        return node.bean(Sessions.class).find(session, false).orElseThrow().id();
    }

    @Test
    void tellsAScriptOfAStrangerThatTheSessionEnded() {
        var plain = stranger().send(HttpRequest.newBuilder(node.address().resolve("/test/post")));
        assertThat(plain.statusCode()).isEqualTo(401);

        var htmx = stranger()
                .get(
                        "/test/post",
                        request -> request.header("HX-Request", "true")
                                .header("HX-Current-URL", node.address() + "/today"));
        assertThat(htmx.statusCode()).isEqualTo(401);
        assertThat(header(htmx, "HX-Redirect")).isEqualTo("/login?next=%2Ftoday");
    }

    @Test
    void refusesAFormWithoutItsToken() {
        var answer = browser("officer").postAsIs("/test/form", Map.of("text", "x"), request -> {});

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void refusesAFormWithTheTokenOfAnotherSession() {
        var answer = browser("officer")
                .postAsIs("/test/form", Map.of("_csrf", MaskedToken.of(begin("officer"))), request -> {});

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void refusesAStrangersFormThatNoPageOfOursGave() {
        var answer = stranger().postAsIs("/login", Map.of("login", "officer", "password", "x"), request -> {});

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void takesTheTokenFromTheFormOrFromTheHeaderOfHtmx() {
        var session = begin("officer");
        var token = MaskedToken.of(session);

        assertThat(browser(session)
                        .postAsIs("/test/form", Map.of("_csrf", token, "text", "a"), request -> {})
                        .body())
                .isEqualTo("officer a");
        assertThat(browser(session)
                        .postAsIs("/test/form", Map.of("text", "b"), request -> request.header("X-CSRF-TOKEN", token))
                        .body())
                .isEqualTo("officer b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS"})
    void opensNothingToOtherMethods(String method) {
        var session = begin("headquarters");
        var answer = browser(session)
                .send(HttpRequest.newBuilder(node.address().resolve("/test/form"))
                        .header("X-CSRF-TOKEN", MaskedToken.of(session))
                        .method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isIn(403, 405);
    }

    @Test
    void letsAProgramInWithATokenAndWithoutAForm() {
        var token = node.bean(AccessTokens.class).create(account("officer").id(), "night printer");

        var answer = stranger().postAsIs("/test/form", Map.of("text", "x"), bearer(token));

        assertThat(answer.body()).isEqualTo("officer x");
        assertThat(stranger().get("/test/open", bearer(token)).body()).startsWith("officer");
    }

    private static Consumer<HttpRequest.Builder> bearer(String token) {
        return request -> request.header("Authorization", "Bearer " + token);
    }

    @Test
    void givesATokenNoMoreThanItsAccountHas() {
        var token = node.bean(AccessTokens.class).create(account("auditor").id(), "reader");

        assertThat(stranger().get("/test/post", bearer(token)).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer tripoint_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Bearer x",
                "Bearer ",
                "Basic b2ZmaWNlcjp0cmlwb2ludC1kZW1v",
            })
    void refusesATokenThatItDoesNotKnowEvenOnAnOpenPageAndBesideACookie(String authorization) {
        var answer = browser("officer").get("/test/open", request -> request.header("Authorization", authorization));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(header(answer, "WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void refusesARevokedTokenAtOnce() {
        var tokens = node.bean(AccessTokens.class);
        var officer = account("officer2").id();
        var token = tokens.create(officer, "printer");
        tokens.revoke(officer, tokens.list(officer).getFirst().id());

        assertThat(stranger().get("/test/anybody", bearer(token)).statusCode()).isEqualTo(401);
    }

    @Test
    void keepsTheSessionsOwnPagesFromPrograms() {
        var token = node.bean(AccessTokens.class).create(account("liaison").id(), "script");

        assertThat(stranger().postAsIs("/test/person", Map.of(), bearer(token)).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/test/post", "/nothing", "/assets/nothing.css"})
    void bindsTheBrowserByHeadersOnEveryAnswer(String path) {
        var answer = stranger().get(path);

        assertThat(header(answer, "Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Server")).isEmpty();
    }

    @Test
    void letsNoBrowserOrProxyKeepAPage() {
        assertThat(header(browser("officer").get("/test/post"), "Cache-Control"))
                .contains("no-store");
    }

    @Test
    void knowsOnlyTheFiguresAmongTheEndpointsOfTheFramework() {
        assertThat(stranger()
                        .get("/actuator/prometheus", request -> request.setHeader("Accept", "*/*"))
                        .statusCode())
                .isEqualTo(200);
        for (var endpoint : new String[] {"", "/", "/health", "/env", "/heapdump", "/beans", "/loggers", "/mappings"}) {
            assertThat(browser("admin").get("/actuator" + endpoint).statusCode())
                    .as(endpoint)
                    .isIn(403, 404);
        }
    }

    @Test
    void showsFiguresToThisMachineAndToAnAdministratorsTokenOnly() {
        Consumer<HttpRequest.Builder> fromElsewhere =
                request -> request.setHeader("Accept", "*/*").header("X-Forwarded-For", "203.0.113.7");
        var admin = node.bean(AccessTokens.class).create(account("admin").id(), "figures");
        var officer = node.bean(AccessTokens.class).create(account("officer").id(), "figures");

        assertThat(stranger().get("/actuator/prometheus", fromElsewhere).statusCode())
                .isEqualTo(403);
        assertThat(stranger()
                        .get("/actuator/prometheus", fromElsewhere.andThen(bearer(officer)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(stranger()
                        .get("/actuator/prometheus", fromElsewhere.andThen(bearer(admin)))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "'', , , vi",
        "'', , km-KH, km",
        "'', lo, km, lo",
        "'?lang=en', lo, km, en",
        "'?lang=../x', , xx, vi",
    })
    void answersAStrangerInTheLanguageHeAsksFor(String query, String cookie, String accepted, String expected) {
        var browser = stranger();
        if (cookie != null) {
            browser.setCookie("tripoint-vn-language", cookie);
        }

        var answer = browser.get("/test/open" + query, request -> {
            if (accepted != null) {
                request.header("Accept-Language", accepted);
            }
        });

        assertThat(answer.body()).isEqualTo("stranger " + expected);
    }

    @Test
    void remembersTheLanguageThatAStrangerChose() {
        var browser = stranger();
        browser.get("/test/open?lang=km");

        assertThat(browser.get("/test/open").body()).isEqualTo("stranger km");
    }

    @Test
    void putsTheAccountsLanguageBeforeCookieAndBrowser() {
        node.bean(Accounts.class).setLanguage(account("liaison2").id(), new org.tripoint.language.Language("lo"));
        var browser = browser("liaison2");
        browser.setCookie("tripoint-vn-language", "km");

        assertThat(browser.get("/test/open", request -> request.header("Accept-Language", "en"))
                        .body())
                .isEqualTo("liaison2 lo");
        assertThat(browser.get("/test/open?lang=en").body()).isEqualTo("liaison2 en");
        assertThat(browser.get("/test/open").body()).isEqualTo("liaison2 lo");
    }

    @Test
    void answersAnExampleAccountInTheLanguageOfItsParty() {
        assertThat(browser("officer")
                        .get("/test/open", request -> request.header("Accept-Language", "en"))
                        .body())
                .isEqualTo("officer vi");
    }

    @Test
    void takesAFileOfTenMebibytesAndNoneLarger() {
        assertThat(upload(10 << 20).body()).isEqualTo(String.valueOf(10 << 20));
        assertThat(upload((10 << 20) + 1).statusCode()).isEqualTo(413);
        assertThat(upload(12 << 20).statusCode()).isEqualTo(413);
    }

    private static HttpResponse<String> upload(int octets) {
        var session = begin("officer");
        var head = """
                --x\r
                Content-Disposition: form-data; name="_csrf"\r
                \r
                %s\r
                --x\r
                Content-Disposition: form-data; name="file"; filename="a.jpg"\r
                Content-Type: image/jpeg\r
                \r
                """.formatted(MaskedToken.of(session));
        var body = BodyPublishers.concat(
                BodyPublishers.ofString(head),
                BodyPublishers.ofByteArray(new byte[octets]),
                BodyPublishers.ofString("\r\n--x--\r\n"));
        return browser(session)
                .send(HttpRequest.newBuilder(URI.create(node.address() + "/test/file"))
                        .header("Accept", "text/html")
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(body));
    }

    @Test
    void refusesAFormThatIsTooLong() {
        var session = begin("officer");
        var answer = browser(session)
                .postAsIs("/test/form", Map.of("_csrf", MaskedToken.of(session), "text", "x".repeat(300_000)), r -> {});

        assertThat(answer.statusCode()).isIn(400, 413);
    }

    @Test
    void refusesABodyThatDoesNotSayHowLongItIs() {
        var session = begin("officer");
        var endless = BodyPublishers.ofInputStream(
                () -> new java.io.ByteArrayInputStream("x".repeat(1000).getBytes(StandardCharsets.US_ASCII)));

        var answer = browser(session)
                .send(HttpRequest.newBuilder(URI.create(node.address() + "/test/body"))
                        .header("Content-Type", "application/octet-stream")
                        .header("X-CSRF-TOKEN", MaskedToken.of(session))
                        .POST(endless));

        assertThat(answer.statusCode()).isEqualTo(411);
    }
}
