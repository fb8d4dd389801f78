package org.tripoint.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripoint.fixture.Browser;
import org.tripoint.fixture.OneNode;
import org.tripoint.fixture.TestClock;

/// Signing in, as a browser sees it.
class SignInNodeTest {

    private static final String PASSWORD = "tripoint-demo";
    private static final String COOKIE = "tripoint-vn";

    private static OneNode node;

    @BeforeAll
    static void start() {
        node = OneNode.start(TestPages::register);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void forgetFailures() {
        node.jdbc().sql("delete from access.throttle").update();
    }

    @AfterEach
    void turnTheClockBack() {
        node.clock().set(TestClock.START);
    }

    private static Browser browser() {
        return new Browser(node.address());
    }

    private static boolean isIn(Browser browser) {
        return browser.get("/test/anybody").statusCode() == 200;
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest
    @CsvSource({"vi, Đăng nhập", "km, ចូលប្រព័ន្ធ", "lo, ເຂົ້າສູ່ລະບົບ", "en, Log in"})
    void showsTheDoorInTheReadersLanguage(String language, String title) {
        var answer = browser().get("/login?lang=" + language);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<html lang=\"" + language + "\"", "<title>" + title);
        assertThat(header(answer, "Content-Language")).isEqualTo(language);
    }

    @Test
    void refusesWrongPasswordAndUnknownLoginInTheSameWords() {
        var wrongPassword = browser().signIn("officer", "not-the-password");
        var unknownLogin = browser().signIn("nobody", "not-the-password");

        assertThat(wrongPassword.statusCode()).isEqualTo(422);
        assertThat(unknownLogin.statusCode()).isEqualTo(422);
        assertThat(wrongPassword.body()).contains("Tên đăng nhập hoặc mật khẩu không đúng.");
        assertThat(withoutInput(unknownLogin.body())).isEqualTo(withoutInput(wrongPassword.body()));
        assertThat(header(wrongPassword, "Set-Cookie")).doesNotContain(COOKIE + "=");
    }

    private static String withoutInput(String page) {
        return page.replaceAll("value=\"[^\"]*\"", "value");
    }

    @Test
    void putsTheSecretIntoACookieThatNoScriptReads() {
        var answer = browser().signIn("officer", PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(header(answer, "Set-Cookie"))
                .matches("tripoint-vn=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Lax");
    }

    @Test
    void keepsOnlyTheHashOfTheSecret() {
        var browser = Browser.signedIn(node.address(), "officer");

        var rows = node.jdbc()
                .sql("select session::text from access.session")
                .query(String.class)
                .list();
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(browser.cookie(COOKIE)));
    }

    @Test
    void ignoresASecretThatTheBrowserBroughtAlong() {
        var browser = browser();
        var planted = SecretToken.create().value();
        browser.setCookie(COOKIE, planted);

        browser.signIn("officer", PASSWORD);

        assertThat(isIn(browser)).isTrue();
        assertThat(browser.cookie(COOKIE)).isNotEqualTo(planted);
    }

    @ParameterizedTest
    @CsvSource({
        "/incidents?state=open, /incidents?state=open",
        "/map#marker, /map#marker",
        "'', /",
        "//example.org/, /",
        "https://example.org/, /",
        "/\\example.org, /",
        "javascript:alert(1), /",
        "/login, /",
        "/logout, /",
        "/a b, /",
    })
    void goesOnToAPageOfThisNodeOnly(String next, String expected) {
        var browser = browser();
        browser.get("/login");

        var answer = browser.post("/login", Map.of("login", "officer", "password", PASSWORD, "next", next));

        assertThat(header(answer, "Location")).isEqualTo(expected);
    }

    @Test
    void takesTheLoginInAnyCaseAndWithSpaceAround() {
        assertThat(browser().signIn(" Officer ", PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void signsOutOnTheNodeAndNotOnlyInTheBrowser() {
        var browser = Browser.signedIn(node.address(), "officer");
        var secret = browser.cookie(COOKIE);
        browser.get("/login?next=/x");
        assertThat(isIn(browser)).isTrue();

        var answer = browser.postAsIs("/logout", Map.of("_csrf", formToken(secret)), request -> {});

        assertThat(header(answer, "Location")).isEqualTo("/login");
        assertThat(browser.cookie(COOKIE)).isEmpty();
        browser.setCookie(COOKIE, secret);
        assertThat(isIn(browser)).isFalse();
    }

    private static String formToken(String secret) {
        return MaskedToken.of(new SecretToken(secret));
    }

    @Test
    void staysSignedInWhenTheNodeRestarts() {
        var browser = Browser.signedIn(node.address(), "officer");
        var secret = browser.cookie(COOKIE);

        node.restart();

        var after = browser();
        after.setCookie(COOKIE, secret);
        assertThat(isIn(after)).isTrue();
    }

    @Test
    void isSignedInToAllProcessesOfTheNode() {
        var browser = Browser.signedIn(node.address(), "officer");

        try (var second = node.startProcess()) {
            var there = new Browser(OneNode.address(second));
            there.setCookie(COOKIE, browser.cookie(COOKIE));
            assertThat(isIn(there)).isTrue();
        }
    }

    @Test
    void endsAfterAnHourWithoutARequest() {
        var browser = Browser.signedIn(node.address(), "officer");

        node.clock().advance(Duration.ofMinutes(59));
        assertThat(isIn(browser)).isTrue();
        node.clock().advance(Duration.ofMinutes(59));
        assertThat(isIn(browser)).isTrue();
        node.clock().advance(Duration.ofMinutes(61));
        assertThat(isIn(browser)).isFalse();
    }

    @Test
    void isNotKeptOpenByAPageThatLooksByItself() {
        var browser = Browser.signedIn(node.address(), "officer");

        node.clock().advance(Duration.ofMinutes(40));
        assertThat(browser.get("/test/anybody", request -> request.header("X-Live", "true"))
                        .statusCode())
                .isEqualTo(200);
        node.clock().advance(Duration.ofMinutes(40));

        assertThat(isIn(browser)).isFalse();
    }

    @Test
    void endsAfterTwelveHoursInAnyCase() {
        var browser = Browser.signedIn(node.address(), "officer");

        for (int hour = 0; hour < 14; hour++) {
            node.clock().advance(Duration.ofMinutes(50));
            assertThat(isIn(browser)).isTrue();
        }
        node.clock().advance(Duration.ofMinutes(50));
        assertThat(isIn(browser)).isFalse();
    }

    @Test
    void refusesEvenTheRightPasswordWhileTooManyAttemptsFailed() {
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(browser().signIn("officer2", "not-the-password").statusCode())
                    .isEqualTo(422);
        }

        var early = browser().signIn("officer2", PASSWORD);
        assertThat(early.statusCode()).isEqualTo(429);
        assertThat(header(early, "Retry-After")).isNotEmpty();
        assertThat(early.body()).contains("quá nhiều lần");
        assertThat(browser().signIn("officer", PASSWORD).statusCode()).isEqualTo(303);

        node.restart();
        assertThat(browser().signIn("officer2", PASSWORD).statusCode()).isEqualTo(429);
        node.clock().advance(Duration.ofMinutes(1));
        assertThat(browser().signIn("officer2", PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void slowsALoginThatNobodyHasInTheSameWay() {
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(browser().signIn("nobody", "not-the-password").statusCode())
                    .isEqualTo(422);
        }

        assertThat(browser().signIn("nobody", "not-the-password").statusCode()).isEqualTo(429);
    }

    @Test
    void slowsAnAddressThatTriesManyLogins() {
        var throttle = node.bean(Throttle.class);
        for (int attempt = 0; attempt < 29; attempt++) {
            throttle.attempt("nobody-" + attempt, "127.0.0.1", node.clock().instant());
        }

        assertThat(browser().signIn("nobody", "x").statusCode()).isEqualTo(422);
        assertThat(browser().signIn("officer", PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void shutsADisabledAccountOutAtOnce() {
        var accounts = node.bean(Accounts.class);
        var browser = Browser.signedIn(node.address(), "liaison2");
        var id = accounts.list().stream()
                .filter(account -> account.login().equals("liaison2"))
                .findFirst()
                .orElseThrow()
                .id();

        accounts.disable(id);

        assertThat(isIn(browser)).isFalse();
        assertThat(browser().signIn("liaison2", PASSWORD).statusCode()).isEqualTo(422);
        accounts.enable(id);
        assertThat(isIn(browser)).isFalse();
        assertThat(browser().signIn("liaison2", PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void notesEveryAttemptInTheJournalWithoutWhatAStrangerTyped() {
        long before = position();
        browser().signIn("officer", "wrong");
        browser().signIn("my-secret-password", "x");
        browser().signIn("officer", PASSWORD);

        var entries = node.bean(Journal.class).listBefore(Long.MAX_VALUE, 3).reversed();
        assertThat(entries)
                .extracting(Journal.Entry::what)
                .containsExactly(
                        "access.journal.wrong-password", "access.journal.unknown-login", "access.journal.password");
        assertThat(entries).extracting(entry -> entry.account() != null).containsExactly(true, false, true);
        assertThat(entries).allMatch(entry -> entry.address().contains("127.0.0.1"));
        assertThat(node.jdbc()
                        .sql("select journal::text from access.journal where position > :before")
                        .param("before", before)
                        .query(String.class)
                        .list())
                .noneMatch(line -> line.contains("my-secret"));
    }

    private static long position() {
        return node.bean(Journal.class).listBefore(Long.MAX_VALUE, 1).stream()
                .mapToLong(Journal.Entry::position)
                .findFirst()
                .orElse(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "officer",
                "officer2",
                "liaison",
                "liaison2",
                "commander",
                "commission",
                "headquarters",
                "protection",
                "auditor",
                "admin"
            })
    void knowsTheAccountsOfTheDemonstration(String login) {
        assertThat(isIn(Browser.signedIn(node.address(), login))).isTrue();
    }

    @Test
    void keepsTwentySessionsOfAnAccountAtMost() {
        var first = Browser.signedIn(node.address(), "commission");
        var account = node.bean(Accounts.class)
                .findSecret("commission")
                .orElseThrow()
                .account()
                .id();
        var sessions = node.bean(Sessions.class);
        for (int session = 0; session < 20; session++) {
            node.clock().advance(Duration.ofSeconds(1));
            sessions.begin(account, "127.0.0.1", "");
        }

        assertThat(isIn(first)).isFalse();
        assertThat(sessions.list(account)).hasSize(20);
    }
}
