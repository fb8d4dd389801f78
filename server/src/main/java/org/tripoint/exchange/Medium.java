package org.tripoint.exchange;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.tripoint.kernel.log.FeedFile;

/// A feed tree that is being written to a folder. A file that has its name is whole and on the disk.
record Medium(Path tree) {

    /// Whether a file that never changes is there already, with as many octets.
    boolean has(FeedFile file, int octets) throws IOException {
        Path path = tree.resolve(file.path());
        return Files.isRegularFile(path) && Files.size(path) == octets;
    }

    void write(FeedFile file, byte[] octets) throws IOException {
        Path path = tree.resolve(file.path());
        Files.createDirectories(path.getParent());
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            java.nio.ByteBuffer buffer = java.nio.ByteBuffer.wrap(octets);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
