package org.tripoint.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The right to be the only process that works on a folder. The kernel takes it back when the process dies.
final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Creates `dir` when absent. Throws [CommandFailure.Prerequisite] when another process holds the folder.
    static FolderLock take(Path dir) {
        try {
            Files.createDirectories(dir);
            FileChannel channel =
                    FileChannel.open(dir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel).isPresent()) {
                return new FolderLock(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new CommandFailure.Prerequisite("cannot lock the folder " + dir + ": " + e.getMessage(), e);
        }
        throw new CommandFailure.Prerequisite("Another process of a node works on the folder " + dir
                + " at this moment. Stop it first, or choose another folder.");
    }

    private static Optional<FileLock> locked(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException _) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
