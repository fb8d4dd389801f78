package org.tripoint.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/// The demo of three nodes, started by the launcher in a folder and on ports of its own, ready to be used.
public final class RunningDemo implements AutoCloseable {

    private static final int LOWEST_BASE = 20_000;
    private static final int HIGHEST_BASE = 31_000;
    private static final int PORTS = 20;
    private static final Duration END_LIMIT = Duration.ofSeconds(40);

    private final Path dir;
    private final int portBase;
    private final Launcher launcher;

    private RunningDemo(Path dir, int portBase, Launcher launcher) {
        this.dir = dir;
        this.portBase = portBase;
        this.launcher = launcher;
    }

    /// Starts the demo whose data lie in `dir` and waits until it says READY.
    public static RunningDemo start(Path dir) {
        return start(dir, Map.of());
    }

    static RunningDemo start(Path dir, Map<String, String> environment) {
        int portBase = freePortBase();
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(environmentOf(dir));
        Launcher launcher = Launcher.start(all, List.of("demo", "--port-base", String.valueOf(portBase)));
        RunningDemo demo = new RunningDemo(dir, portBase, launcher);
        try {
            launcher.awaitLine("READY"::equals);
        } catch (AssertionError e) {
            demo.close();
            throw e;
        }
        return demo;
    }

    static Map<String, String> environmentOf(Path dir) {
        return Map.of("TRIPOINT_DEMO", dir.toString());
    }

    /// Address of the pages of a party's node, for example of `KH`.
    public URI web(String party) {
        return URI.create("http://localhost:" + (portBase + number(party)));
    }

    /// The port on which a party's node serves its neighbours.
    int feedPort(String party) {
        return portBase + 10 + number(party);
    }

    /// The data folder of a party's node.
    public Path dataDir(String party) {
        return dir.resolve(party.toLowerCase(Locale.ROOT));
    }

    /// Stops one node, as `./tripoint demo stop XX` at another terminal.
    public void stop(String party) {
        call("stop", party);
    }

    /// Starts one node again and waits until it is ready.
    public void start(String party) {
        call("start", party);
    }

    Launcher launcher() {
        return launcher;
    }

    /// The processes that work on the demo's folder at this moment.
    List<Long> processes() {
        return processesOf(dir);
    }

    static List<Long> processesOf(Path dir) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> commandLine(pid).contains(dir.toString()))
                .toList();
    }

    boolean endsAltogether() {
        long deadline = System.nanoTime() + END_LIMIT.toNanos();
        while (!processes().isEmpty()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause();
        }
        return true;
    }

    /// Ends the demo as Ctrl-C does and waits until all its processes are gone.
    @Override
    public void close() {
        launcher.signal("TERM");
        if (!endsAltogether()) {
            throw new AssertionError("processes of the demo are left: " + processes());
        }
        launcher.close();
    }

    private void call(String verb, String party) {
        Launcher.Result result = Launcher.run(environmentOf(dir), "demo", verb, party);
        if (result.exitCode() != 0) {
            throw new AssertionError("demo " + verb + " " + party + ": " + result);
        }
    }

    private static int number(String party) {
        return switch (party) {
            case "VN" -> 1;
            case "LA" -> 2;
            case "KH" -> 3;
            default -> throw new IllegalArgumentException("no node of " + party + " in the demo");
        };
    }

    /// A base below the ports that the system gives out by itself, with all ports free that the demo uses.
    static int freePortBase() {
        for (int attempt = 0; attempt < 100; attempt++) {
            int base = ThreadLocalRandom.current().nextInt(LOWEST_BASE, HIGHEST_BASE);
            if (IntStream.range(base, base + PORTS).allMatch(RunningDemo::isFree)) {
                return base;
            }
        }
        throw new IllegalStateException("no " + PORTS + " free ports in a row");
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// Empty for a process that has ended.
    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
