package org.tripoint.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.tripoint.kernel.Octets;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.log.BundleCoordinate;
import org.tripoint.kernel.log.EntryBundle;
import org.tripoint.kernel.log.FeedFile;
import org.tripoint.kernel.log.FeedOrigin;
import org.tripoint.kernel.log.Lane;
import org.tripoint.kernel.log.Leaf;
import org.tripoint.kernel.log.LeafVerdict;
import org.tripoint.kernel.log.MerkleHash;
import org.tripoint.kernel.log.SignedCheckpoint;
import org.tripoint.kernel.log.TileCoordinate;
import org.tripoint.ledger.Attachment;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.NodeKeys;

/// Feeds that are carried: the file tree of a neighbour is written to a medium, and a neighbour's tree is read from
/// one, beside the network and in any order. What a medium lacks or holds damaged is told entry by entry, and nothing
/// behind it is taken.
@Service
public class Carriage {

    /// Lines of missing entries that are told one by one.
    private static final int MAX_LINES = 100;

    private static final int CHUNK = TileCoordinate.FULL_WIDTH;

    private final NodeKeys keys;
    private final Peers peers;
    private final Logs logs;
    private final Ledger ledger;
    private final FeedFiles files;
    private final ReleasedAttachments released;
    private final Follower follower;
    private final Mirror mirror;
    private final LinkEvents events;

    Carriage(
            NodeKeys keys,
            Peers peers,
            Logs logs,
            Ledger ledger,
            FeedFiles files,
            ReleasedAttachments released,
            Follower follower,
            Mirror mirror,
            LinkEvents events) {
        this.keys = keys;
        this.peers = peers;
        this.logs = logs;
        this.ledger = ledger;
        this.files = files;
        this.released = released;
        this.follower = follower;
        this.mirror = mirror;
        this.events = events;
    }

    /// What came of it.
    ///
    /// @param complete whether nothing was missing, damaged or refused
    /// @param lines for the person at the command line
    public record Outcome(boolean complete, List<String> lines) {}

    /// Writes to a folder what the neighbour has not acknowledged yet, or `all` of it. What lies there already and is
    /// the same is left alone.
    public Outcome export(PartyId to, Path folder, boolean all) throws IOException {
        if (!peers.listConfirmed().contains(to)) {
            return new Outcome(false, List.of("expected a confirmed neighbour, found " + to));
        }
        PartyId own = keys.keySet().party();
        Medium medium = new Medium(FolderSource.tree(folder, own, to));
        List<String> lines = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            for (Logs.Head head : logs.listEpochs(own, to, lane)) {
                long from = all ? 0 : head.receiptSize();
                write(medium, head, from);
                lines.add(head.origin() + ": entries " + from + " to " + head.size() + " of " + head.size());
            }
        }
        for (Lane lane : Lane.values()) {
            for (Logs.Head head : logs.listEpochs(to, own, lane)) {
                copy(medium, to, new FeedFile.Receipt(lane, head.origin().epoch()));
            }
        }
        copy(medium, to, new FeedFile.Head());
        events.tell(to, LinkEvents.Kind.CARRIED_OUT, "");
        lines.add("written to " + medium.tree());
        return new Outcome(true, lines);
    }

    private void write(Medium medium, Logs.Head head, long from) throws IOException {
        FeedOrigin origin = head.origin();
        long first = from / CHUNK * CHUNK;
        for (long at = from; at < head.size(); at += CHUNK) {
            for (Octets entry : logs.entries(origin, at, (int) Math.min(CHUNK, head.size() - at))) {
                if (Leaf.read(entry) instanceof LeafVerdict.Read(Leaf.Release release)) {
                    writeRelease(medium, origin.to(), release);
                }
            }
        }
        for (int level = 0; level <= TileCoordinate.MAX_LEVEL && head.size() >> (8 * level) > 0; level++) {
            long hashes = head.size() >> (8 * level);
            for (long at = 0; at < hashes; at += CHUNK) {
                TileCoordinate tile = new TileCoordinate(level, at / CHUNK, (int) Math.min(CHUNK, hashes - at));
                FeedFile file = new FeedFile.HashTile(origin.lane(), origin.epoch(), tile);
                if (!medium.has(file, tile.width() * 32)) {
                    copy(medium, origin.to(), file);
                }
            }
        }
        for (long at = first; at < head.size(); at += CHUNK) {
            BundleCoordinate bundle = BundleCoordinate.holding(at, head.size()).orElseThrow();
            copy(medium, origin.to(), new FeedFile.Entries(origin.lane(), origin.epoch(), bundle));
        }
        medium.write(
                new FeedFile.LogCheckpoint(origin.lane(), origin.epoch()),
                head.checkpoint().toArray());
    }

    private void writeRelease(Medium medium, PartyId to, Leaf.Release release) throws IOException {
        copy(medium, to, new FeedFile.ReleasedRecord(release.record()));
        List<Attachment> named = ledger.find(release.record())
                .map(record -> released.of(record, release.sections()))
                .orElse(List.of());
        for (Attachment attachment : named) {
            FeedFile file = new FeedFile.Attachment(attachment.hash());
            if (!medium.has(file, (int) attachment.octets())) {
                copy(medium, to, file);
            }
        }
    }

    private void copy(Medium medium, PartyId to, FeedFile file) throws IOException {
        Optional<byte[]> octets = files.find(to, file);
        if (octets.isPresent()) {
            medium.write(file, octets.get());
        }
    }

    /// Takes from a medium what is new in the feeds of confirmed neighbours, control lane first, and their receipts.
    public Outcome bringIn(Path folder) throws InterruptedException {
        PartyId own = keys.keySet().party();
        boolean complete = true;
        List<String> lines = new ArrayList<>();
        for (PartyId neighbour : peers.listConfirmed()) {
            Path tree = FolderSource.tree(folder, neighbour, own);
            if (Files.isDirectory(tree)) {
                FolderSource source = new FolderSource(tree);
                for (Lane lane : Lane.values()) {
                    complete &= bringIn(neighbour, lane, source, lines);
                }
                complete &= receipts(neighbour, source, lines);
                events.tell(neighbour, LinkEvents.Kind.CARRIED_IN, "");
            }
        }
        if (lines.isEmpty()) {
            return new Outcome(
                    false, List.of("expected a tree <neighbour>/to/" + own + " in " + folder + ", found none"));
        }
        return new Outcome(complete, lines);
    }

    private boolean bringIn(PartyId neighbour, Lane lane, FolderSource source, List<String> lines)
            throws InterruptedException {
        PartyId own = keys.keySet().party();
        long before = size(neighbour, lane);
        boolean complete = true;
        try {
            List<Gap> gaps = follower.follow(neighbour, lane, source);
            complete = gaps.isEmpty();
        } catch (Contradiction e) {
            complete = false;
            lines.add(lane.code() + ": stopped: " + e.code());
        } catch (IOException e) {
            complete = false;
            lines.add(lane.code() + ": stopped: " + e.getMessage());
        }
        lines.add(lane.code() + ": " + (size(neighbour, lane) - before) + " new entries");
        if (!complete) {
            missing(logs.newest(neighbour, own, lane), source, lines);
        }
        return holdLost(neighbour, lane, source, lines) && complete;
    }

    private long size(PartyId neighbour, Lane lane) {
        return logs.listEpochs(neighbour, keys.keySet().party(), lane).stream()
                .mapToLong(Logs.Head::size)
                .sum();
    }

    private boolean receipts(PartyId neighbour, FolderSource source, List<String> lines) throws InterruptedException {
        try {
            follower.readReceipts(neighbour, source);
            return true;
        } catch (Contradiction e) {
            lines.add("receipts: stopped: " + e.code());
        } catch (IOException e) {
            lines.add("receipts: stopped: " + e.getMessage());
        }
        return false;
    }

    /// Tells which entries, from the end of the mirror on, the medium lacks.
    private void missing(Logs.Head mirrored, FolderSource source, List<String> lines) throws InterruptedException {
        FeedOrigin origin = mirrored.origin();
        try {
            Optional<SignedCheckpoint> found = follower.find(origin, source);
            long size = found.map(checkpoint -> checkpoint.checkpoint().size()).orElse(0L);
            long next = mirrored.size();
            while (next < size && lines.size() < MAX_LINES) {
                BundleCoordinate at = BundleCoordinate.holding(next, size).orElseThrow();
                next = missing(origin, at, next, source, lines);
            }
        } catch (Contradiction | IOException e) {
            lines.add(origin + ": the checkpoint cannot be read");
        }
    }

    private static long missing(
            FeedOrigin origin, BundleCoordinate at, long from, FolderSource source, List<String> lines)
            throws IOException {
        FeedFile file = new FeedFile.Entries(origin.lane(), origin.epoch(), at);
        long end = at.firstEntry() + at.width();
        List<Octets> entries;
        try {
            entries = Runs.entries(at, from, source.find(file, EntryBundle.MAX_OCTETS));
        } catch (Contradiction e) {
            lines.add(origin + ": missing " + new Gap(from, end, file.path()).text());
            return end;
        }
        for (int i = 0; i < entries.size() && lines.size() < MAX_LINES; i++) {
            if (Leaf.read(entries.get(i)) instanceof LeafVerdict.Read(Leaf.Release release)) {
                FeedFile record = new FeedFile.ReleasedRecord(release.record());
                if (!Runs.isWhole(source, release.record())) {
                    lines.add(origin + ": missing " + new Gap(from + i, from + i + 1, record.path()).text());
                }
            }
        }
        return end;
    }

    /// Entries of an epoch that its sender lost and froze below them are held, each with its code.
    private boolean holdLost(PartyId neighbour, Lane lane, FolderSource source, List<String> lines)
            throws InterruptedException {
        boolean none = true;
        for (Logs.Head head : logs.listEpochs(neighbour, keys.keySet().party(), lane)) {
            if (head.state() == Logs.State.FROZEN) {
                try {
                    int held = holdLost(head, source);
                    if (held > 0) {
                        none = false;
                        lines.add(head.origin() + ": " + held + " entries held for checking: "
                                + EntryCode.EPOCH_FROZEN.code());
                    }
                } catch (Contradiction | IOException e) {
                    none = false;
                    lines.add(head.origin() + ": stopped: " + e.getMessage());
                }
            }
        }
        return none;
    }

    private int holdLost(Logs.Head frozen, FolderSource source)
            throws IOException, InterruptedException, Contradiction {
        FeedOrigin origin = frozen.origin();
        Optional<SignedCheckpoint> found = follower.find(origin, source);
        if (found.isEmpty() || found.get().checkpoint().size() <= frozen.size()) {
            return 0;
        }
        long size = found.get().checkpoint().size();
        if (size - frozen.size() > Follower.HELD_QUOTA) {
            throw new Contradiction("quota-exhausted");
        }
        List<Octets> entries = new ArrayList<>();
        while (frozen.size() + entries.size() < size) {
            entries.addAll(Runs.entries(origin, frozen.size() + entries.size(), size, source));
        }
        var growth = logs.tree(origin, frozen.size())
                .append(entries.stream()
                        .map(entry -> MerkleHash.leaf(entry.toArray()))
                        .toList());
        if (!growth.root().equals(found.get().checkpoint().root())) {
            throw new Contradiction("entry-hash-mismatch");
        }
        return mirror.holdLost(origin, frozen.size(), entries);
    }
}
