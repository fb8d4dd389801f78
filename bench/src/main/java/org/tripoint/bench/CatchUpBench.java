package org.tripoint.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;
import org.tripoint.kernel.Keyring;
import org.tripoint.kernel.RecordJudge;
import org.tripoint.kernel.RecordVerdict;
import org.tripoint.kernel.Sha256;
import org.tripoint.ledger.KeySets;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.platform.Database;
import org.tripoint.platform.EmbeddedPostgres;
import org.tripoint.platform.NodeSettings;

/// `bench catch-up [N]`: a node comes back to N records on the routine lane. How many a second it has signed for,
/// verified and projected, and in how much memory, beside what cannot be saved: verifying the same signatures and
/// inserting the same octets in bulk into the same kind of PostgreSQL. Meanwhile, how long a warning on the control
/// lane
/// takes, beside the same on an idle node.
public final class CatchUpBench {

    private static final int RECORDS = 10_000;
    private static final int WRITERS = 4;
    private static final int CHUNK = 256;
    private static final int WARNINGS = 60;
    private static final Duration BETWEEN_WARNINGS = Duration.ofMillis(250);
    private static final String ARRIVED = "select count(*) from ledger.record where type = 'drugs.seized'";

    private CatchUpBench() {}

    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : RECORDS;
        Path dir = Files.createTempDirectory("tripoint-bench");
        try (Pair pair = Pair.start(dir)) {
            System.out.println(pair.settings());
            pair.agree(Path.of("demo", "memoranda", "kh-vn.json"));
            pair.stopNeighbour();
            long start = System.nanoTime();
            write(pair, count);
            System.out.printf(
                    "%n%,d records reported and let go by heads while the neighbour is away: %.0f a second%n",
                    count, count / seconds(start));
            double bulk = baseline(pair, count);
            catchUp(pair, count, bulk);
        } finally {
            FileSystemUtils.deleteRecursively(dir);
        }
    }

    private static void write(Pair pair, int count) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                futures.add(threads.submit(pair::releaseByHead));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        }
    }

    /// Records a second of verifying every signature, and then inserting the octets, 256 a transaction.
    private static double baseline(Pair pair, int count) {
        JdbcClient jdbc = pair.sender().getBean(JdbcClient.class);
        jdbc.sql("create table public.bench_bulk (body bytea not null)").update();
        Keyring keyring = pair.sender().getBean(KeySets.class).keyring();
        List<byte[]> bodies = bodies(pair.sender().getBean(Ledger.class), count);
        RecordJudge judge = new RecordJudge(keyring);
        long start = System.nanoTime();
        for (byte[] body : bodies) {
            if (!(judge.judge(body) instanceof RecordVerdict.Verified)) {
                throw new IllegalStateException("expected a record that verifies");
            }
        }
        double verifying = seconds(start);
        TransactionTemplate transaction = pair.sender().getBean(TransactionTemplate.class);
        start = System.nanoTime();
        for (int from = 0; from < bodies.size(); from += CHUNK) {
            byte[][] chunk =
                    bodies.subList(from, Math.min(from + CHUNK, bodies.size())).toArray(byte[][]::new);
            transaction.executeWithoutResult(
                    status -> jdbc.sql("insert into public.bench_bulk (body) select * from unnest(:bodies)")
                            .param("bodies", chunk)
                            .update());
        }
        double inserting = seconds(start);
        double rate = bodies.size() / (verifying + inserting);
        System.out.printf(
                "baseline  verification %.1f s, bulk insert %.1f s           %,8.0f records/s   1.00%n",
                verifying, inserting, rate);
        return rate;
    }

    private static List<byte[]> bodies(Ledger ledger, int count) {
        List<byte[]> bodies = new ArrayList<>();
        long position = 1;
        while (bodies.size() < count) {
            List<LedgerRecord> chunk = ledger.listFrom(position);
            chunk.stream()
                    .filter(record -> record.type().name().equals("drugs.seized"))
                    .forEach(record -> bodies.add(record.signed().toJson()));
            position = chunk.getLast().position() + 1;
        }
        return bodies;
    }

    private static void catchUp(Pair pair, int count, double bulk) throws IOException, InterruptedException {
        NodeSettings settings = NodeSettings.read(pair.neighbourDir());
        Process node = StartUp.start(pair.neighbourDir());
        try {
            StartUp.awaitHealth(settings.webPort());
            try (Database database = Database.connect(
                    EmbeddedPostgres.findRunning(pair.neighbourDir().resolve("postgres"))
                            .orElseThrow(),
                    pair.neighbourDir())) {
                JdbcClient jdbc = database.jdbc();
                long before = arrived(jdbc);
                long start = System.nanoTime();
                List<Duration> busy = warn(pair, jdbc, () -> arrived(jdbc) < count);
                long half = memory(node);
                Pair.await(() -> arrived(jdbc) == count);
                double rate = (count - before) / seconds(start);
                System.out.printf(
                        "exchange  fetched, proven, verified, projected         %,8.0f records/s   %.2f%n",
                        rate, rate / bulk);
                System.out.printf("memory of the node (proportional): %d MiB, at the end %d MiB%n", half, memory(node));
                print("warning on the control lane during it", busy);
                print("warning on the control lane, idle", warn(pair, jdbc, () -> true));
            }
        } finally {
            node.destroy();
            node.waitFor();
        }
    }

    private interface Condition {
        boolean holds();
    }

    /// From the commit of a warning at one node to its projection at the other, as long as the condition holds, 60
    /// times
    /// at most.
    private static List<Duration> warn(Pair pair, JdbcClient theirs, Condition going) throws InterruptedException {
        List<Duration> latencies = new ArrayList<>();
        while (latencies.size() < WARNINGS && going.holds()) {
            Sha256 hash = pair.release();
            long start = System.nanoTime();
            Pair.await(() -> theirs.sql("select exists (select from incidents.incident where hash = :hash)")
                    .param("hash", hash.octets())
                    .query(Boolean.class)
                    .single());
            latencies.add(Duration.ofNanos(System.nanoTime() - start));
            Thread.sleep(BETWEEN_WARNINGS);
        }
        return latencies;
    }

    private static long arrived(JdbcClient jdbc) {
        return jdbc.sql(ARRIVED).query(Long.class).single();
    }

    private static long memory(Process node) {
        return StartUp.memory(Stream.of(node.toHandle()), "Pss");
    }

    private static double seconds(long start) {
        return (double) (System.nanoTime() - start) / 1e9;
    }

    private static void print(String what, List<Duration> latencies) {
        List<Duration> sorted = latencies.stream().sorted().toList();
        if (sorted.isEmpty()) {
            System.out.printf("%-40s the catching up was over before one%n", what);
            return;
        }
        System.out.printf(
                "%-40s p50 %6.1f ms   p99 %6.1f ms   of %d%n",
                what, millis(sorted, 0.50), millis(sorted, 0.99), sorted.size());
    }

    private static double millis(List<Duration> sorted, double quantile) {
        int index = Math.min(sorted.size() - 1, (int) (quantile * sorted.size()));
        return (double) sorted.get(index).toNanos() / 1e6;
    }
}
