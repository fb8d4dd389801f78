package org.tripoint.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.log.Checkpoint;
import org.tripoint.kernel.log.FeedOrigin;
import org.tripoint.kernel.log.Lane;
import org.tripoint.kernel.log.Leaf;
import org.tripoint.kernel.log.MerkleHash;
import org.tripoint.kernel.log.SignedCheckpoint;
import org.tripoint.kernel.log.TileTree;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.NodeKeys;
import org.tripoint.platform.NodeClock;

/// Seals what was let go into the feeds. One transaction takes items from the outbox, asks the terms a last time,
/// appends the leaves under the lock of the log's head and signs the checkpoint; the neighbour sees all of it or none.
@Service
class Sealer {

    /// As many leaves as fill a tile, so that a long queue is many short transactions.
    private static final int BATCH = 256;

    private final NodeKeys keys;
    private final Ledger ledger;
    private final Logs logs;
    private final Outbox outbox;
    private final Release release;
    private final ReleasedAttachments released;
    private final NodeClock clock;
    private final HighWater highWater;
    private final TransactionTemplate transaction;

    Sealer(
            NodeKeys keys,
            Ledger ledger,
            Logs logs,
            Outbox outbox,
            Release release,
            ReleasedAttachments released,
            NodeClock clock,
            HighWater highWater,
            TransactionTemplate transaction) {
        this.keys = keys;
        this.ledger = ledger;
        this.logs = logs;
        this.outbox = outbox;
        this.release = release;
        this.released = released;
        this.clock = clock;
        this.highWater = highWater;
        this.transaction = transaction;
    }

    /// Seals everything that waits for a neighbour, control before routine. Returns the number of leaves.
    int seal(PartyId to) {
        int sealed = 0;
        for (Lane lane : Lane.values()) {
            Logs.Head newest = logs.newest(keys.keySet().party(), to, lane);
            FeedOrigin origin = newest.origin();
            if (newest.state() != Logs.State.OPEN) {
                continue;
            }
            for (int taken = outbox.holds(to, lane) ? BATCH : 0; taken == BATCH; ) {
                Batch batch = Objects.requireNonNull(transaction.execute(status -> sealBatch(origin)));
                taken = batch.taken();
                sealed += batch.sealed();
                if (batch.sealed() > 0) {
                    highWater.reached(origin, batch.size());
                }
            }
        }
        return sealed;
    }

    /// @param size of the log afterwards
    private record Batch(int taken, int sealed, long size) {}

    private Batch sealBatch(FeedOrigin origin) {
        Logs.Head head = logs.lock(origin);
        if (head.state() != Logs.State.OPEN) {
            return new Batch(0, 0, head.size());
        }
        List<Outbox.Item> items = outbox.take(origin.to(), origin.lane(), BATCH);
        if (items.isEmpty()) {
            return new Batch(0, 0, head.size());
        }
        Instant now = clock.instant();
        Instant time = now.isBefore(head.releaseTime()) ? head.releaseTime() : now;
        long control = Math.max(head.controlSize(), logs.processed(origin.to(), origin.from()));
        List<Logs.Entry> entries = new ArrayList<>();
        List<Sha256> hashes = items.stream().map(Outbox.Item::record).toList();
        Map<Sha256, LedgerRecord> records = ledger.find(hashes);
        Set<Sha256> known = logs.released(hashes, origin.from(), origin.to());
        for (Outbox.Item item : items) {
            LedgerRecord record = Objects.requireNonNull(records.get(item.record()));
            Optional<String> obstacle = release.obstacle(record, item.to());
            if (obstacle.isPresent()) {
                release.withhold(record, item.to(), obstacle.get());
            } else {
                Leaf leaf = new Leaf.Release(
                        kind(item, known), item.record(), item.basis(), item.sections(), time, control);
                entries.add(new Logs.Entry(origin, head.size() + entries.size(), leaf.encode(), leaf));
                released.allow(record, item.to(), item.sections());
            }
        }
        if (!entries.isEmpty()) {
            append(head, entries, time, control);
        }
        return new Batch(items.size(), entries.size(), head.size() + entries.size());
    }

    private void append(Logs.Head head, List<Logs.Entry> entries, Instant time, long control) {
        TileTree.Growth growth = logs.tree(head.origin(), head.size())
                .append(entries.stream()
                        .map(entry -> MerkleHash.leaf(entry.octets().toArray()))
                        .toList());
        logs.grow(head.origin(), growth, entries);
        Checkpoint checkpoint = new Checkpoint(head.origin().toString(), growth.size(), growth.root());
        logs.updateHead(
                head.origin(),
                growth.size(),
                SignedCheckpoint.sign(checkpoint, keys.log()).octets(),
                time,
                control);
        ledger.touch();
    }

    /// More sections of what was released before are a leaf of their own kind.
    private static Leaf.Kind kind(Outbox.Item item, Set<Sha256> known) {
        return known.add(item.record()) ? Leaf.Kind.RECORD : Leaf.Kind.DISCLOSURE;
    }
}
