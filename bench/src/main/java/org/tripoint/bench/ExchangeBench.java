package org.tripoint.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.util.FileSystemUtils;

/// `bench exchange`: how many durable, signed, verified records a second go from one node to another, and how long one
/// takes from its commit to the neighbour's projection, beside a plain HTTPS POST of the same octets into one table of
/// the same PostgreSQL. Both in one run on one machine; both wait for the disk.
public final class ExchangeBench {

    private static final int RECORDS = 2_000;
    private static final int WARM_UP = 300;
    private static final int CONCURRENCY = 8;
    private static final int PACED = 200;
    private static final Duration PACE = Duration.ofMillis(100);

    private ExchangeBench() {}

    public static void main(String[] arguments) throws Exception {
        // Read once, when the first client is made: the certificate of the baseline names no host.
        System.setProperty("jdk.internal.httpclient.disableHostnameVerification", "true");
        Path dir = Files.createTempDirectory("tripoint-bench");
        try (Pair pair = Pair.start(dir)) {
            System.out.println(pair.settings());
            try (Baseline baseline = new Baseline(pair)) {
                run(pair, baseline);
            }
        } finally {
            FileSystemUtils.deleteRecursively(dir);
        }
        StartUp.measure();
    }

    private static void run(Pair pair, Baseline baseline) throws Exception {
        inParallel(WARM_UP, pair::release);
        pair.awaitProjected();
        byte[] body = pair.bodyOfOne();
        inParallel(WARM_UP, () -> baseline.post(body));

        System.out.printf(
                "%n%d records of %d octets, %d at a time, after %d to warm up%n",
                RECORDS, body.length, CONCURRENCY, WARM_UP);
        double plain = perSecond(() -> inParallel(RECORDS, () -> baseline.post(body)));
        System.out.printf("baseline  HTTPS POST, one row, synchronous commit   %,8.0f records/s   1.00%n", plain);
        double ours = perSecond(() -> {
            inParallel(RECORDS, pair::release);
            pair.awaitProjected();
        });
        System.out.printf(
                "exchange  signed, sealed, verified, projected       %,8.0f records/s   %.2f%n", ours, ours / plain);

        System.out.printf("%nlatency at 10 records a second, %d records%n", PACED);
        print("baseline  POST to answer", paced(() -> baseline.post(body)));
        pair.startTiming();
        paced(pair::release);
        pair.awaitProjected();
        print("exchange  commit to the neighbour's projection", pair.latencies());
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double perSecond(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return RECORDS / ((double) (System.nanoTime() - start) / 1e9);
    }

    private static void inParallel(int count, Work work) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(CONCURRENCY)) {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                futures.add(threads.submit(() -> {
                    work.run();
                    return null;
                }));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        }
    }

    private static List<Duration> paced(Work work) throws Exception {
        List<Duration> latencies = new ArrayList<>();
        long next = System.nanoTime();
        for (int i = 0; i < PACED; i++) {
            Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
            next += PACE.toNanos();
            long start = System.nanoTime();
            work.run();
            latencies.add(Duration.ofNanos(System.nanoTime() - start));
        }
        return latencies;
    }

    private static void print(String what, List<Duration> latencies) throws IOException {
        if (latencies.isEmpty()) {
            throw new IOException("expected latencies of " + what);
        }
        List<Duration> sorted = latencies.stream().sorted().toList();
        System.out.printf("%-48s p50 %6.1f ms   p99 %6.1f ms%n", what, millis(sorted, 0.50), millis(sorted, 0.99));
    }

    private static double millis(List<Duration> sorted, double quantile) {
        int index = Math.min(sorted.size() - 1, (int) (quantile * sorted.size()));
        return (double) sorted.get(index).toNanos() / 1e6;
    }
}
