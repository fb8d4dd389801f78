package org.tripoint.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tripoint.kernel.Sha256;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.platform.Job;
import org.tripoint.platform.JobHandler;
import org.tripoint.platform.Jobs;
import org.tripoint.platform.NodeClock;
import tools.jackson.databind.node.JsonNodeFactory;

/// Makes the words of the records that wait for theirs: before each search, a limited number; the rest once a minute.
/// When the texts of this version are not those that the rows were made with, every record waits anew.
@Component
class Indexer implements JobHandler, ApplicationRunner {

    private static final String KIND = "search.index";
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int CHUNK = 100;
    private static final int CHUNKS_PER_RUN = 50;

    /// Of the words themselves; counted up when they are put together in another way.
    private static final String FORM = "1";

    private static final List<String> MADE_OF =
            List.of("messages/*/types.properties", "messages/*/codes.properties", "language/spellings.csv");

    private final Ledger ledger;
    private final EntryWords words;
    private final Jobs jobs;
    private final NodeClock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    Indexer(
            Ledger ledger,
            EntryWords words,
            Jobs jobs,
            NodeClock clock,
            JdbcClient jdbc,
            TransactionTemplate transactions) {
        this.ledger = ledger;
        this.words = words;
        this.jobs = jobs;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var stamp = stamp();
        transactions.executeWithoutResult(status -> {
            boolean same = jdbc.sql("select stamp from search.made_with")
                    .query(String.class)
                    .optional()
                    .filter(stamp::equals)
                    .isPresent();
            if (!same) {
                waitAll();
                jdbc.sql("delete from search.made_with").update();
                jdbc.sql("insert into search.made_with (stamp) values (:stamp)")
                        .param("stamp", stamp)
                        .update();
            }
        });
        schedule(Duration.ZERO);
    }

    private void waitAll() {
        long position = 0;
        while (true) {
            var records = ledger.listFrom(position + 1);
            if (records.isEmpty()) {
                return;
            }
            jdbc.sql("""
                            insert into search.waiting (record) select unnest(cast(:records as bytea[]))
                            on conflict do nothing""")
                    .param(
                            "records",
                            records.stream()
                                    .map(record -> record.hash().octets())
                                    .toArray(byte[][]::new))
                    .update();
            position = records.getLast().position();
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Job job) {
        for (int chunk = 0; chunk < CHUNKS_PER_RUN && !next().isEmpty(); chunk++) {
            // each chunk is its own work; a run that ends early goes on in a minute
        }
        schedule(EVERY);
    }

    private void schedule(Duration in) {
        jobs.schedule(
                KIND,
                "minutely",
                JsonNodeFactory.instance.objectNode(),
                clock.instant().plus(in));
    }

    /// Makes what waits, `chunks` times a hundred at most. Returns whether nothing waits any more.
    boolean catchUp(int chunks) {
        for (int chunk = 0; chunk < chunks; chunk++) {
            if (next().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /// Makes the words of one chunk and returns its records.
    private List<Sha256> next() {
        return Objects.requireNonNull(transactions.execute(status -> {
            var records = jdbc.sql("""
                            delete from search.waiting where record in (
                              select record from search.waiting limit :chunk for update skip locked)
                            returning record""")
                    .param("chunk", CHUNK)
                    .query((row, number) -> Sha256.ofOctets(row.getBytes("record")))
                    .list();
            ledger.find(records).values().forEach(this::make);
            return new ArrayList<>(records);
        }));
    }

    private void make(LedgerRecord record) {
        var made = words.of(record);
        jdbc.sql("""
                        insert into search.entry (position, hash, type, party, unit, sector, moment, words, segments)
                        values (:position, :hash, :type, :party, :unit, :sector, :moment, :words, :segments)
                        on conflict (position) do update set
                          moment = excluded.moment, words = excluded.words, segments = excluded.segments""")
                .param("position", record.position())
                .param("hash", record.hash().octets())
                .param("type", record.type().name())
                .param("party", record.party().value())
                .param("unit", record.unit().value())
                .param(
                        "sector",
                        record.header().findSector().map(Object::toString).orElse(null))
                .param("moment", OffsetDateTime.ofInstant(made.moment(), ZoneOffset.UTC))
                .param("words", made.words())
                .param("segments", made.segments())
                .update();
    }

    private static String stamp() {
        var resolver = new PathMatchingResourcePatternResolver();
        var all = new StringBuilder(FORM);
        try {
            for (var pattern : MADE_OF) {
                var files = resolver.getResources("classpath*:" + pattern);
                Arrays.sort(files, Comparator.comparing(Resource::getDescription));
                for (var file : files) {
                    all.append(Sha256.of(file.getContentAsByteArray()).hex());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The texts could not be read.", e);
        }
        return Sha256.of(all.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .hex();
    }
}
