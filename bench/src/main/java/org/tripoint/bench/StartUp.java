package org.tripoint.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import org.tripoint.platform.NodeSettings;

/// How long a node takes from its process being started to `/health`, and what it and its PostgreSQL then hold in
/// memory.
final class StartUp {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private StartUp() {}

    static void measure() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("tripoint-start");
        try {
            int webPort = Pair.freePort();
            Files.writeString(
                    data.resolve(NodeSettings.FILE),
                    "party=VN\nmode=test\nweb.port=%d\nfeed.port=%d\n".formatted(webPort, Pair.freePort()));
            System.out.printf("%nstart of a node, -Xmx256m, SerialGC%n");
            once("first start, database and keys made", data, webPort);
            once("second start", data, webPort);
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    private static void once(String what, Path data, int webPort) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process node = start(data);
        try {
            awaitHealth(webPort);
            double seconds = (double) (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%-40s %5.1f s   node %d MiB, its PostgreSQL %d MiB (proportional)%n",
                    what, seconds, memory(Stream.of(node.toHandle()), "Pss"), memory(node.descendants(), "Pss"));
        } finally {
            node.destroy();
            node.waitFor();
        }
    }

    /// A node as the launcher starts one, but for the class cache.
    static Process start(Path data) throws IOException {
        return new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dcom.amazon.corretto.crypto.provider.registerEdKeyFactory=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.tripoint.Tripoint",
                        "run",
                        "--data",
                        data.toString()))
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("log").toFile())
                .start();
    }

    static void awaitHealth(int webPort) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + webPort + "/health"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < deadline) {
                try {
                    if (client.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return;
                    }
                } catch (java.net.ConnectException e) {
                    Thread.sleep(10);
                }
            }
        }
        throw new IOException("expected the node to answer within " + PATIENCE);
    }

    static long memory(Stream<ProcessHandle> processes, String field) {
        return processes.mapToLong(process -> kibibytes(process, field)).sum() / 1024;
    }

    /// A process that ended meanwhile holds nothing.
    private static long kibibytes(ProcessHandle process, String field) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith(field + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }
}
