package org.tripoint.kernel.log;

import java.util.Optional;
import org.tripoint.kernel.Sha256;

/// One file of what a node keeps for one neighbour: the same tree over the network, under `/to/<party>/`, and on a
/// medium that is carried across. Paths have one spelling.
public sealed interface FeedFile {

    /// Relative to the tree, without a slash in front.
    String path();

    /// Reads what [#path] writes; every other text is empty.
    static Optional<FeedFile> parse(String path) {
        return path.length() > FeedPath.MAX_CHARACTERS ? Optional.empty() : FeedPath.parse(path);
    }

    /// The newest signed checkpoint of a log.
    record LogCheckpoint(Lane lane, int epoch) implements FeedFile {

        @Override
        public String path() {
            return FeedPath.log(lane, epoch) + "checkpoint";
        }
    }

    /// A tile of hashes of a log.
    record HashTile(Lane lane, int epoch, TileCoordinate tile) implements FeedFile {

        @Override
        public String path() {
            return FeedPath.log(lane, epoch) + tile.path();
        }
    }

    /// A bundle of entries of a log.
    record Entries(Lane lane, int epoch, BundleCoordinate bundle) implements FeedFile {

        @Override
        public String path() {
            return FeedPath.log(lane, epoch) + bundle.path();
        }
    }

    /// The newest checkpoint of the neighbour's own log that this node mirrored, with its cosignature: the receipt.
    record Receipt(Lane lane, int epoch) implements FeedFile {

        @Override
        public String path() {
            return "mirror/" + FeedPath.log(lane, epoch) + "checkpoint";
        }
    }

    /// A record, with the disclosures released to this neighbour and no others.
    record ReleasedRecord(Sha256 record) implements FeedFile {

        @Override
        public String path() {
            return "records/" + record;
        }
    }

    /// An attachment of a section released to this neighbour.
    record Attachment(Sha256 attachment) implements FeedFile {

        @Override
        public String path() {
            return "attachments/" + attachment;
        }
    }

    /// A bundle of entries of the neighbour's own log, as this node mirrored it: for a neighbour that lost them.
    record MirroredEntries(Lane lane, int epoch, BundleCoordinate bundle) implements FeedFile {

        @Override
        public String path() {
            return "mirror/" + FeedPath.log(lane, epoch) + bundle.path();
        }
    }

    /// A record of the neighbour's own, with the disclosures that this node holds of it.
    record MirroredRecord(Sha256 record) implements FeedFile {

        @Override
        public String path() {
            return "mirror/records/" + record;
        }
    }

    /// An attachment of a record of the neighbour's own.
    record MirroredAttachment(Sha256 attachment) implements FeedFile {

        @Override
        public String path() {
            return "mirror/attachments/" + attachment;
        }
    }

    /// How far the lanes are, unsigned: a hint to look, for the long poll.
    record Head() implements FeedFile {

        @Override
        public String path() {
            return "head";
        }
    }
}
