package org.tripoint.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripoint.fixture.TestClock;
import org.tripoint.fixture.TestDatabase;
import org.tripoint.fixture.TestSettings;
import org.tripoint.platform.CommandFailure;

class AccountCommandDatabaseTest {

    private static final String PASSWORD = "a long enough phrase";

    @TempDir
    private Path dir;

    private TestDatabase database;
    private Accounts accounts;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
        accounts = new Accounts(database.jdbc(), database.transactions(), new Passwords(), new TestClock());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private int run(String password, String... more) {
        var settings = TestSettings.of("VN", "vi", dir, database.address(), 0, 0);
        var arguments = Stream.concat(Stream.of("create"), Stream.of(more)).toList();
        var in = System.in;
        System.setIn(new ByteArrayInputStream((password + "\n").getBytes(StandardCharsets.UTF_8)));
        try {
            return new AccountCommand().run(settings, arguments);
        } finally {
            System.setIn(in);
        }
    }

    private static String[] arguments(String login, String role) {
        return new String[] {
            "--login",
            login,
            "--role",
            role,
            "--service",
            "border-guard",
            "--unit",
            "vn-bg-command",
            "--office",
            "administrator",
            "--level",
            "centre"
        };
    }

    @Test
    void makesTheFirstAdministratorOfANode() {
        assertThat(run(PASSWORD, arguments("chief", "ADMIN,auditor"))).isZero();

        var secret = accounts.findSecret("chief").orElseThrow();
        assertThat(secret.account().roles()).containsExactlyInAnyOrder(Role.ADMIN, Role.AUDITOR);
        assertThat(secret.account().example()).isFalse();
        assertThat(new Passwords().matches(PASSWORD, Optional.of(secret.passwordHash())))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "tripoint-demo", "Tripoint-Demo", "the-chief-of-all"})
    void refusesAPasswordThatOthersCanGuess(String password) {
        assertThatThrownBy(() -> run(password, arguments("chief", "ADMIN")))
                .isInstanceOf(CommandFailure.Refused.class)
                .hasMessageNotContaining(password);
        assertThat(accounts.list()).isEmpty();
    }

    @Test
    void refusesALoginThatIsTaken() {
        run(PASSWORD, arguments("chief", "ADMIN"));

        assertThatThrownBy(() -> run(PASSWORD, arguments("chief", "ADMIN"))).isInstanceOf(CommandFailure.Refused.class);
    }

    @Test
    void namesWhatIsMissingOrWrong() {
        for (var arguments : List.of(
                new String[] {"--login", "chief"},
                arguments("Chief", "ADMIN"),
                arguments("chief", "king"),
                new String[] {"--password", "x"})) {
            assertThatThrownBy(() -> run(PASSWORD, arguments)).isInstanceOf(CommandFailure.Usage.class);
        }
    }
}
