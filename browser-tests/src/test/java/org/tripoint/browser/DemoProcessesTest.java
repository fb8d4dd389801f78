package org.tripoint.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripoint.platform.EmbeddedPostgres;

/// The processes of the demo: all of them end with their launcher, however it ends, and nothing else does.
class DemoProcessesTest {

    @TempDir
    Path dir;

    @Test
    void stopAloneOnRequestAndTogetherWithALauncherThatIsKilled() throws IOException {
        try (EmbeddedPostgres unrelated = EmbeddedPostgres.start(dir.resolve("unrelated"));
                RunningDemo demo = RunningDemo.start(dir.resolve("demo"))) {
            Process unrelatedJvm = sleepingJvm();
            demo.stop("KH");
            assertThat(Launcher.run(RunningDemo.environmentOf(dir.resolve("demo")), "demo", "status")
                            .output())
                    .containsSubsequence("VN", "ready", "LA", "ready", "KH", "stopped");
            assertThat(health(demo.web("VN"))).isEqualTo(200);
            demo.start("KH");
            assertThat(health(demo.web("KH"))).isEqualTo(200);
            assertThat(demo.processes()).hasSizeGreaterThanOrEqualTo(6);

            demo.launcher().signal("KILL");

            assertThat(demo.endsAltogether()).isTrue();
            assertThat(unrelatedJvm.isAlive()).isTrue();
            assertThat(EmbeddedPostgres.findRunning(dir.resolve("unrelated"))).contains(unrelated.address());
            unrelatedJvm.destroyForcibly();
        }
    }

    @Test
    void endOnCtrlCAndStartAgainWithTheirDataWithoutCompiling() throws Exception {
        Path data = dir.resolve("demo");
        try (RunningDemo demo = RunningDemo.start(data)) {
            assertThat(Launcher.run(RunningDemo.environmentOf(data), "demo").output())
                    .contains("runs already");
            demo.launcher().signal("INT");
            Launcher.Result result = demo.launcher().await();

            assertThat(result.exitCode()).isZero();
            assertThat(result.output()).endsWith("READY\nStopped.");
            assertThat(demo.processes()).isEmpty();
        }

        try (RunningDemo demo = RunningDemo.start(data, Map.of("PATH", withoutMaven()))) {
            assertThat(demo.launcher().output()).doesNotContain("Building", "mvn was called");
            assertThat(health(demo.web("LA"))).isEqualTo(200);
        }
    }

    private static Process sleepingJvm() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Sleeper.class.getName())
                .start();
    }

    /// A Java process that has nothing to do with the demo.
    static final class Sleeper {
        private Sleeper() {}

        static void main() throws InterruptedException {
            Thread.sleep(Duration.ofMinutes(10));
        }
    }

    /// A search path on which `mvn` fails and says so.
    private String withoutMaven() throws IOException {
        Path programs = Files.createDirectory(dir.resolve("programs"));
        Path mvn = Files.writeString(programs.resolve("mvn"), "#!/bin/sh\necho mvn was called >&2\nexit 1\n");
        Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
        return programs + ":" + System.getenv("PATH");
    }

    private static int health(URI web) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) web.resolve("/health").toURL().openConnection();
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
