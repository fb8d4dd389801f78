package org.tripoint.exchange;

import java.io.IOException;
import java.util.Optional;
import org.tripoint.kernel.log.FeedFile;

/// Where the files come from that a neighbour keeps for this node: his node, or a medium that was carried across.
interface FeedSource {

    /// The octets of a file, `maxOctets` at most; empty where there is no such file. Throws [IOException] where it
    /// cannot be read or is longer.
    Optional<byte[]> find(FeedFile file, int maxOctets) throws IOException, InterruptedException;

    /// Whether files may be missing or damaged without any fault of the neighbour.
    boolean isMedium();
}
