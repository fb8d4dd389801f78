package org.tripoint.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresDatabaseTest {

    @TempDir
    Path dir;

    @Test
    void refusesAWrongPassword() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dir)) {
            DatabaseAddress address = postgres.address();

            assertThatThrownBy(() -> DriverManager.getConnection(address.url(), address.user(), "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void refusesASecondProcessOnTheSameFolder() {
        try (EmbeddedPostgres _ = EmbeddedPostgres.start(dir)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(dir))
                    .isInstanceOf(CommandFailure.Prerequisite.class)
                    .hasMessageContaining(dir.toString());
        }
    }

    @Test
    void writesEveryCommitToTheDisk() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dir)) {
            assertThat(List.of(
                            ask(postgres.address(), "show fsync"),
                            ask(postgres.address(), "show synchronous_commit"),
                            ask(postgres.address(), "show full_page_writes"),
                            ask(postgres.address(), "show data_checksums"),
                            ask(postgres.address(), "show listen_addresses"),
                            ask(postgres.address(), "show password_encryption"),
                            ask(postgres.address(), "show server_encoding")))
                    .containsExactly("on", "on", "on", "on", "127.0.0.1", "scram-sha-256", "UTF8");
        }
    }

    @Test
    void keepsItsDataFromOneStartToTheNext() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dir)) {
            run(postgres.address(), "create table kept as select 'still here' as text");
        }
        assertThat(EmbeddedPostgres.findRunning(dir)).isEmpty();

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dir)) {
            assertThat(ask(postgres.address(), "select text from kept")).isEqualTo("still here");
            assertThat(EmbeddedPostgres.findRunning(dir)).contains(postgres.address());
        }
    }

    @Test
    void endsWithItsNodeWhenThatIsKilledAndStartsAgainAtOnce() throws Exception {
        Process node = holder(Map.of());
        long postmaster;
        try (BufferedReader out = node.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("started");
            postmaster = PostmasterFile.find(dir.resolve("data/postmaster.pid"))
                    .orElseThrow()
                    .pid();
            assertThat(ProcessHandle.of(postmaster)).isPresent();
            node.destroyForcibly().waitFor();
        }

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dir)) {
            assertThat(ask(postgres.address(), "select count(*) from pg_class where relname = 'kept'"))
                    .isEqualTo("1");
        }
        assertThat(endsWithin(postmaster, Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void startsWhereRootMayNotMakeUserNamespaces() throws Exception {
        Path programs = Files.createDirectory(dir.resolve("programs"));
        Path unshare = Files.writeString(programs.resolve("unshare"), "#!/bin/sh\nexit 1\n");
        Files.setPosixFilePermissions(unshare, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxr-xr-x"));

        Process node = holder(Map.of("PATH", programs + ":" + System.getenv("PATH")));

        try (BufferedReader out = node.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("started");
        } finally {
            node.destroyForcibly().waitFor();
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dir)) {
            assertThat(ask(postgres.address(), "select count(*) from kept")).isEqualTo("1");
        }
    }

    @Test
    void saysSoWhenTheServerEndsUnexpectedly() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dir)) {
            CompletableFuture<String> message = new CompletableFuture<>();
            postgres.onUnexpectedEnd(message::complete);
            long pid = PostmasterFile.find(dir.resolve("data/postmaster.pid"))
                    .orElseThrow()
                    .pid();

            ProcessHandle.of(pid).orElseThrow().destroyForcibly();

            assertThat(message.get(10, TimeUnit.SECONDS)).contains(dir.toString(), "ended with code");
        }
    }

    @Test
    void leavesNoHalfMadeClusterBehind() throws IOException {
        Files.createDirectories(dir.resolve("data.new/base"));
        Files.writeString(dir.resolve("data.new/PG_VERSION"), "18");

        EmbeddedPostgres.start(dir).close();

        assertThat(dir.resolve("data.new")).doesNotExist();
        assertThat(dir.resolve("data/PG_VERSION")).exists();
    }

    private Process holder(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        dir.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        return builder.start();
    }

    /// A process that starts a server, writes a row and waits to be killed.
    static final class Holder {
        private Holder() {}

        static void main(String[] arguments) throws Exception {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]));
            run(postgres.address(), "create table kept as select 1 as number");
            System.out.println("started");
            Thread.sleep(Duration.ofMinutes(5));
        }
    }

    private static void run(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static boolean endsWithin(long pid, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < deadline) {
            if (ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
                Thread.sleep(50);
            } else {
                return true;
            }
        }
        return false;
    }
}
