package org.tripoint.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.Sha256;

/// Contents too large for the database, each a file `blobs/ab/cdef…` named by its SHA-256. A file that has its
/// name is whole and on the disk. Thread-safe.
@Component
public class Blobs {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path dir;
    private final DiskSpace space;

    public Blobs(NodeSettings settings) {
        this.dir = settings.dataDir().resolve("blobs");
        this.space = new DiskSpace(settings.dataDir());
    }

    /// What [#put] kept.
    public record Blob(Sha256 hash, long sizeBytes) {}

    /// A content longer than the caller allows; nothing of it was kept.
    public static final class TooLarge extends RuntimeException {
        TooLarge(long maxBytes) {
            super("content is longer than " + maxBytes + " bytes");
        }
    }

    /// Keeps `content` to its end, at most `maxBytes`. Throws [TooLarge] or [DiskFull]; then nothing is kept.
    public Blob put(InputStream content, long maxBytes) {
        space.checkForWrite();
        try {
            Files.createDirectories(dir);
            Path fresh = Files.createTempFile(dir, "incoming-", "");
            try {
                Blob blob = write(content, fresh, maxBytes);
                publish(fresh, blob.hash());
                return blob;
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            if (DiskFull.isCauseOf(e)) {
                throw new DiskFull("attachment", e);
            }
            throw new UncheckedIOException("cannot keep an attachment in " + dir, e);
        }
    }

    /// Throws [NoSuchElementException] when it is not here.
    public InputStream open(Sha256 hash) {
        try {
            return Files.newInputStream(path(hash));
        } catch (NoSuchFileException _) {
            throw new NoSuchElementException("no attachment " + hash);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read attachment " + hash, e);
        }
    }

    public boolean exists(Sha256 hash) {
        return Files.exists(path(hash));
    }

    /// Removes it from the disk; without effect when it is not here.
    public void delete(Sha256 hash) {
        try {
            if (Files.deleteIfExists(path(hash))) {
                syncDirectory(shelf(hash));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete attachment " + hash, e);
        }
    }

    private Path path(Sha256 hash) {
        return shelf(hash).resolve(hash.hex().substring(2));
    }

    private Path shelf(Sha256 hash) {
        return dir.resolve(hash.hex().substring(0, 2));
    }

    private static Blob write(InputStream content, Path file, long maxBytes) throws IOException {
        MessageDigest digest = Sha256.digest();
        long size = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > maxBytes) {
                    throw new TooLarge(maxBytes);
                }
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
            channel.force(true);
        }
        return new Blob(Sha256.ofOctets(digest.digest()), size);
    }

    private void publish(Path fresh, Sha256 hash) throws IOException {
        Files.createDirectories(shelf(hash));
        Files.move(fresh, path(hash), StandardCopyOption.ATOMIC_MOVE);
        syncDirectory(shelf(hash));
    }

    /// A rename is on the disk when its directory is (POSIX `fsync` of the directory).
    private static void syncDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
