package org.tripoint.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripoint.fixture.Browser;
import org.tripoint.fixture.OneNode;
import org.tripoint.fixture.TestClock;

/// The change of user at a shared machine, as its browser sees it.
class ShiftChangeNodeTest {

    private static final String PASSWORD = "tripoint-demo";
    private static final String PIN = "402917";

    private static OneNode node;

    @BeforeAll
    static void start() {
        node = OneNode.start();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void forget() {
        node.jdbc().sql("delete from access.throttle").update();
        node.jdbc().sql("delete from access.machine").update();
        node.jdbc().sql("delete from access.pin").update();
    }

    @AfterEach
    void turnTheClockBack() {
        node.clock().set(TestClock.START);
    }

    /// A machine at which both officers of the post signed in today; officer2 is signed in, both have a number.
    private static Browser shared() {
        var machine = new Browser(node.address());
        for (var login : new String[] {"officer", "officer2"}) {
            machine.signIn(login, PASSWORD);
            machine.get("/account");
            assertThat(machine.post("/account/pin", Map.of("current", PASSWORD, "pin", PIN))
                            .statusCode())
                    .isEqualTo(303);
        }
        return machine;
    }

    private static String account(String login) {
        return node.jdbc()
                .sql("select id::text from access.account where login = :login")
                .param("login", login)
                .query(String.class)
                .single();
    }

    private static String who(Browser browser) {
        var found = Pattern.compile("<p class=\"small second\"><b>([^<]+)</b>")
                .matcher(browser.get("/today").body());
        return found.find() ? found.group(1) : "";
    }

    private static int change(Browser browser, String login, String pin) {
        browser.get("/shift");
        return browser.post("/shift", Map.of("account", account(login), "pin", pin))
                .statusCode();
    }

    @Test
    void theNextOneTakesOverAndTheSessionBeforeEnds() {
        var machine = shared();
        var before = machine.cookie("tripoint-vn");
        assertThat(who(machine)).isEqualTo("officer2");

        assertThat(change(machine, "officer", PIN)).isEqualTo(303);

        assertThat(who(machine)).isEqualTo("officer");
        var old = new Browser(node.address());
        old.setCookie("tripoint-vn", before);
        assertThat(old.get("/account").statusCode()).isEqualTo(303);
        assertThat(node.jdbc()
                        .sql("select what from access.journal order by position desc limit 2")
                        .query(String.class)
                        .list())
                .contains("access.journal.pin");
    }

    @Test
    void worksAfterTheSessionBeforeEndedByItself() {
        var machine = shared();
        node.clock().advance(Duration.ofHours(3));

        assertThat(machine.get("/account").statusCode()).isEqualTo(303);
        assertThat(change(machine, "officer", PIN)).isEqualTo(303);
        assertThat(who(machine)).isEqualTo("officer");
    }

    @Test
    void aNumberOpensNoOtherMachine() {
        shared();
        var other = new Browser(node.address());

        assertThat(other.get("/shift").body()).doesNotContain("officer");
        // the page without anybody has no form, the door has one
        other.get("/login");
        assertThat(other.post("/shift", Map.of("account", account("officer"), "pin", PIN))
                        .statusCode())
                .isEqualTo(422);
        assertThat(who(other)).isEmpty();
    }

    @Test
    void aNumberThatWasWrongFiveTimesAsksForThePassword() {
        var machine = shared();
        for (int attempt = 0; attempt < Pins.MOST_FAILURES; attempt++) {
            assertThat(change(machine, "officer", "000111")).isEqualTo(422);
            node.jdbc().sql("delete from access.throttle").update();
        }

        assertThat(change(machine, "officer", PIN)).isEqualTo(422);
        assertThat(machine.get("/shift").body()).doesNotContain("value=\"" + account("officer") + "\"");
        assertThat(who(machine)).isEqualTo("officer2");

        new Browser(node.address()).signIn("officer", PASSWORD);
        assertThat(change(machine, "officer", PIN)).isEqualTo(422);
        machine.post("/logout", Map.of());
        machine.signIn("officer", PASSWORD);
        assertThat(machine.get("/shift").body()).contains("value=\"" + account("officer") + "\"");
    }

    @Test
    void triesAreSlowedLikeThoseOfAPassword() {
        var machine = shared();
        for (int attempt = 0; attempt < 5; attempt++) {
            change(machine, "officer2", "000111");
            node.jdbc().sql("update access.machine set failures = 0").update();
        }

        assertThat(change(machine, "officer2", PIN)).isEqualTo(429);
    }

    @Test
    void afterAWeekThePasswordIsAskedAgain() {
        var machine = shared();
        node.clock().advance(Duration.ofDays(8));

        assertThat(change(machine, "officer", PIN)).isEqualTo(422);
    }

    @Test
    void aNewPasswordAndAClosedAccountEndIt() {
        var machine = shared();
        var accounts = node.bean(Accounts.class);
        var officer = accounts.findSecret("officer").orElseThrow().account().id();

        accounts.disable(officer);
        assertThat(change(machine, "officer", PIN)).isEqualTo(422);
        accounts.enable(officer);
        assertThat(change(machine, "officer", PIN)).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "123456789", "12a456", "111111", "123456", "87654321", "", "៤០២៩១៧"})
    void refusesNumbersThatAreEasyOrNone(String pin) {
        var browser = Browser.signedIn(node.address(), "officer");
        browser.get("/account");

        var answer = browser.post("/account/pin", Map.of("current", PASSWORD, "pin", pin));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"pin-error\"");
    }

    @Test
    void givesANumberOnlyToWhoKnowsThePassword() {
        var browser = Browser.signedIn(node.address(), "officer");
        browser.get("/account");

        var answer = browser.post("/account/pin", Map.of("current", "not-it", "pin", PIN));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(node.jdbc()
                        .sql("select hash from access.pin")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @Test
    void keepsNoNumberAsItIsTyped() {
        shared();

        assertThat(node.jdbc()
                        .sql("select hash from access.pin")
                        .query(String.class)
                        .list())
                .hasSize(2)
                .allMatch(hash -> hash.startsWith("$argon2"));
    }

    @Test
    void takesTheNumberAway() {
        var machine = shared();
        machine.get("/account");

        assertThat(machine.post("/account/pin/remove", Map.of()).statusCode()).isEqualTo(303);

        assertThat(change(machine, "officer2", PIN)).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "vi", "lo", "km"})
    void isGivenInEveryLanguage(String language) {
        var machine = shared();

        var page = machine.get("/shift?lang=" + language);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<html lang=\"" + language + "\"", "officer2");
    }
}
