package org.tripoint.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The free space of the disk that holds a node's data. A reserve is never written to by the node, so that
/// PostgreSQL can always finish, check-point and recover. Thread-safe.
public final class DiskSpace {

    /// What a new node needs: an empty database, its write-ahead log and the reserve.
    static final long FIRST_START_BYTES = 256L << 20;

    /// Below this a node neither starts nor writes.
    static final long RESERVE_BYTES = 48L << 20;

    private final Path dir;

    public DiskSpace(Path dir) {
        this.dir = dir;
    }

    /// Throws [DiskFull] when only the reserve is left.
    public void checkForWrite() {
        long usable = usableBytes();
        if (usable < RESERVE_BYTES) {
            throw new DiskFull(mebibytes(usable) + " free on the disk of " + dir + ", " + mebibytes(RESERVE_BYTES)
                    + " kept in reserve");
        }
    }

    /// Throws [CommandFailure.Prerequisite] when the disk cannot hold a node that starts here, before anything
    /// is written.
    void checkForStart(boolean firstStart) {
        long needed = firstStart ? FIRST_START_BYTES : RESERVE_BYTES;
        long usable = usableBytes();
        if (usable < needed) {
            throw new CommandFailure.Prerequisite("The disk that holds " + dir + " is too full: " + mebibytes(usable)
                    + " are free and a node needs " + mebibytes(needed) + " to start. Nothing was changed."
                    + " Free some space, or choose a data folder on another disk.");
        }
    }

    private long usableBytes() {
        try {
            return Files.getFileStore(dir).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot ask for the free space of " + dir, e);
        }
    }

    private static String mebibytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }
}
