package org.tripoint.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tripoint.Node;
import org.tripoint.access.UnitLevel;
import org.tripoint.exchange.Peers;
import org.tripoint.exchange.Person;
import org.tripoint.exchange.Release;
import org.tripoint.instruments.Instruments;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.UnitId;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Changes;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.platform.NodeSettings;

/// Two whole nodes that are neighbours, VN and KH, each with its own PostgreSQL as in production: fsync and synchronous
/// commit on.
final class Pair implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String COUNT_PROJECTED =
            "select count(*) from ledger.record where type = 'flood.reported' and projection = 'done'";

    private final Path dir;
    private final ConfigurableApplicationContext vn;
    private final ConfigurableApplicationContext kh;
    private final AtomicLong released = new AtomicLong();
    private final Map<Sha256, Long> committed = new ConcurrentHashMap<>();
    private final List<Duration> latencies = new ArrayList<>();
    private volatile boolean timing;

    private Pair(Path dir, ConfigurableApplicationContext vn, ConfigurableApplicationContext kh) {
        this.dir = dir;
        this.vn = vn;
        this.kh = kh;
        kh.getBean(Changes.class).subscribe(this::look);
    }

    static Pair start(Path dir) throws IOException {
        Pair pair = new Pair(dir, node(dir, "VN"), node(dir, "KH"));
        introduce(pair.vn, pair.kh, "KH");
        introduce(pair.kh, pair.vn, "VN");
        return pair;
    }

    private static ConfigurableApplicationContext node(Path dir, String party) throws IOException {
        Path data = Files.createDirectories(dir.resolve(party));
        Files.writeString(
                data.resolve(NodeSettings.FILE),
                "party=%s\nmode=test\nweb.port=%d\nfeed.port=%d\n".formatted(party, freePort(), freePort()));
        return Node.start(NodeSettings.read(data));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void introduce(
            ConfigurableApplicationContext node, ConfigurableApplicationContext neighbour, String party) {
        Peers theirs = neighbour.getBean(Peers.class);
        node.getBean(Peers.class).propose(theirs.export());
        node.getBean(Peers.class).confirm(new PartyId(party), theirs.ownFingerprint());
    }

    /// Puts an example memorandum of both into force.
    void agree(Path memorandum) throws IOException, InterruptedException {
        Instruments vietnamese = vn.getBean(Instruments.class);
        Instruments khmer = kh.getBean(Instruments.class);
        Sha256 proposed = vietnamese.propose(vietnamese.read(Files.readAllBytes(memorandum)), author("VN"));
        await(() -> khmer.find(proposed).isPresent());
        khmer.sign(proposed, author("KH"));
        vietnamese.sign(proposed, author("VN"));
        await(() ->
                vietnamese.get(proposed).isSignedByAll() && khmer.get(proposed).isSignedByAll());
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited in vain");
            }
            Thread.sleep(5);
        }
    }

    private static Author author(String party) {
        return new Author(
                new PartyId(party),
                new ServiceId("border-guard"),
                new UnitId(party.equals("VN") ? "vn-tuy-duc" : "kh-company-1"),
                new OfficeId("head-of-post"),
                UUID.nameUUIDFromBytes(party.getBytes(StandardCharsets.UTF_8)));
    }

    /// A seizure that the head lets go at once, on the routine lane.
    void releaseByHead() {
        LedgerRecord record = vn.getBean(Ledger.class)
                .append(
                        new Ledger.Statement(
                                "drugs.seized",
                                null,
                                new SectorId("KH-VN/1"),
                                Map.of("event", StrictJson.read("""
                                                {"substance":"methamphetamine","grams":12000,"at":"2026-11-24T22:10:00.000Z"}"""), "place", StrictJson.read("""
                                                {"position":{"latitude":12.2,"longitude":107.4,"accuracyMetres":15}}""")),
                                List.of()),
                        author("VN"));
        Release.Verdict verdict = vn.getBean(Release.class)
                .release(
                        record.hash(),
                        new PartyId("KH"),
                        Set.of("event", "place"),
                        new Person(author("VN"), UnitLevel.POST, true, true));
        if (!(verdict instanceof Release.Verdict.LetGo)) {
            throw new IllegalStateException("expected the seizure to go, found " + verdict);
        }
    }

    void stopNeighbour() {
        kh.close();
    }

    Path neighbourDir() {
        return dir.resolve("KH");
    }

    /// Reports a flood, which passes at once on the control lane.
    Sha256 release() {
        LedgerRecord record = vn.getBean(Ledger.class)
                .append(
                        new Ledger.Statement(
                                "flood.reported",
                                null,
                                new SectorId("KH-VN/1"),
                                Map.of("event", StrictJson.read("""
                                                {"road":"bridge","blocked":"vehicles","since":"2026-11-24T22:10:00.000Z"}"""), "place", StrictJson.read("""
                                                {"position":{"latitude":12.2,"longitude":107.4,"accuracyMetres":15}}""")),
                                List.of()),
                        new Author(
                                new PartyId("VN"),
                                new ServiceId("border-guard"),
                                new UnitId("vn-tuy-duc"),
                                new OfficeId("duty-officer"),
                                null));
        committed.put(record.hash(), System.nanoTime());
        released.incrementAndGet();
        return record.hash();
    }

    /// Waits until the neighbour has projected everything released so far.
    void awaitProjected() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (projected() < released.get()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("expected " + released + " records, found " + projected());
            }
            Thread.sleep(2);
        }
        look();
    }

    private long projected() {
        return kh.getBean(JdbcClient.class)
                .sql(COUNT_PROJECTED)
                .query(Long.class)
                .single();
    }

    void startTiming() {
        committed.clear();
        latencies.clear();
        timing = true;
    }

    /// Runs on every change that the neighbour's node tells of.
    private synchronized void look() {
        if (!timing) {
            return;
        }
        long now = System.nanoTime();
        Ledger theirs = kh.getBean(Ledger.class);
        committed.entrySet().removeIf(entry -> {
            boolean arrived = theirs.find(entry.getKey()).isPresent();
            if (arrived) {
                latencies.add(Duration.ofNanos(now - entry.getValue()));
            }
            return arrived;
        });
    }

    synchronized List<Duration> latencies() {
        return List.copyOf(latencies);
    }

    /// The octets of a record as they go over the wire.
    byte[] bodyOfOne() {
        return vn.getBean(Ledger.class)
                .listNewest("type = 'flood.reported'", Map.of(), 1)
                .getFirst()
                .signed()
                .toJson();
    }

    JdbcClient database() {
        return kh.getBean(JdbcClient.class);
    }

    ConfigurableApplicationContext sender() {
        return vn;
    }

    String settings() {
        JdbcClient jdbc = database();
        return "PostgreSQL %s, fsync %s, synchronous_commit %s; %d processors, Java %s"
                .formatted(
                        show(jdbc, "server_version"),
                        show(jdbc, "fsync"),
                        show(jdbc, "synchronous_commit"),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version());
    }

    private static String show(JdbcClient jdbc, String setting) {
        return jdbc.sql("select current_setting(:name)")
                .param("name", setting)
                .query(String.class)
                .single();
    }

    @Override
    public void close() {
        vn.close();
        kh.close();
    }
}
