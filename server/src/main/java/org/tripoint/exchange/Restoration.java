package org.tripoint.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tripoint.exchange.Decisions.Decision;
import org.tripoint.exchange.Decisions.Outcome;
import org.tripoint.kernel.Octets;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.RecordJudge;
import org.tripoint.kernel.RecordVerdict;
import org.tripoint.kernel.SignedRecord;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.log.Basis;
import org.tripoint.kernel.log.BundleCoordinate;
import org.tripoint.kernel.log.Checkpoint;
import org.tripoint.kernel.log.EntryBundle;
import org.tripoint.kernel.log.FeedFile;
import org.tripoint.kernel.log.FeedOrigin;
import org.tripoint.kernel.log.Lane;
import org.tripoint.kernel.log.Leaf;
import org.tripoint.kernel.log.LeafVerdict;
import org.tripoint.kernel.log.MerkleHash;
import org.tripoint.kernel.log.SignedCheckpoint;
import org.tripoint.kernel.log.TileTree;
import org.tripoint.ledger.Attachment;
import org.tripoint.ledger.Attachments;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.KeySets;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.NodeKeys;
import org.tripoint.platform.NodeClock;
import org.tripoint.platform.NodeSettings;
import org.tripoint.platform.RestoreCommand;

/// What a node does about its own feed after it was put back to an earlier state. It seals nothing into a log until it
/// compared it with the neighbour's mirror; from there it takes back the leaves and records that it signed and lost;
/// then it freezes the log as it stands and goes on in the next epoch (docs/spec 04.4).
@Component
class Restoration {

    private static final Logger LOG = LoggerFactory.getLogger(Restoration.class);

    private final NodeKeys keys;
    private final KeySets keySets;
    private final Logs logs;
    private final Ledger ledger;
    private final Decisions decisions;
    private final Outbox outbox;
    private final ReleasedAttachments released;
    private final Attachments attachments;
    private final Runs runs;
    private final LinkEvents events;
    private final HighWater highWater;
    private final NodeSettings settings;
    private final NodeClock clock;
    private final TransactionTemplate transaction;

    Restoration(
            NodeKeys keys,
            KeySets keySets,
            Logs logs,
            Ledger ledger,
            Decisions decisions,
            Outbox outbox,
            ReleasedAttachments released,
            Attachments attachments,
            Runs runs,
            LinkEvents events,
            HighWater highWater,
            NodeSettings settings,
            NodeClock clock,
            TransactionTemplate transaction) {
        this.keys = keys;
        this.keySets = keySets;
        this.logs = logs;
        this.ledger = ledger;
        this.decisions = decisions;
        this.outbox = outbox;
        this.released = released;
        this.attachments = attachments;
        this.runs = runs;
        this.events = events;
        this.highWater = highWater;
        this.settings = settings;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// Looks, before anything is sealed, whether this node was put back: the command `restore` left word of it, or the
    /// database is behind the high-water mark.
    void check(List<PartyId> neighbours) {
        Path word = settings.dataDir().resolve(RestoreCommand.WORD);
        boolean restored = Files.exists(word);
        for (PartyId neighbour : neighbours) {
            for (Lane lane : Lane.values()) {
                Logs.Head head = logs.newest(keys.keySet().party(), neighbour, lane);
                if (restored || highWater.isAbove(head)) {
                    fallBehind(head.origin());
                }
            }
        }
        try {
            Files.deleteIfExists(word);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot delete " + word, e);
        }
    }

    /// From now on nothing is sealed into this log. Said again it changes nothing.
    void fallBehind(FeedOrigin origin) {
        if (logs.get(origin).state() == Logs.State.OPEN) {
            LOG.warn("the log {} is behind what this node signed; nothing is sealed into it", origin);
            logs.setState(origin, Logs.State.BEHIND);
            events.tell(origin.to(), LinkEvents.Kind.PUT_BACK, origin.lane().code());
            ledger.touch();
        }
    }

    /// Takes back from the neighbour's mirror the leaves that this node signed and lost, with their records.
    void refill(FeedOrigin origin, SignedCheckpoint mirrored, FeedSource source)
            throws IOException, InterruptedException, Contradiction {
        Checkpoint signed = mirrored.checkpoint();
        long from = logs.get(origin).size();
        List<Octets> entries = new ArrayList<>();
        for (long next = from; next < signed.size(); next = from + entries.size()) {
            BundleCoordinate at = BundleCoordinate.holding(next, signed.size()).orElseThrow();
            FeedFile file = new FeedFile.MirroredEntries(origin.lane(), origin.epoch(), at);
            entries.addAll(Runs.entries(at, next, source.find(file, EntryBundle.MAX_OCTETS)));
        }
        TileTree.Growth growth = logs.tree(origin, from)
                .append(entries.stream()
                        .map(entry -> MerkleHash.leaf(entry.toArray()))
                        .toList());
        if (!growth.root().equals(signed.root())) {
            throw new Contradiction("entry-hash-mismatch");
        }
        List<Lost> lost = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            lost.add(lost(new Logs.Entry(origin, from + i, entries.get(i), leaf(entries.get(i))), source));
        }
        transaction.executeWithoutResult(status -> store(origin, from, lost, growth, mirrored));
    }

    private static @org.jspecify.annotations.Nullable Leaf leaf(Octets entry) {
        return Leaf.read(entry) instanceof LeafVerdict.Read read ? read.leaf() : null;
    }

    /// An entry that this node lost, with its record where that is lost, too, and the neighbour has it.
    private record Lost(Logs.Entry entry, Optional<SignedRecord> record) {}

    private Lost lost(Logs.Entry entry, FeedSource source) throws IOException, InterruptedException {
        if (!(entry.leaf() instanceof Leaf.Release release)
                || ledger.find(release.record()).isPresent()) {
            return new Lost(entry, Optional.empty());
        }
        Optional<byte[]> body = source.find(new FeedFile.MirroredRecord(release.record()), StrictJson.MAX_OCTETS);
        Optional<SignedRecord> record =
                body.flatMap(this::own).filter(signed -> signed.hash().equals(release.record()));
        if (record.isPresent()) {
            LedgerRecord seen = LedgerRecord.unstored(record.get(), new org.tripoint.ledger.Origin.Own());
            for (Attachment attachment : released.of(seen, release.sections())) {
                if (!attachments.isHere(attachment.hash())) {
                    runs.fetch(attachment, new FeedFile.MirroredAttachment(attachment.hash()), source);
                }
            }
        }
        return new Lost(entry, record);
    }

    /// A record that verifies as this party's own.
    private Optional<SignedRecord> own(byte[] body) {
        return new RecordJudge(keySets.keyring()).judge(body) instanceof RecordVerdict.Verified verified
                        && verified.record()
                                .header()
                                .party()
                                .equals(keys.keySet().party())
                ? Optional.of(verified.record())
                : Optional.empty();
    }

    private void store(
            FeedOrigin origin, long from, List<Lost> lost, TileTree.Growth growth, SignedCheckpoint mirrored) {
        Logs.Head head = logs.lock(origin);
        if (head.size() != from) {
            return;
        }
        logs.grow(origin, growth, lost.stream().map(Lost::entry).toList());
        var time = head.releaseTime();
        long control = head.controlSize();
        for (Lost entry : lost) {
            entry.record().ifPresent(ledger::takeBack);
            if (entry.entry().leaf() != null) {
                time = entry.entry().leaf().time();
                control = entry.entry().leaf().controlSize();
            }
            if (entry.entry().leaf() instanceof Leaf.Release release) {
                settle(origin, release);
            }
        }
        logs.updateHead(origin, growth.size(), mirrored.octets(), time, control);
        LOG.info("{} leaves of {} were taken back from the mirror of {}", lost.size(), origin, origin.to());
        ledger.touch();
    }

    /// What was released is decided, its files may be fetched, and it waits no longer to be sealed.
    private void settle(FeedOrigin origin, Leaf.Release release) {
        outbox.remove(origin.to(), release.record(), release.sections());
        Optional<LedgerRecord> found = ledger.find(release.record());
        if (found.isEmpty()) {
            return;
        }
        LedgerRecord record = found.get();
        released.allow(record, origin.to(), release.sections());
        boolean decided = decisions
                .find(record.hash(), origin.to())
                .filter(made -> made.decision().outcome() == Outcome.RELEASED)
                .isPresent();
        if (release.basis() != Basis.Rule.LINK && !decided) {
            decisions.decide(
                    new Decision(
                            record.hash(), origin.to(), Outcome.RELEASED, null, release.basis(), release.sections()),
                    record,
                    Author.rule(record.party(), record.header().service(), record.unit()));
        }
    }

    /// The neighbour mirrored a later epoch, which this node lost as a whole.
    void adoptNext(FeedOrigin origin) {
        transaction.executeWithoutResult(status -> {
            FeedOrigin next = origin.next();
            Checkpoint empty = new Checkpoint(next.toString(), 0, MerkleHash.EMPTY_ROOT);
            logs.openNext(
                    logs.lock(origin), SignedCheckpoint.sign(empty, keys.log()).octets(), Logs.State.BEHIND);
        });
    }

    /// Freezes a log that was compared, and opens the next epoch with the leaf that commits to it.
    void reopen(FeedOrigin origin) {
        transaction.executeWithoutResult(status -> {
            Logs.Head head = logs.lock(origin);
            if (head.state() != Logs.State.BEHIND) {
                return;
            }
            FeedOrigin next = origin.next();
            Checkpoint frozen = new Checkpoint(
                    origin.toString(),
                    head.size(),
                    logs.tree(origin, head.size()).root());
            var now = clock.instant();
            var time = now.isBefore(head.releaseTime()) ? head.releaseTime() : now;
            Leaf opening =
                    new Leaf.EpochOpening(frozen, org.tripoint.kernel.Timestamp.truncate(time), head.controlSize());
            Logs.Entry entry = new Logs.Entry(next, 0, opening.encode(), opening);
            TileTree.Growth growth =
                    Logs.empty().append(List.of(MerkleHash.leaf(entry.octets().toArray())));
            SignedCheckpoint signed =
                    SignedCheckpoint.sign(new Checkpoint(next.toString(), growth.size(), growth.root()), keys.log());
            logs.openNext(head, signed.octets(), Logs.State.OPEN);
            logs.grow(next, growth, List.of(entry));
            logs.updateHead(next, growth.size(), signed.octets(), opening.time(), opening.controlSize());
            events.tell(origin.to(), LinkEvents.Kind.EPOCH, origin.lane().code() + " " + next.epoch());
            ledger.touch();
        });
        highWater.reached(origin.next(), 1);
    }
}
