package org.tripoint.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.tripoint.kernel.KeySetVerdict;
import org.tripoint.kernel.Keyring;
import org.tripoint.kernel.Octets;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.log.Basis;
import org.tripoint.kernel.log.Checkpoint;
import org.tripoint.kernel.log.FeedOrigin;
import org.tripoint.kernel.log.LaneOrder;
import org.tripoint.kernel.log.LaneOrderVerdict;
import org.tripoint.kernel.log.Leaf;
import org.tripoint.kernel.log.LeafVerdict;
import org.tripoint.kernel.log.SignedCheckpoint;
import org.tripoint.kernel.log.TileTree;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.KeySets;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.NodeKeys;
import org.tripoint.ledger.Origin;
import org.tripoint.platform.NodeClock;
import tools.jackson.databind.node.JsonNodeFactory;

/// Stores verified entries of a neighbour's log: each in order, with its record or its refusal, and the receipt once
/// everything below a signed checkpoint is durable. One transaction a run of entries.
@Service
class Mirror {

    static final int MAX_HELD_OCTETS = 64 * 1024;

    private final NodeKeys keys;
    private final KeySets keySets;
    private final Ledger ledger;
    private final Logs logs;
    private final EntryJudge judge;
    private final LinkEvents events;
    private final Rejudge rejudge;
    private final NodeClock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Mirror(
            NodeKeys keys,
            KeySets keySets,
            Ledger ledger,
            Logs logs,
            EntryJudge judge,
            LinkEvents events,
            Rejudge rejudge,
            NodeClock clock,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.keys = keys;
        this.keySets = keySets;
        this.ledger = ledger;
        this.logs = logs;
        this.judge = judge;
        this.events = events;
        this.rejudge = rejudge;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /// Entries that follow the mirror, proven to be in the log of `checkpoint`.
    ///
    /// @param bodies what was served for the record of each release, by its index
    record Run(
            FeedOrigin origin,
            long from,
            List<Octets> entries,
            Map<Long, Body> bodies,
            TileTree.Growth growth,
            SignedCheckpoint checkpoint) {}

    /// Stores a run, unless another process was faster. The receipt is in the same transaction as the last entry that
    /// it covers, so none leaves before what it promises is on the disk.
    void store(Run run) {
        transaction.executeWithoutResult(status -> {
            Logs.Head head = logs.lock(run.origin());
            if (head.size() == run.from()) {
                Progress progress = new Progress(run, head, keySets.keyring());
                run.entries().forEach(progress::add);
                progress.finish();
            }
        });
    }

    /// Mirrors the next epoch of a lane; the one before stands for ever as it is mirrored.
    void openEpoch(FeedOrigin origin) {
        transaction.executeWithoutResult(status -> {
            FeedOrigin before = new FeedOrigin(origin.from(), origin.to(), origin.lane(), origin.epoch() - 1);
            Logs.Head head = logs.lock(before);
            if (logs.find(origin).isEmpty()) {
                logs.openNext(head, new byte[0], Logs.State.OPEN);
                events.tell(origin.from(), LinkEvents.Kind.EPOCH, origin.lane().code() + " " + origin.epoch());
            }
        });
    }

    /// The epoch before as it is mirrored, null in the first.
    private @Nullable Checkpoint frozen(FeedOrigin origin) {
        if (origin.epoch() == 1) {
            return null;
        }
        FeedOrigin before = new FeedOrigin(origin.from(), origin.to(), origin.lane(), origin.epoch() - 1);
        long size = logs.get(before).size();
        return new Checkpoint(before.toString(), size, logs.tree(before, size).root());
    }

    /// Holds entries that the neighbour signed in a frozen epoch and lost since, and tells him which. Those that are
    /// known already stay as they are.
    int holdLost(FeedOrigin origin, long from, List<Octets> entries) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> {
            int held = 0;
            for (int i = 0; i < entries.size(); i++) {
                Leaf.@Nullable Release release =
                        Leaf.read(entries.get(i)) instanceof LeafVerdict.Read(Leaf.Release read) ? read : null;
                int added = jdbc.sql("""
                                insert into exchange.lost (origin, index, entry, record, code, held)
                                values (:origin, :index, :entry, :record, :code, :held) on conflict do nothing""")
                        .param("origin", origin.toString())
                        .param("index", from + i)
                        .param("entry", entries.get(i).toArray())
                        .param(
                                "record",
                                release == null ? null : release.record().octets())
                        .param("code", EntryCode.EPOCH_FROZEN.code())
                        .param("held", Logs.at(clock.instant()))
                        .update();
                if (added > 0) {
                    answer(new Logs.Entry(origin, from + i, entries.get(i), release), EntryCode.EPOCH_FROZEN.code());
                    held++;
                }
            }
            return held;
        }));
    }

    /// A receipt for a log that has not grown, such as an empty one.
    void acknowledge(FeedOrigin origin, SignedCheckpoint checkpoint) {
        transaction.executeWithoutResult(status -> {
            Logs.Head head = logs.lock(origin);
            Checkpoint text = checkpoint.checkpoint();
            boolean same = head.size() == text.size()
                    && logs.tree(origin, head.size()).root().equals(text.root());
            if (same && head.findReceipt().isEmpty()) {
                logs.updateHead(origin, head.size(), checkpoint.octets(), head.releaseTime(), head.controlSize());
                cosign(origin, checkpoint);
            }
        });
    }

    private void cosign(FeedOrigin origin, SignedCheckpoint checkpoint) {
        Instant now = clock.instant();
        byte[] receipt = checkpoint
                .cosign(FeedOrigin.mirrorName(origin.to()), keys.mirror(), now)
                .octets();
        logs.updateReceipt(origin, checkpoint.checkpoint().size(), receipt, now);
    }

    /// Tells the neighbour which of his entries is held, and why.
    private void answer(Logs.Entry entry, String code) {
        Sha256 about = entry.leaf() instanceof Leaf.Release release
                ? release.record()
                : Sha256.of(entry.octets().toArray());
        ledger.append(
                Ledger.Statement.of(
                        Refusals.TYPE,
                        Map.of(
                                "about",
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("record", about.hex())
                                        .put("to", entry.origin().from().value())
                                        .put("code", code)
                                        .put("lane", entry.origin().lane().code())
                                        .put("index", entry.index()))),
                Author.node(entry.origin().to()));
    }

    long countHeld(PartyId from) {
        return jdbc.sql("""
                        select count(*) from exchange.held h join exchange.log g using (origin) where g.sender = :sender""").param("sender", from.value()).query(Long.class).single();
    }

    /// The state of storing one run.
    private final class Progress {

        private final Run run;
        private final Map<Sha256, List<Logs.Released>> releases;

        /// Judged, and not yet written: entries are stored many at a time.
        private final List<Logs.Entry> unwritten = new ArrayList<>();

        private long next;
        private Keyring keyring;
        private LaneOrder order;

        Progress(Run run, Logs.Head head, Keyring keyring) {
            this.run = run;
            this.next = run.from();
            this.keyring = keyring;
            this.releases = logs.releases(
                    run.entries().stream()
                            .flatMap(entry -> release(entry).stream())
                            .map(Leaf.Release::record)
                            .collect(Collectors.toSet()),
                    run.origin().from(),
                    run.origin().to());
            this.order = new LaneOrder(
                    run.origin(), run.from(), head.releaseTime(), head.controlSize(), frozen(run.origin()));
            logs.grow(run.origin(), run.growth(), List.of());
        }

        void add(Octets octets) {
            long index = next++;
            @Nullable Leaf leaf = null;
            Judgement judgement;
            switch (Leaf.read(octets)) {
                case LeafVerdict.Refused refused -> {
                    order = order.pass();
                    judgement = new Judgement.Refused(refused.code().code(), refused.reason(), true);
                }
                case LeafVerdict.Read read -> {
                    leaf = read.leaf();
                    judgement = judge(index, read.leaf());
                }
            }
            Logs.Entry entry = new Logs.Entry(run.origin(), index, octets, leaf);
            unwritten.add(entry);
            keep(entry, judgement);
        }

        private Judgement judge(long index, Leaf leaf) {
            switch (order.judge(leaf)) {
                case LaneOrderVerdict.Refused refused -> {
                    order = order.pass();
                    return new Judgement.Refused(refused.code().code(), refused.reason(), true);
                }
                case LaneOrderVerdict.Follows follows -> order = follows.order();
            }
            return switch (leaf) {
                case Leaf.EpochOpening _ -> new Judgement.Nothing();
                case Leaf.Release release ->
                    judge.judge(
                            run.origin(),
                            release,
                            releases.getOrDefault(release.record(), List.of()),
                            run.bodies().getOrDefault(index, new Body.Missing()),
                            keyring);
            };
        }

        private void write() {
            logs.insert(run.origin(), unwritten);
            unwritten.clear();
        }

        private void keep(Logs.Entry entry, Judgement judgement) {
            switch (judgement) {
                case Judgement.Nothing() -> {}
                case Judgement.Refused refused -> {
                    write();
                    hold(entry, refused);
                }
                case Judgement.Accepted accepted -> {
                    LedgerRecord received = ledger.receive(accepted.record(), origin(entry));
                    lookAgain(received);
                    remember(entry);
                    learnKeys(received);
                }
            }
        }

        /// For the entries that follow. What link records bring about is judged by their leaves, so these are written
        /// at once.
        private void remember(Logs.Entry entry) {
            if (entry.leaf() instanceof Leaf.Release release) {
                releases.computeIfAbsent(release.record(), record -> new ArrayList<>())
                        .add(new Logs.Released(
                                entry.origin(),
                                entry.index(),
                                release.sections(),
                                Optional.of(release.basis()),
                                release.time()));
                if (release.basis() == Basis.Rule.LINK) {
                    write();
                }
            }
        }

        private static Optional<Leaf.Release> release(Octets entry) {
            return Leaf.read(entry) instanceof LeafVerdict.Read(Leaf.Release release)
                    ? Optional.of(release)
                    : Optional.empty();
        }

        private Origin.Received origin(Logs.Entry entry) {
            FeedOrigin origin = entry.origin();
            return new Origin.Received(origin.from(), origin.lane(), origin.epoch(), entry.index());
        }

        /// A recall explains why sections were missing: what was held for that alone is taken in now.
        private void lookAgain(LedgerRecord received) {
            if (received.type().name().equals(Recalls.RECALLED)) {
                write();
                rejudge.afterRecall(run.origin(), Recalls.about(received), keyring);
            }
        }

        /// A new key set counts from the next entry on.
        private void learnKeys(LedgerRecord received) {
            if (received.type().name().equals("keyset.published")) {
                String compact = received.get("keys", "compact").asString();
                if (keySets.succeed(received.party(), compact) instanceof KeySetVerdict.Sound) {
                    keyring = keySets.keyring();
                }
            }
        }

        private void hold(Logs.Entry entry, Judgement.Refused refused) {
            Body body = run.bodies().getOrDefault(entry.index(), new Body.Missing());
            byte[] content = switch (body) {
                case Body.Served served -> served.octets().toArray();
                case Body.Missing() -> entry.octets().toArray();
            };
            jdbc.sql("""
                            insert into exchange.held (origin, index, code, reason, content, held)
                            values (:origin, :index, :code, :reason, :content, :held)""")
                    .param("origin", entry.origin().toString())
                    .param("index", entry.index())
                    .param("code", refused.code())
                    .param("reason", refused.reason())
                    .param("content", Arrays.copyOf(content, Math.min(content.length, MAX_HELD_OCTETS)))
                    .param("held", Logs.at(clock.instant()))
                    .update();
            if (refused.answerable()) {
                answer(entry, refused.code());
            }
        }

        void finish() {
            write();
            long size = run.growth().size();
            SignedCheckpoint checkpoint = run.checkpoint();
            logs.updateHead(run.origin(), size, checkpoint.octets(), order.time(), order.controlSize());
            if (checkpoint.checkpoint().size() == size) {
                cosign(run.origin(), checkpoint);
            }
            ledger.touch();
        }
    }
}
