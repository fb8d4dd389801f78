package org.tripoint.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.tripoint.kernel.KeySet;
import org.tripoint.kernel.KeyUse;
import org.tripoint.kernel.Keyring;
import org.tripoint.kernel.Octets;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.RecordJudge;
import org.tripoint.kernel.RecordVerdict;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.SignedRecord;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.VerifyingKey;
import org.tripoint.kernel.log.BundleCoordinate;
import org.tripoint.kernel.log.Checkpoint;
import org.tripoint.kernel.log.CheckpointVerdict;
import org.tripoint.kernel.log.EntryBundle;
import org.tripoint.kernel.log.EntryBundleVerdict;
import org.tripoint.kernel.log.FeedFile;
import org.tripoint.kernel.log.FeedOrigin;
import org.tripoint.kernel.log.Lane;
import org.tripoint.kernel.log.Leaf;
import org.tripoint.kernel.log.LeafVerdict;
import org.tripoint.kernel.log.MerkleHash;
import org.tripoint.kernel.log.NoteKey;
import org.tripoint.kernel.log.ProofVerdict;
import org.tripoint.kernel.log.SignedCheckpoint;
import org.tripoint.kernel.log.Tile;
import org.tripoint.kernel.log.TileCoordinate;
import org.tripoint.kernel.log.TileTree;
import org.tripoint.kernel.log.TrustedLog;
import org.tripoint.ledger.Attachment;
import org.tripoint.ledger.AttachmentVerdict;
import org.tripoint.ledger.Attachments;
import org.tripoint.ledger.KeySets;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.NodeKeys;
import org.tripoint.ledger.Origin;
import org.tripoint.platform.NodeClock;

/// Follows a neighbour's feed: verifies his checkpoints, fetches the entries that are new with their records and
/// attachments, proves them to be in the signed log, and hands them to the [Mirror] run by run. Reads the receipts that
/// he gives for our own feed.
@Service
class Follower {

    /// Refusals of one neighbour after which his feed is no longer pulled.
    static final int HELD_QUOTA = 1_000;

    /// A run holds the ledger for as long as storing it takes, so it is short.
    static final int RUN_ENTRIES = 32;

    private static final int FETCH_AT_ONCE = 8;
    private static final int MAX_NOTE_OCTETS = 4096;
    private static final int MAX_TILE_OCTETS = TileCoordinate.FULL_WIDTH * 32;

    private final NodeKeys keys;
    private final KeySets keySets;
    private final Logs logs;
    private final Mirror mirror;
    private final Peers peers;
    private final Attachments attachments;
    private final ReleasedAttachments released;
    private final NodeClock clock;
    private final org.tripoint.ledger.Ledger ledger;

    Follower(
            NodeKeys keys,
            KeySets keySets,
            Logs logs,
            Mirror mirror,
            Peers peers,
            Attachments attachments,
            ReleasedAttachments released,
            NodeClock clock,
            org.tripoint.ledger.Ledger ledger) {
        this.keys = keys;
        this.keySets = keySets;
        this.logs = logs;
        this.mirror = mirror;
        this.peers = peers;
        this.attachments = attachments;
        this.released = released;
        this.clock = clock;
        this.ledger = ledger;
    }

    /// The neighbour's log contradicts what he signed before; following it any further would hide that.
    static final class Contradiction extends Exception {

        private static final long serialVersionUID = 1L;

        private final String code;

        Contradiction(String code) {
            super(code);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /// Brings both lanes up to the neighbour's newest checkpoints, control first, and reads his receipts.
    void catchUp(PartyId neighbour, FeedClient client) throws IOException, InterruptedException, Contradiction {
        for (Lane lane : Lane.values()) {
            follow(new FeedOrigin(neighbour, own(), lane, 1), client);
        }
        readReceipts(neighbour, client);
    }

    private PartyId own() {
        return keys.keySet().party();
    }

    private void follow(FeedOrigin origin, FeedClient client) throws IOException, InterruptedException, Contradiction {
        Optional<byte[]> note = client.find(new FeedFile.LogCheckpoint(origin.lane(), origin.epoch()), MAX_NOTE_OCTETS);
        if (note.isEmpty()) {
            return;
        }
        SignedCheckpoint checkpoint = switch (logOf(origin).judge(note.get())) {
            case CheckpointVerdict.Verified verified -> verified.checkpoint();
            case CheckpointVerdict.Refused refused ->
                throw new Contradiction(refused.code().code());
        };
        Checkpoint signed = checkpoint.checkpoint();
        Logs.Head mirrored = logs.get(origin);
        long size = mirrored.size();
        requireConsistent(origin, size, signed);
        if (size == signed.size() && mirrored.findReceipt().isEmpty()) {
            mirror.acknowledge(origin, checkpoint);
        }
        while (size < signed.size()) {
            if (mirror.countHeld(origin.from()) >= HELD_QUOTA) {
                throw new Contradiction("quota-exhausted");
            }
            if (origin.lane() == Lane.ROUTINE) {
                // What is urgent never waits for a backlog: the control lane is emptied before every run.
                follow(new FeedOrigin(origin.from(), origin.to(), Lane.CONTROL, origin.epoch()), client);
            }
            mirror.store(run(origin, size, checkpoint, client));
            size = logs.get(origin).size();
        }
    }

    private TrustedLog logOf(FeedOrigin origin) {
        KeySet sender = keySets.find(origin.from()).orElseThrow();
        Set<VerifyingKey> logKeys = Set.copyOf(sender.list(KeyUse.LOG, clock.instant()));
        return new TrustedLog(origin.toString(), logKeys, Set.of());
    }

    private void requireConsistent(FeedOrigin origin, long size, Checkpoint signed) throws Contradiction {
        if (signed.size() < size) {
            throw new Contradiction("tree-shrinks");
        }
        if (signed.size() == size && !logs.tree(origin, size).root().equals(signed.root())) {
            throw new Contradiction("log-forked");
        }
    }

    /// The next entries, to the end of their bundle at most, proven against the signed root.
    private Mirror.Run run(FeedOrigin origin, long from, SignedCheckpoint checkpoint, FeedClient client)
            throws IOException, InterruptedException, Contradiction {
        Checkpoint signed = checkpoint.checkpoint();
        List<Octets> entries = entries(origin, from, signed.size(), client);
        TileTree.Growth growth = logs.tree(origin, from)
                .append(entries.stream()
                        .map(entry -> MerkleHash.leaf(entry.toArray()))
                        .toList());
        prove(origin, growth, signed, client);
        return new Mirror.Run(origin, from, entries, bodies(from, entries, client), growth, checkpoint);
    }

    private static List<Octets> entries(FeedOrigin origin, long from, long size, FeedClient client)
            throws IOException, InterruptedException, Contradiction {
        BundleCoordinate at = BundleCoordinate.holding(from, size).orElseThrow();
        byte[] octets = client.find(new FeedFile.Entries(origin.lane(), origin.epoch(), at), EntryBundle.MAX_OCTETS)
                .orElseThrow(() -> new Contradiction("entries-missing"));
        return switch (EntryBundle.read(at.width(), octets)) {
            case EntryBundleVerdict.Read read -> {
                List<Octets> all = read.bundle().entries();
                int first = (int) (from - at.firstEntry());
                yield all.subList(first, Math.min(all.size(), first + RUN_ENTRIES));
            }
            case EntryBundleVerdict.Refused refused ->
                throw new Contradiction(refused.code().code());
        };
    }

    /// The mirror with these entries is the signed log, or the beginning of it.
    private static void prove(FeedOrigin origin, TileTree.Growth growth, Checkpoint signed, FeedClient client)
            throws IOException, InterruptedException, Contradiction {
        boolean proven;
        if (growth.size() == signed.size()) {
            proven = growth.root().equals(signed.root());
        } else {
            try {
                TileTree remote = new TileTree(signed.size(), at -> tile(origin, at, client));
                proven = remote.proveConsistency(growth.size()).judge(growth.root(), signed.root())
                        instanceof ProofVerdict.Proven;
            } catch (UncheckedIOException e) {
                throw new IOException("the tiles for a proof could not be fetched", e);
            }
        }
        if (!proven) {
            throw new Contradiction("log-forked");
        }
    }

    private static Tile tile(FeedOrigin origin, TileCoordinate at, FeedClient client) {
        try {
            byte[] octets = client.find(new FeedFile.HashTile(origin.lane(), origin.epoch(), at), MAX_TILE_OCTETS)
                    .orElseThrow(() -> new IOException("expected " + at.path() + " of " + origin));
            return Tile.of(at, octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new UncheckedIOException(new IOException("expected a whole " + at.path(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }

    /// Fetches several records at a time; the first that cannot be fetched ends the run.
    private Map<Long, Body> bodies(long from, List<Octets> entries, FeedClient client)
            throws IOException, InterruptedException {
        Keyring keyring = keySets.keyring();
        Map<Long, Future<Body>> fetching = new HashMap<>();
        ThreadFactory threads = Thread.ofVirtual().name("fetch-", 0).factory();
        try (ExecutorService executor = Executors.newFixedThreadPool(FETCH_AT_ONCE, threads)) {
            for (int i = 0; i < entries.size(); i++) {
                if (Leaf.read(entries.get(i)) instanceof LeafVerdict.Read(Leaf.Release release)) {
                    fetching.put(from + i, executor.submit(() -> body(release, keyring, client)));
                }
            }
        }
        Map<Long, Body> bodies = new HashMap<>();
        for (Map.Entry<Long, Future<Body>> entry : fetching.entrySet()) {
            bodies.put(entry.getKey(), fetched(entry.getValue()));
        }
        return bodies;
    }

    private static Body fetched(Future<Body> body) throws IOException, InterruptedException {
        try {
            return body.get();
        } catch (ExecutionException e) {
            throw new IOException("a record could not be fetched", e.getCause());
        }
    }

    private Body body(Leaf.Release release, Keyring keyring, FeedClient client)
            throws IOException, InterruptedException {
        Optional<byte[]> octets = client.find(new FeedFile.ReleasedRecord(release.record()), StrictJson.MAX_OCTETS);
        if (octets.isEmpty()) {
            return new Body.Missing();
        }
        return new Body.Served(new Octets(octets.get()), attachments(release, octets.get(), keyring, client));
    }

    /// Fetches what open sections name, for a record that verifies; an attachment is here only if it is what it is
    /// named. Anything else the judge refuses.
    private Set<Sha256> attachments(Leaf.Release release, byte[] octets, Keyring keyring, FeedClient client)
            throws IOException, InterruptedException {
        Set<Sha256> here = new HashSet<>();
        if (new RecordJudge(keyring).judge(octets) instanceof RecordVerdict.Verified verified) {
            for (Attachment attachment : named(verified.record(), release)) {
                if (attachments.isHere(attachment.hash()) || fetch(attachment, client)) {
                    here.add(attachment.hash());
                }
            }
        }
        return here;
    }

    private List<Attachment> named(SignedRecord record, Leaf.Release release) {
        return released.of(LedgerRecord.unstored(record, new Origin.Own()), release.sections());
    }

    private boolean fetch(Attachment attachment, FeedClient client) throws IOException, InterruptedException {
        Optional<byte[]> octets = client.find(new FeedFile.Attachment(attachment.hash()), (int) Attachments.MAX_OCTETS);
        return octets.isPresent()
                && attachments.receive(attachment, new ByteArrayInputStream(octets.get()))
                        instanceof AttachmentVerdict.Accepted;
    }

    /// The neighbour's signed receipts for our own feed.
    private void readReceipts(PartyId neighbour, FeedClient client)
            throws IOException, InterruptedException, Contradiction {
        for (Lane lane : Lane.values()) {
            FeedOrigin origin = new FeedOrigin(own(), neighbour, lane, 1);
            Logs.Head head = logs.get(origin);
            if (head.findReceipt().isEmpty() || head.receiptSize() < head.size()) {
                Optional<byte[]> receipt = client.find(new FeedFile.Receipt(lane, origin.epoch()), MAX_NOTE_OCTETS);
                if (receipt.isPresent()) {
                    accept(origin, receipt.get());
                }
            }
        }
    }

    /// A receipt counts where it is for a log that this node signed: the root at that size is our own.
    private void accept(FeedOrigin origin, byte[] receipt) throws Contradiction {
        Set<VerifyingKey> logKeys = Set.of(keys.log().verifyingKey());
        Set<NoteKey> mirrors = keySets.find(origin.to()).orElseThrow().list(KeyUse.MIRROR, clock.instant()).stream()
                .map(key -> NoteKey.ofCosigner(FeedOrigin.mirrorName(origin.to()), key))
                .collect(Collectors.toSet());
        switch (new TrustedLog(origin.toString(), logKeys, mirrors).judgeReceipt(receipt)) {
            case CheckpointVerdict.Refused refused ->
                throw new Contradiction(refused.code().code());
            case CheckpointVerdict.Verified verified -> {
                Checkpoint signed = verified.checkpoint().checkpoint();
                Logs.Head head = logs.get(origin);
                boolean ours = signed.size() <= head.size()
                        && logs.tree(origin, signed.size()).root().equals(signed.root());
                if (!ours) {
                    throw new Contradiction("log-forked");
                }
                if (head.findReceipt().isEmpty() || signed.size() > head.receiptSize()) {
                    logs.updateReceipt(origin, signed.size(), receipt, clock.instant());
                    ledger.touch();
                }
            }
        }
    }

    void reached(PartyId neighbour) {
        peers.reached(neighbour);
    }
}
