package org.tripoint.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/// The programs of PostgreSQL, unpacked once a machine and shared by all nodes on it.
record PostgresBinaries(Path home) {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private static final int BUFFER_BYTES = 1 << 16;

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /// Finds the programs in the machine's cache and unpacks them there when they are absent.
    static PostgresBinaries unpacked() {
        Path home = cache().resolve("postgres-" + checksum());
        if (Files.isExecutable(home.resolve("bin/postgres"))) {
            return new PostgresBinaries(home);
        }
        try {
            Files.createDirectories(home.getParent());
            Path fresh = Files.createTempDirectory(
                    home.getParent(),
                    "unpacking-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            try {
                unpackInto(fresh);
                moveUnlessThere(fresh, home);
            } finally {
                FileSystemUtils.deleteRecursively(fresh);
            }
            return new PostgresBinaries(home);
        } catch (IOException e) {
            throw new CommandFailure.Prerequisite(
                    "PostgreSQL could not be unpacked into " + home + ": " + e.getMessage()
                            + ". The folder must be writable and its disk needs 100 MiB free.",
                    e);
        }
    }

    /// Two nodes that start together may both unpack; the first to finish wins, both results are the same.
    private static void moveUnlessThere(Path fresh, Path home) throws IOException {
        try {
            Files.move(fresh, home);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
            // another node was faster
        }
    }

    private static void unpackInto(Path dir) throws IOException {
        Process tar = new ProcessBuilder("tar", "-x", "--no-same-owner", "-f", "-", "-C", dir.toString())
                .redirectErrorStream(true)
                .start();
        try (InputStream archive = archive();
                XZInputStream plain = new XZInputStream(archive);
                OutputStream out = tar.getOutputStream()) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = plain.read(buffer); read >= 0; read = plain.read(buffer)) {
                out.write(buffer, 0, read);
            }
        }
        String said = new String(tar.getInputStream().readNBytes(BUFFER_BYTES), StandardCharsets.UTF_8);
        if (exitCode(tar) != 0) {
            throw new IOException("tar failed: " + said.strip());
        }
    }

    private static int exitCode(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL was unpacked", e);
        }
    }

    private static InputStream archive() {
        return Optional.ofNullable(PostgresBinaries.class.getResourceAsStream(ARCHIVE))
                .orElseThrow(PostgresBinaries::unsupported);
    }

    /// Names the unpacked folder after the archive's checksum, so that an upgrade unpacks anew.
    private static String checksum() {
        try {
            URL archive = Optional.ofNullable(PostgresBinaries.class.getResource(ARCHIVE))
                    .orElseThrow(PostgresBinaries::unsupported);
            JarURLConnection connection = (JarURLConnection) archive.openConnection();
            return Long.toHexString(connection.getJarEntry().getCrc());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the archive of PostgreSQL", e);
        }
    }

    private static CommandFailure.Prerequisite unsupported() {
        return new CommandFailure.Prerequisite("The PostgreSQL that comes with the node does not run on this kind of"
                + " processor; give database.url of an external one.");
    }

    /// Root unpacks where an account without rights can read; everyone else below the own home.
    private static Path cache() {
        if (ProcessUser.isRoot()) {
            return Path.of("/var/cache/tripoint");
        }
        String configured = System.getenv("XDG_CACHE_HOME");
        Path base = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        return base.resolve("tripoint");
    }
}
