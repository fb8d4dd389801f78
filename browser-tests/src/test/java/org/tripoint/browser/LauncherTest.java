package org.tripoint.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the launcher refuses, before it starts anything.
class LauncherTest {

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fly",
                "demo --port-base",
                "demo --port-base many",
                "demo --port-base 80",
                "demo stop",
                "demo stop FR",
                "demo fly",
                "test quickly"
            })
    void explainsItselfWhenItIsNotUnderstood(String arguments) {
        Launcher.Result result = Launcher.run(demo(), arguments.isEmpty() ? new String[0] : arguments.split(" ", -1));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).contains("usage:", "./tripoint demo");
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void saysWhatToInstallWithoutJdk25() {
        Launcher.Result result = Launcher.run(
                Map.of("JAVA_HOME", "", "TRIPOINT_JVM_DIR", dir.toString()), "run", "--data", dir.toString());

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.output()).contains("JDK 25", "JAVA_HOME", dir.toString());
    }

    @Test
    void namesTheTakenPortAndStartsNothing() throws IOException {
        int base = RunningDemo.freePortBase();
        try (ServerSocket _ = new ServerSocket(base + 12, 1, InetAddress.getLoopbackAddress())) {
            Launcher.Result result = Launcher.run(demo(), "demo", "--port-base", String.valueOf(base));

            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.output()).contains("port " + (base + 12) + " is taken", "--port-base");
        }
        assertThat(dir.resolve("vn")).doesNotExist();
        assertThat(RunningDemo.processesOf(dir)).isEmpty();
    }

    @Test
    void namesTheTakenPortOfASingleNode() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(dir.resolve("node.properties"), "party=VN\nweb.port=" + taken.getLocalPort() + "\n");

            Launcher.Result result = Launcher.run(Map.of(), "run", "--data", dir.toString());

            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.output()).contains("Port " + taken.getLocalPort(), "web.port", "node.properties");
        }
        assertThat(dir.resolve("postgres")).doesNotExist();
    }

    @Test
    void startsNothingOnAFullDisk() throws IOException {
        Files.writeString(dir.resolve("node.properties"), "party=VN\nweb.port=0\nfeed.port=0\n");

        Launcher.Result result = onSmallDisk(64, "run", "--data", dir.toString());

        assertThat(result.output()).contains("The disk that holds " + dir + " is too full", "Free some space");
        assertThat(result.output()).contains("left behind: node.properties .");
        assertThat(result.exitCode()).isEqualTo(3);
    }

    @Test
    void stopsTheDemoOnAFullDisk() {
        Launcher.Result result = onSmallDisk(64, "demo", "--port-base", String.valueOf(RunningDemo.freePortBase()));

        assertThat(result.output()).contains("is too full", "Free some space", "Stopped.");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(RunningDemo.processesOf(dir)).isEmpty();
    }

    @Test
    void doesNotTalkToADemoThatDoesNotRun() {
        assertThat(Launcher.run(demo(), "demo", "stop", "KH").exitCode()).isEqualTo(1);
        assertThat(Launcher.run(demo(), "demo", "start", "KH").exitCode()).isEqualTo(1);
        assertThat(Launcher.run(demo(), "demo", "status").exitCode()).isEqualTo(1);
    }

    private Map<String, String> demo() {
        return RunningDemo.environmentOf(dir);
    }

    /// Runs `./tripoint` where `dir` lies on a disk of its own of so many MiB, with the files that `dir` has, and
    /// prints what is there afterwards. The disk exists for these processes only.
    private Launcher.Result onSmallDisk(int mebibytes, String... arguments) {
        String script = """
                cp -a "$0" "$0.kept" && mount -t tmpfs -o size="$1"m tmpfs "$0" && cp -a "$0.kept/." "$0" || exit 99
                shift
                "$@"
                code=$?
                echo "left behind:" $(ls -A "$0") .
                exit $code
                """;
        List<String> command = new ArrayList<>(List.of("unshare"));
        command.add("root".equals(System.getProperty("user.name")) ? "-m" : "-Urm");
        command.addAll(List.of("bash", "-c", script, dir.toString(), String.valueOf(mebibytes)));
        command.addAll(Launcher.command(List.of(arguments)));
        try (Launcher launcher = Launcher.startCommand(demo(), command)) {
            return launcher.await();
        }
    }
}
