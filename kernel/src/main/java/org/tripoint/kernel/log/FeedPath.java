package org.tripoint.kernel.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tripoint.kernel.Sha256;

/// The spelling of the paths of a feed.
final class FeedPath {

    static final int MAX_CHARACTERS = 160;

    private static final Pattern LOG = Pattern.compile("(mirror/)?(control|routine)/([1-9][0-9]{0,5})/(.+)");
    private static final Pattern HASHED = Pattern.compile("(mirror/)?(records|attachments)/([0-9a-f]{64})");

    private FeedPath() {}

    static String log(Lane lane, int epoch) {
        return lane.code() + "/" + epoch + "/";
    }

    static Optional<FeedFile> parse(String path) {
        if (path.equals("head")) {
            return Optional.of(new FeedFile.Head());
        }
        Matcher hashed = HASHED.matcher(path);
        if (hashed.matches()) {
            return Optional.of(parseHashed(hashed));
        }
        Matcher log = LOG.matcher(path);
        return log.matches() ? parseInLog(log) : Optional.empty();
    }

    private static FeedFile parseHashed(Matcher hashed) {
        Sha256 hash = new Sha256(hashed.group(3));
        boolean mirrored = hashed.group(1) != null;
        if (hashed.group(2).equals("records")) {
            return mirrored ? new FeedFile.MirroredRecord(hash) : new FeedFile.ReleasedRecord(hash);
        }
        return mirrored ? new FeedFile.MirroredAttachment(hash) : new FeedFile.Attachment(hash);
    }

    private static Optional<FeedFile> parseInLog(Matcher log) {
        Lane lane = Lane.find(log.group(2)).orElseThrow();
        int epoch = Integer.parseInt(log.group(3));
        String rest = log.group(4);
        if (log.group(1) != null) {
            return rest.equals("checkpoint")
                    ? Optional.of(new FeedFile.Receipt(lane, epoch))
                    : BundleCoordinate.parse(rest).map(bundle -> new FeedFile.MirroredEntries(lane, epoch, bundle));
        }
        if (rest.equals("checkpoint")) {
            return Optional.of(new FeedFile.LogCheckpoint(lane, epoch));
        }
        Optional<FeedFile> entries =
                BundleCoordinate.parse(rest).map(bundle -> new FeedFile.Entries(lane, epoch, bundle));
        return entries.isPresent()
                ? entries
                : TileCoordinate.parse(rest).map(tile -> new FeedFile.HashTile(lane, epoch, tile));
    }
}
