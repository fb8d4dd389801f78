package org.tripoint.faults;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The process of one node in a trial, seen from outside.
final class NodeProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration ANSWER = Duration.ofMinutes(10);

    private final String party;
    private final Path dir;
    private final List<String> command;
    private BlockingQueue<String> answers = new ArrayBlockingQueue<>(16);
    private @Nullable Process process;

    /// @param before words that go before the command, such as those that give the process a disk of its own
    NodeProcess(String party, Path dir, List<String> before) {
        this.party = party;
        this.dir = dir;
        this.command = new ArrayList<>(before);
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dcom.amazon.corretto.crypto.provider.registerEdKeyFactory=true",
                "-Djdk.net.hosts.file=" + hosts(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                NodeUnderTest.class.getName(),
                dir.toString()));
    }

    /// How this node resolves its neighbours' names: each lies behind a wire of its own.
    Path hosts() {
        return dir.resolveSibling(party.toLowerCase(java.util.Locale.ROOT) + ".hosts");
    }

    String party() {
        return party;
    }

    Path dir() {
        return dir;
    }

    void start() {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()));
        try {
            Process started = builder.start();
            BlockingQueue<String> fresh = new ArrayBlockingQueue<>(16);
            Thread.ofVirtual().start(() -> read(started, fresh));
            process = started;
            answers = fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() {
        String ready = await(START);
        if (!ready.equals("ready")) {
            throw new AssertionError(party + " said " + ready + "; its log is " + log());
        }
    }

    Path log() {
        return dir.resolveSibling(party.toLowerCase(java.util.Locale.ROOT) + ".log");
    }

    private void read(Process from, BlockingQueue<String> queue) {
        try (BufferedReader in = from.inputReader(StandardCharsets.UTF_8);
                BufferedWriter log =
                        Files.newBufferedWriter(log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("@")) {
                    queue.add(line.substring(1));
                } else {
                    log.write(line + "\n");
                }
            }
        } catch (IOException e) {
            // The process was killed in the middle of a line.
        }
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /// Has the node do something and returns what it says.
    String ask(String line) {
        Process asked = process;
        if (asked == null) {
            throw new IllegalStateException("expected " + party + " to run");
        }
        try {
            BufferedWriter out = asked.outputWriter(StandardCharsets.UTF_8);
            out.write(line + "\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return await(ANSWER);
    }

    private String await(Duration patience) {
        try {
            String answer = answers.poll(patience.toSeconds(), TimeUnit.SECONDS);
            if (answer == null) {
                throw new AssertionError(party + " does not answer; its log is " + log());
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// SIGKILL: nothing is closed, nothing is written any more.
    void kill() {
        Process killed = process;
        if (killed != null) {
            killed.destroyForcibly();
            try {
                killed.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        kill();
    }
}
