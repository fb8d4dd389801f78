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
import org.springframework.stereotype.Component;
import org.tripoint.kernel.Keyring;
import org.tripoint.kernel.Octets;
import org.tripoint.kernel.RecordJudge;
import org.tripoint.kernel.RecordVerdict;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.SignedRecord;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.log.BundleCoordinate;
import org.tripoint.kernel.log.Checkpoint;
import org.tripoint.kernel.log.EntryBundle;
import org.tripoint.kernel.log.EntryBundleVerdict;
import org.tripoint.kernel.log.FeedFile;
import org.tripoint.kernel.log.FeedOrigin;
import org.tripoint.kernel.log.Leaf;
import org.tripoint.kernel.log.LeafVerdict;
import org.tripoint.kernel.log.MerkleHash;
import org.tripoint.kernel.log.ProofVerdict;
import org.tripoint.kernel.log.SignedCheckpoint;
import org.tripoint.kernel.log.Tile;
import org.tripoint.kernel.log.TileCoordinate;
import org.tripoint.kernel.log.TileTree;
import org.tripoint.ledger.Attachment;
import org.tripoint.ledger.AttachmentVerdict;
import org.tripoint.ledger.Attachments;
import org.tripoint.ledger.KeySets;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Origin;

/// Fetches the next entries of a neighbour's log with their records and attachments, and proves them to be in it.
@Component
class Runs {

    private static final int FETCH_AT_ONCE = 8;
    private static final int MAX_TILE_OCTETS = TileCoordinate.FULL_WIDTH * 32;

    private final KeySets keySets;
    private final Logs logs;
    private final Attachments attachments;
    private final ReleasedAttachments released;

    Runs(KeySets keySets, Logs logs, Attachments attachments, ReleasedAttachments released) {
        this.keySets = keySets;
        this.logs = logs;
        this.attachments = attachments;
        this.released = released;
    }

    /// What was fetched.
    ///
    /// @param gap the first entry that a medium lacks, empty where it has all of the run
    record Fetched(Mirror.Run run, Optional<Gap> gap) {}

    /// The next entries, to the end of their bundle at most, proven against the signed root; of a medium those before
    /// the first
    /// that it lacks.
    Fetched fetch(FeedOrigin origin, long from, SignedCheckpoint checkpoint, FeedSource source)
            throws IOException, InterruptedException, Contradiction {
        Checkpoint signed = checkpoint.checkpoint();
        List<Octets> bundle = entries(origin, from, signed.size(), source);
        List<Octets> entries = bundle.subList(0, Math.min(bundle.size(), Follower.RUN_ENTRIES));
        Map<Long, Body> bodies = bodies(from, entries, source);
        Optional<Gap> gap = source.isMedium() ? firstGap(from, entries, bodies) : Optional.empty();
        if (gap.isPresent()) {
            entries = entries.subList(0, (int) (gap.get().from() - from));
        }
        TileTree.Growth growth = logs.tree(origin, from)
                .append(entries.stream()
                        .map(entry -> MerkleHash.leaf(entry.toArray()))
                        .toList());
        if (!entries.isEmpty()) {
            prove(origin, from, growth, signed, source);
        }
        return new Fetched(new Mirror.Run(origin, from, entries, bodies, growth, checkpoint), gap);
    }

    /// The entries from `from` to the end of their bundle.
    static List<Octets> entries(FeedOrigin origin, long from, long size, FeedSource source)
            throws IOException, InterruptedException, Contradiction {
        BundleCoordinate at = BundleCoordinate.holding(from, size).orElseThrow();
        return entries(
                at, from, source.find(new FeedFile.Entries(origin.lane(), origin.epoch(), at), EntryBundle.MAX_OCTETS));
    }

    static List<Octets> entries(BundleCoordinate at, long from, Optional<byte[]> file) throws Contradiction {
        byte[] octets = file.orElseThrow(() -> new Contradiction("entries-missing"));
        return switch (EntryBundle.read(at.width(), octets)) {
            case EntryBundleVerdict.Read read -> {
                List<Octets> all = read.bundle().entries();
                yield all.subList((int) (from - at.firstEntry()), all.size());
            }
            case EntryBundleVerdict.Refused refused ->
                throw new Contradiction(refused.code().code());
        };
    }

    /// The mirror with these entries is the signed log, or the beginning of it. Where the mirror itself still is, the
    /// entries are damaged; otherwise the log was forked.
    private void prove(FeedOrigin origin, long from, TileTree.Growth growth, Checkpoint signed, FeedSource source)
            throws IOException, InterruptedException, Contradiction {
        boolean proven = growth.size() == signed.size()
                ? growth.root().equals(signed.root())
                : isBeginning(origin, growth.size(), growth.root(), signed, source);
        if (!proven) {
            throw new Contradiction(
                    source.isMedium()
                                    && isBeginning(
                                            origin,
                                            from,
                                            logs.tree(origin, from).root(),
                                            signed,
                                            source)
                            ? "entry-hash-mismatch"
                            : "log-forked");
        }
    }

    private static boolean isBeginning(FeedOrigin origin, long size, Sha256 root, Checkpoint signed, FeedSource source)
            throws IOException {
        if (size == signed.size()) {
            return root.equals(signed.root());
        }
        try {
            TileTree remote = new TileTree(signed.size(), at -> tile(origin, at, source));
            return remote.proveConsistency(size).judge(root, signed.root()) instanceof ProofVerdict.Proven;
        } catch (UncheckedIOException e) {
            throw new IOException("the tiles for a proof could not be fetched", e);
        }
    }

    private static Tile tile(FeedOrigin origin, TileCoordinate at, FeedSource source) {
        try {
            byte[] octets = source.find(new FeedFile.HashTile(origin.lane(), origin.epoch(), at), MAX_TILE_OCTETS)
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
    private Map<Long, Body> bodies(long from, List<Octets> entries, FeedSource source)
            throws IOException, InterruptedException {
        Keyring keyring = keySets.keyring();
        Map<Long, Future<Body>> fetching = new HashMap<>();
        ThreadFactory threads = Thread.ofVirtual().name("fetch-", 0).factory();
        try (ExecutorService executor = Executors.newFixedThreadPool(FETCH_AT_ONCE, threads)) {
            for (int i = 0; i < entries.size(); i++) {
                if (Leaf.read(entries.get(i)) instanceof LeafVerdict.Read(Leaf.Release release)) {
                    fetching.put(from + i, executor.submit(() -> body(release, keyring, source)));
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

    /// What a source has for the record of a release.
    Body body(Leaf.Release release, Keyring keyring, FeedSource source) throws IOException, InterruptedException {
        Optional<byte[]> octets = source.find(new FeedFile.ReleasedRecord(release.record()), StrictJson.MAX_OCTETS);
        if (octets.isEmpty()) {
            return new Body.Missing();
        }
        return new Body.Served(new Octets(octets.get()), attachments(release, octets.get(), keyring, source));
    }

    /// Fetches what open sections name, for a record that verifies; an attachment is here only if it is what it is
    /// named. Anything else the judge refuses.
    private Set<Sha256> attachments(Leaf.Release release, byte[] octets, Keyring keyring, FeedSource source)
            throws IOException, InterruptedException {
        Set<Sha256> here = new HashSet<>();
        if (new RecordJudge(keyring).judge(octets) instanceof RecordVerdict.Verified verified) {
            for (Attachment attachment : named(verified.record(), release)) {
                if (attachments.isHere(attachment.hash())
                        || fetch(attachment, new FeedFile.Attachment(attachment.hash()), source)) {
                    here.add(attachment.hash());
                }
            }
        }
        return here;
    }

    private List<Attachment> named(SignedRecord record, Leaf.Release release) {
        return released.of(LedgerRecord.unstored(record, new Origin.Own()), release.sections());
    }

    /// Keeps an attachment where the file is the one that its record names.
    boolean fetch(Attachment attachment, FeedFile file, FeedSource source) throws IOException, InterruptedException {
        Optional<byte[]> octets = source.find(file, (int) Attachments.MAX_OCTETS);
        return octets.isPresent()
                && attachments.receive(attachment, new ByteArrayInputStream(octets.get()))
                        instanceof AttachmentVerdict.Accepted;
    }

    /// The first entry of a run whose record or attachment a medium lacks or holds damaged. A record that is whole and
    /// refused for another reason is no gap.
    private Optional<Gap> firstGap(long from, List<Octets> entries, Map<Long, Body> bodies) {
        for (int i = 0; i < entries.size(); i++) {
            long index = from + i;
            if (Leaf.read(entries.get(i)) instanceof LeafVerdict.Read(Leaf.Release release)) {
                Optional<String> lacking = lacking(release, bodies.getOrDefault(index, new Body.Missing()));
                if (lacking.isPresent()) {
                    return Optional.of(new Gap(index, index + 1, lacking.get()));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> lacking(Leaf.Release release, Body body) {
        String record = new FeedFile.ReleasedRecord(release.record()).path();
        return switch (body) {
            case Body.Missing() -> Optional.of(record);
            case Body.Served served ->
                switch (new RecordJudge(keySets.keyring()).judge(served.octets().toArray())) {
                    case RecordVerdict.Refused _ ->
                        isPayload(served.octets(), release.record()) ? Optional.empty() : Optional.of(record);
                    case RecordVerdict.Verified verified
                    when !verified.record().hash().equals(release.record()) -> Optional.of(record);
                    case RecordVerdict.Verified verified ->
                        named(verified.record(), release).stream()
                                .map(Attachment::hash)
                                .filter(hash -> !served.attachments().contains(hash))
                                .findFirst()
                                .map(hash -> new FeedFile.Attachment(hash).path());
                };
        };
    }

    /// Whether a source has the record of this hash, with its payload whole.
    static boolean isWhole(FolderSource source, Sha256 hash) throws IOException {
        return source.find(new FeedFile.ReleasedRecord(hash), StrictJson.MAX_OCTETS)
                .filter(envelope -> isPayload(new Octets(envelope), hash))
                .isPresent();
    }

    /// Whether the envelope, whatever else is wrong with it, holds the payload of this hash.
    private static boolean isPayload(Octets envelope, Sha256 hash) {
        try {
            String payload = StrictJson.read(envelope.toArray()).path("payload").asString("");
            return Sha256.of(java.util.Base64.getUrlDecoder().decode(payload)).equals(hash);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
