package org.tripoint.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.util.FileSystemUtils;

/// A PostgreSQL server of this node, a child process that the kernel ends when the node dies, reached over
/// loopback with a password only. Everything of it lies in one folder: `data`, `password`, `log`.
public final class EmbeddedPostgres implements AutoCloseable {

    private static final String USER = "tripoint";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final int PORT_ATTEMPTS = 10;
    private static final long LOG_LIMIT_BYTES = 4L << 20;
    private static final int PASSWORD_BYTES = 24;

    /// Sized for a post: a handful of users, hundreds of thousands of records.
    private static final Map<String, String> SETTINGS = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "max_connections", "60",
            "shared_buffers", "64MB",
            "min_wal_size", "32MB",
            "max_wal_size", "256MB",
            "timezone", "UTC",
            "log_timezone", "UTC",
            "lc_messages", "C",
            "jit", "off");

    private final Path dir;
    private final FolderLock lock;
    private final Process process;
    private final DatabaseAddress address;
    private volatile boolean closing;

    private EmbeddedPostgres(Path dir, FolderLock lock, Process process, DatabaseAddress address) {
        this.dir = dir;
        this.lock = lock;
        this.process = process;
        this.address = address;
    }

    /// Starts the server of `dir`, after creating it when the folder holds none yet.
    /// Throws [CommandFailure.Prerequisite] when the machine does not allow it.
    public static EmbeddedPostgres start(Path dir) {
        return start(dir, Map.of());
    }

    /// As [#start(Path)], with further server settings.
    public static EmbeddedPostgres start(Path dir, Map<String, String> settings) {
        PostgresBinaries binaries = PostgresBinaries.unpacked();
        ProcessUser user = ProcessUser.ofThisMachine();
        FolderLock lock = FolderLock.take(dir);
        try {
            user.check(dir);
            waitForPredecessor(dir);
            if (!Files.isDirectory(dir.resolve("data"))) {
                create(dir, binaries, user);
            }
            user.own(dir.resolve("data"));
            keepLogShort(dir.resolve("log"));
            return launch(dir, lock, binaries, user, settings);
        } catch (IOException e) {
            lock.close();
            throw new CommandFailure.Prerequisite(
                    "The database in " + dir + " could not be started: " + e.getMessage() + spaceAdvice(dir, e), e);
        }
    }

    /// The server that another process of this node runs in `dir` at this moment.
    public static Optional<DatabaseAddress> findRunning(Path dir) {
        Path file = dir.resolve("data/postmaster.pid");
        try {
            return PostmasterFile.find(file)
                    .filter(PostmasterFile::ready)
                    .filter(postmaster -> postmaster.isAliveIn(dir.resolve("data")))
                    .map(postmaster -> address(dir, postmaster.port()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    public DatabaseAddress address() {
        return address;
    }

    /// Runs `action` with a message once when the server ends before it is closed.
    public void onUnexpectedEnd(Consumer<String> action) {
        CompletableFuture<Void> _ = process.onExit().thenAccept(ended -> {
            if (!closing) {
                action.accept("The database in " + dir + " ended with code " + ended.exitValue() + "; its last words: "
                        + lastWords(dir));
            }
        });
    }

    /// Ends all sessions and stops the server ("fast shutdown"); waits until it has written everything.
    @Override
    public void close() {
        closing = true;
        if (process.isAlive()) {
            interrupt(process.pid());
            if (!endsWithin(process, STOP_LIMIT)) {
                process.destroyForcibly();
            }
        }
        lock.close();
    }

    /// Creates the cluster beside its place and moves it there when it is whole.
    private static void create(Path dir, PostgresBinaries binaries, ProcessUser user) throws IOException {
        Path fresh = dir.resolve("data.new");
        FileSystemUtils.deleteRecursively(fresh);
        Files.createDirectory(
                fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        user.own(fresh);
        writePassword(dir.resolve("password"));
        user.own(dir.resolve("password"));
        List<String> command = new ArrayList<>(user.prefix());
        command.addAll(List.of(
                binaries.program("initdb").toString(),
                "-D",
                fresh.toString(),
                "-U",
                USER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + dir.resolve("password"),
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "--data-checksums"));
        Process initdb = environment(new ProcessBuilder(command).redirectErrorStream(true))
                .start();
        String said = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!endsWithin(initdb, START_LIMIT) || initdb.exitValue() != 0) {
            initdb.destroyForcibly();
            FileSystemUtils.deleteRecursively(fresh);
            throw new IOException("initdb failed: " + said.strip());
        }
        Files.move(fresh, dir.resolve("data"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void writePassword(Path file) throws IOException {
        byte[] secret = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(secret);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    private static EmbeddedPostgres launch(
            Path dir, FolderLock lock, PostgresBinaries binaries, ProcessUser user, Map<String, String> settings)
            throws IOException {
        for (int attempt = 1; attempt <= PORT_ATTEMPTS; attempt++) {
            int port = freePort();
            Process process = spawn(dir, command(dir, binaries, user, settings, port));
            if (waitUntilReady(dir, process, port)) {
                return new EmbeddedPostgres(dir, lock, process, address(dir, port));
            }
            if (!lastWords(dir).contains("Address already in use")) {
                break;
            }
        }
        throw new IOException("the server ended at once; its last words: " + lastWords(dir));
    }

    private static List<String> command(
            Path dir, PostgresBinaries binaries, ProcessUser user, Map<String, String> settings, int port) {
        Map<String, String> all = new TreeMap<>(SETTINGS);
        all.putAll(settings);
        all.put("port", String.valueOf(port));
        List<String> command = new ArrayList<>(user.prefix());
        command.addAll(List.of(
                binaries.program("postgres").toString(),
                "-D",
                dir.resolve("data").toString()));
        all.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    /// The kernel sends the death signal when the *thread* that started the child ends, so that thread waits
    /// for the child.
    private static Process spawn(Path dir, List<String> command) throws IOException {
        CompletableFuture<Process> started = new CompletableFuture<>();
        ProcessBuilder builder = environment(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(dir.resolve("log").toFile())));
        Thread.ofPlatform().daemon().name("parent of postgres " + dir).start(() -> {
            try {
                Process process = builder.start();
                started.complete(process);
                process.waitFor();
            } catch (IOException | InterruptedException e) {
                started.completeExceptionally(e);
            }
        });
        try {
            return started.join();
        } catch (CompletionException e) {
            throw new IOException("postgres could not be started: " + e.getCause(), e);
        }
    }

    private static ProcessBuilder environment(ProcessBuilder builder) {
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }

    /// True when our own child serves; false when it has ended.
    private static boolean waitUntilReady(Path dir, Process process, int port) throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                return false;
            }
            Optional<PostmasterFile> found = PostmasterFile.find(dir.resolve("data/postmaster.pid"));
            if (found.isPresent()
                    && found.get().ready()
                    && found.get().pid() == process.pid()
                    && found.get().port() == port) {
                return true;
            }
            pause();
        }
        process.destroyForcibly();
        throw new IOException("the server was not ready after " + START_LIMIT.toSeconds() + " s");
    }

    /// A server whose node was killed a moment ago may still be writing; it is given time, then told to stop.
    private static void waitForPredecessor(Path dir) throws IOException {
        Path data = dir.resolve("data");
        Optional<PostmasterFile> predecessor = PostmasterFile.find(data.resolve("postmaster.pid"));
        if (predecessor.isEmpty() || !predecessor.get().isAliveIn(data)) {
            return;
        }
        interrupt(predecessor.get().pid());
        long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
        while (predecessor.get().isAliveIn(data)) {
            if (System.nanoTime() > deadline) {
                throw new IOException(
                        "an earlier server, process " + predecessor.get().pid() + ", does not stop");
            }
            pause();
        }
    }

    private static DatabaseAddress address(Path dir, int port) {
        Path file = dir.resolve("password");
        try {
            return new DatabaseAddress(
                    "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                    USER,
                    Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// SIGINT is PostgreSQL's "fast shutdown"; Java itself sends only SIGTERM, which waits for every client.
    private static void interrupt(long pid) {
        try {
            endsWithin(new ProcessBuilder("sh", "-c", "kill -INT " + pid).start(), STOP_LIMIT);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot send a signal to the database", e);
        }
    }

    private static boolean endsWithin(Process process, Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the database", e);
        }
    }

    private static void keepLogShort(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
            Files.move(log, log.resolveSibling("log.old"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String lastWords(Path dir) {
        try {
            List<String> lines = Files.readAllLines(dir.resolve("log"), StandardCharsets.UTF_8);
            return String.join(" / ", lines.subList(Math.max(0, lines.size() - 4), lines.size()));
        } catch (IOException e) {
            return "(its log cannot be read: " + e.getMessage() + ")";
        }
    }

    private static String spaceAdvice(Path dir, IOException failure) {
        return DiskFull.isCauseOf(failure) || DiskFull.saysNoSpace(failure.getMessage())
                ? " The disk that holds " + dir + " is full: free some space, then start again."
                : "";
    }
}
