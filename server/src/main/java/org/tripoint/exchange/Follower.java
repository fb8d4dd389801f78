package org.tripoint.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.tripoint.kernel.KeySet;
import org.tripoint.kernel.KeyUse;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.VerifyingKey;
import org.tripoint.kernel.log.Checkpoint;
import org.tripoint.kernel.log.CheckpointVerdict;
import org.tripoint.kernel.log.FeedFile;
import org.tripoint.kernel.log.FeedOrigin;
import org.tripoint.kernel.log.Lane;
import org.tripoint.kernel.log.NoteKey;
import org.tripoint.kernel.log.SignedCheckpoint;
import org.tripoint.kernel.log.SignedNote;
import org.tripoint.kernel.log.TrustedLog;
import org.tripoint.ledger.KeySets;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.NodeKeys;
import org.tripoint.platform.NodeClock;

/// Follows a neighbour's feed, over the network or from a medium: verifies his checkpoints, fetches run by run what is
/// new, and hands it to the [Mirror]. Reads the receipts that he gives for our own feed.
@Service
class Follower {

    /// Refusals of one neighbour after which his feed is no longer pulled.
    static final int HELD_QUOTA = 1_000;

    /// A run holds the ledger for as long as storing it takes, so it is short.
    static final int RUN_ENTRIES = 32;

    /// The most that a signed note has (docs/spec 03.1).
    static final int MAX_NOTE_OCTETS = SignedNote.MAX_OCTETS;

    private final NodeKeys keys;
    private final KeySets keySets;
    private final Logs logs;
    private final Mirror mirror;
    private final Peers peers;
    private final Runs runs;
    private final Restoration restoration;
    private final Forks forks;
    private final NodeClock clock;
    private final Ledger ledger;

    Follower(
            NodeKeys keys,
            KeySets keySets,
            Logs logs,
            Mirror mirror,
            Peers peers,
            Runs runs,
            Restoration restoration,
            Forks forks,
            NodeClock clock,
            Ledger ledger) {
        this.keys = keys;
        this.keySets = keySets;
        this.logs = logs;
        this.mirror = mirror;
        this.peers = peers;
        this.runs = runs;
        this.restoration = restoration;
        this.forks = forks;
        this.clock = clock;
        this.ledger = ledger;
    }

    /// Brings both lanes up to the neighbour's newest checkpoints, control first, and reads his receipts. A lane that
    /// contradicts itself stops alone.
    void catchUp(PartyId neighbour, FeedSource source) throws IOException, InterruptedException, Contradiction {
        Optional<Contradiction> fault = Optional.empty();
        for (Lane lane : Lane.values()) {
            try {
                follow(neighbour, lane, source);
            } catch (Contradiction e) {
                fault = fault.or(() -> Optional.of(e));
            }
        }
        readReceipts(neighbour, source);
        if (fault.isPresent()) {
            throw fault.get();
        }
    }

    private PartyId own() {
        return keys.keySet().party();
    }

    /// Follows one lane from the epoch that its mirror is in, as far as the source goes. Returns what a medium lacks.
    List<Gap> follow(PartyId neighbour, Lane lane, FeedSource source)
            throws IOException, InterruptedException, Contradiction {
        FeedOrigin origin = logs.newest(neighbour, own(), lane).origin();
        List<Gap> gaps = new ArrayList<>(followEpoch(origin, source));
        while (gaps.isEmpty() && find(origin.next(), source).isPresent()) {
            origin = origin.next();
            mirror.openEpoch(origin);
            gaps.addAll(followEpoch(origin, source));
        }
        return gaps;
    }

    /// The newest checkpoint of a log, where the source has one.
    Optional<SignedCheckpoint> find(FeedOrigin origin, FeedSource source)
            throws IOException, InterruptedException, Contradiction {
        Optional<byte[]> note = source.find(new FeedFile.LogCheckpoint(origin.lane(), origin.epoch()), MAX_NOTE_OCTETS);
        if (note.isEmpty()) {
            return Optional.empty();
        }
        return switch (logOf(origin).judge(note.get())) {
            case CheckpointVerdict.Verified verified -> Optional.of(verified.checkpoint());
            case CheckpointVerdict.Refused refused ->
                throw new Contradiction(refused.code().code());
        };
    }

    private List<Gap> followEpoch(FeedOrigin origin, FeedSource source)
            throws IOException, InterruptedException, Contradiction {
        Optional<SignedCheckpoint> found = find(origin, source);
        if (found.isEmpty()) {
            return List.of();
        }
        Checkpoint signed = found.get().checkpoint();
        Logs.Head mirrored = logs.get(origin);
        long size = mirrored.size();
        requireConsistent(mirrored, found.get(), source);
        if (size == signed.size() && mirrored.findReceipt().isEmpty()) {
            mirror.acknowledge(origin, found.get());
        }
        while (size < signed.size()) {
            if (mirror.countHeld(origin.from()) >= HELD_QUOTA) {
                throw new Contradiction("quota-exhausted");
            }
            if (origin.lane() == Lane.ROUTINE && !source.isMedium()) {
                emptyControlLane(origin.from(), source);
            }
            Runs.Fetched fetched = runs.fetch(origin, size, found.get(), source);
            if (!fetched.run().entries().isEmpty()) {
                mirror.store(fetched.run());
                size = logs.get(origin).size();
            }
            if (fetched.gap().isPresent()) {
                return List.of(fetched.gap().get());
            }
        }
        return List.of();
    }

    /// What is urgent never waits for a backlog: the control lane is emptied before every run of the routine lane.
    private void emptyControlLane(PartyId neighbour, FeedSource source) throws IOException, InterruptedException {
        try {
            follow(neighbour, Lane.CONTROL, source);
        } catch (Contradiction _) {
            // that lane stops alone, and catching up says so when it comes to it
        }
    }

    private TrustedLog logOf(FeedOrigin origin) {
        KeySet sender = keySets.find(origin.from()).orElseThrow();
        Set<VerifyingKey> logKeys = Set.copyOf(sender.list(KeyUse.LOG, clock.instant()));
        return new TrustedLog(origin.toString(), logKeys, Set.of());
    }

    /// A medium may be older than the mirror; a node may not stay behind it.
    private void requireConsistent(Logs.Head mirrored, SignedCheckpoint found, FeedSource source) throws Contradiction {
        Checkpoint signed = found.checkpoint();
        FeedOrigin origin = mirrored.origin();
        boolean same = signed.size() > mirrored.size()
                || logs.tree(origin, signed.size()).root().equals(signed.root());
        if (!same) {
            forks.keep(mirrored, signed.size(), found.octets());
            throw new Contradiction("log-forked");
        }
        if (signed.size() < mirrored.size() && !source.isMedium()) {
            throw new Contradiction(Contradiction.SHRINKS);
        }
    }

    /// The neighbour's signed receipts for our own feed. A lane that is behind is compared, and goes on.
    void readReceipts(PartyId neighbour, FeedSource source) throws IOException, InterruptedException, Contradiction {
        for (Lane lane : Lane.values()) {
            for (Logs.Head head : logs.listEpochs(own(), neighbour, lane)) {
                boolean asks = head.state() == Logs.State.BEHIND
                        || head.findReceipt().isEmpty()
                        || head.receiptSize() < head.size();
                if (asks) {
                    Optional<SignedCheckpoint> receipt = receipt(head.origin(), source);
                    if (receipt.isPresent()) {
                        accept(head, receipt.get());
                    }
                }
            }
            if (!source.isMedium() && logs.newest(own(), neighbour, lane).state() == Logs.State.BEHIND) {
                compare(logs.newest(own(), neighbour, lane).origin(), source);
            }
        }
    }

    /// Takes back what the neighbour's mirror has, epoch by epoch, and opens the next one.
    private void compare(FeedOrigin behind, FeedSource source) throws IOException, InterruptedException, Contradiction {
        FeedOrigin origin = behind;
        while (true) {
            Optional<SignedCheckpoint> receipt = receipt(origin, source);
            if (receipt.isPresent()
                    && receipt.get().checkpoint().size() > logs.get(origin).size()) {
                restoration.refill(origin, receipt.get(), source);
                logs.updateReceipt(
                        origin, receipt.get().checkpoint().size(), receipt.get().octets(), clock.instant());
            }
            if (receipt(origin.next(), source).isEmpty()) {
                restoration.reopen(origin);
                return;
            }
            restoration.adoptNext(origin);
            origin = origin.next();
        }
    }

    private Optional<SignedCheckpoint> receipt(FeedOrigin origin, FeedSource source)
            throws IOException, InterruptedException, Contradiction {
        Optional<byte[]> note = source.find(new FeedFile.Receipt(origin.lane(), origin.epoch()), MAX_NOTE_OCTETS);
        if (note.isEmpty()) {
            return Optional.empty();
        }
        Set<VerifyingKey> logKeys = Set.copyOf(keys.keySet().list(KeyUse.LOG, clock.instant()));
        Set<NoteKey> mirrors = keySets.find(origin.to()).orElseThrow().list(KeyUse.MIRROR, clock.instant()).stream()
                .map(key -> NoteKey.ofCosigner(FeedOrigin.mirrorName(origin.to()), key))
                .collect(Collectors.toSet());
        return switch (new TrustedLog(origin.toString(), logKeys, mirrors).judgeReceipt(note.get())) {
            case CheckpointVerdict.Verified verified -> Optional.of(verified.checkpoint());
            case CheckpointVerdict.Refused refused ->
                throw new Contradiction(refused.code().code());
        };
    }

    /// A receipt counts where it is for a log that this node signed: the root at that size is our own. A receipt for
    /// more than this node has shows that it lost what it signed.
    private void accept(Logs.Head head, SignedCheckpoint receipt) throws Contradiction {
        FeedOrigin origin = head.origin();
        Checkpoint signed = receipt.checkpoint();
        if (signed.size() > head.size()) {
            restoration.fallBehind(origin);
            return;
        }
        if (!logs.tree(origin, signed.size()).root().equals(signed.root())) {
            forks.keep(head, signed.size(), receipt.octets());
            throw new Contradiction("log-forked");
        }
        if (head.findReceipt().isEmpty() || signed.size() > head.receiptSize()) {
            logs.updateReceipt(origin, signed.size(), receipt.octets(), clock.instant());
            ledger.touch();
        }
    }

    void reached(PartyId neighbour) {
        peers.reached(neighbour);
    }
}
