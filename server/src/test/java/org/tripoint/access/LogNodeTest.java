package org.tripoint.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.tripoint.fixture.Browser;
import org.tripoint.fixture.OneNode;

/// The application's log holds no secret and nothing of a person.
class LogNodeTest {

    private static OneNode node;

    @BeforeAll
    static void start() {
        node = OneNode.start(TestPages::register);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void holdsNeitherSecretsNorWhatPeopleTyped() {
        var lines = new ListAppender<ILoggingEvent>();
        var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        lines.start();
        root.addAppender(lines);
        String token;
        String secret;
        try {
            new Browser(node.address()).signIn("typed-by-mistake", "my-own-password");
            new Browser(node.address()).signIn("officer", "almost-my-password");
            var browser = Browser.signedIn(node.address(), "officer");
            secret = browser.cookie("tripoint-vn");
            var officer = node.bean(Accounts.class)
                    .findSecret("officer")
                    .orElseThrow()
                    .account()
                    .id();
            token = node.bean(AccessTokens.class).create(officer, "name-of-a-program");
            new Browser(node.address())
                    .get("/test/post", request -> request.header("Authorization", "Bearer " + token));
            browser.get("/test/number?number=name-of-a-person");
            browser.get("/nothing?person=name-of-a-person");
            browser.postAsIs("/test/form", Map.of("text", "name-of-a-person"), request -> {});
            browser.get("/test/broken?text=name-of-a-person");
        } finally {
            root.detachAppender(lines);
        }

        var log = String.join("\n", lines.list.stream().map(LogNodeTest::whole).toList());
        assertThat(lines.list).anyMatch(line -> line.getLevel() == Level.ERROR);
        for (var word : List.of(
                "typed-by-mistake",
                "my-own-password",
                "almost-my-password",
                "tripoint-demo",
                secret,
                token,
                "name-of-a")) {
            assertThat(log).doesNotContain(word);
        }
    }

    private static String whole(ILoggingEvent line) {
        return line.getFormattedMessage()
                + (line.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(line.getThrowableProxy()));
    }

    @Test
    void isToldByTheDatabaseWhichRuleARowBreaksAndNotWhatStoodInIt() {
        var failure = catchThrowable(
                () -> node.jdbc().sql("""
                        insert into access.throttle (kind, key, failures, last) values ('person', :key, 0, now())""").param("key", "name-of-a-person").update());

        assertThat(failure).hasMessageContaining("throttle_kind_check");
        assertThat(failure.toString() + failure.getCause()).doesNotContain("name-of-a-person");
    }
}
