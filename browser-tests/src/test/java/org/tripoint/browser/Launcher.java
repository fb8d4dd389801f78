package org.tripoint.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/// One call of `./tripoint`, as a person at a terminal makes it, and what it prints. Closing kills it with -9.
final class Launcher implements AutoCloseable {

    /// Long enough for a build.
    private static final Duration LIMIT = Duration.ofMinutes(8);

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    private Launcher(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::read);
    }

    /// Starts `./tripoint` with the environment of this process and more.
    static Launcher start(Map<String, String> environment, List<String> arguments) {
        return startCommand(environment, command(arguments));
    }

    /// The command of `./tripoint`; Ctrl-C works in it even where this process was started without.
    static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(
                List.of("env", "--default-signal=INT", ROOT.resolve("tripoint").toString()));
        command.addAll(arguments);
        return command;
    }

    static Launcher startCommand(Map<String, String> environment, List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return new Launcher(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a call printed and the code with which it ended.
    record Result(int exitCode, String output) {}

    /// Runs `./tripoint` to its end.
    static Result run(Map<String, String> environment, String... arguments) {
        try (Launcher launcher = start(environment, List.of(arguments))) {
            return launcher.await();
        }
    }

    long pid() {
        return process.pid();
    }

    Result await() {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("no end after " + LIMIT + "; it said:\n" + output());
            }
            end.get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("its output did not end; it said:\n" + output(), e);
        }
        return new Result(process.exitValue(), output());
    }

    /// Waits until it has printed a line that fits.
    void awaitLine(Predicate<String> fits) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        synchronized (lines) {
            while (lines.stream().noneMatch(fits)) {
                if (end.isDone() || System.nanoTime() > deadline) {
                    throw new AssertionError("the line did not come; it said:\n" + output());
                }
                try {
                    lines.wait(500);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new AssertionError(e);
                }
            }
        }
    }

    /// Sends a signal by its name, such as `INT`.
    void signal(String name) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String output() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void read() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                    lines.notifyAll();
                }
            }
            end.complete(null);
        } catch (IOException e) {
            end.completeExceptionally(e);
        }
    }
}
