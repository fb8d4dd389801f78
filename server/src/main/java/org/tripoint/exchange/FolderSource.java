package org.tripoint.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.log.FeedFile;

/// A feed tree in a folder of a medium: `<from>/to/<to>/` and below it the paths of the feed. Links are not followed.
record FolderSource(Path tree) implements FeedSource {

    /// Where on a medium the tree lies that one party keeps for another.
    static Path tree(Path medium, PartyId from, PartyId to) {
        return medium.resolve(from.value()).resolve("to").resolve(to.value());
    }

    @Override
    public Optional<byte[]> find(FeedFile file, int maxOctets) throws IOException {
        Path path = tree.resolve(file.path());
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (InputStream content = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            byte[] octets = content.readNBytes(maxOctets + 1);
            if (octets.length > maxOctets) {
                throw new IOException("expected at most " + maxOctets + " octets of " + path);
            }
            return Optional.of(octets);
        }
    }

    @Override
    public boolean isMedium() {
        return true;
    }
}
