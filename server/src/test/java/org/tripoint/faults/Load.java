package org.tripoint.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.tripoint.access.UnitLevel;
import org.tripoint.exchange.Person;
import org.tripoint.exchange.Release;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.UnitId;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.Replies;
import org.tripoint.platform.NodeSettings;
import tools.jackson.databind.JsonNode;

/// What people at one node do, by dice: they report floods and seizures, the head lets some go, and they reply to what
/// came from neighbours. The hash of each report is written to a file after its commit, and never before.
final class Load {

    private static final List<String> SECTORS = List.of("KH-VN/1", "LA-VN/1", "KH-LA/1", "KH-LA-VN/1");
    private static final List<String> SECTIONS = List.of("event", "place");

    private final ConfigurableApplicationContext node;
    private final Path committed;
    private final PartyId party;
    private volatile boolean running;
    private @Nullable Thread thread;

    Load(ConfigurableApplicationContext node, Path dir) {
        this.node = node;
        this.committed = dir.resolve("committed");
        this.party = node.getBean(NodeSettings.class).party();
    }

    Author author(String office) {
        String unit = party.value().toLowerCase(Locale.ROOT) + "-post-1";
        UUID account = UUID.nameUUIDFromBytes(office.getBytes(StandardCharsets.UTF_8));
        return new Author(party, new ServiceId("border-guard"), new UnitId(unit), new OfficeId(office), account);
    }

    synchronized String start(long seed, int pauseMillis) {
        running = true;
        Thread started = Thread.ofPlatform().name("load").daemon().start(() -> run(new Random(seed), pauseMillis));
        thread = started;
        return "loaded";
    }

    synchronized String stop() {
        running = false;
        Thread last = thread;
        if (last != null) {
            try {
                last.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return "calm";
    }

    /// A full disk or a database that is just ending refuses: people try again later.
    private void run(Random random, int pauseMillis) {
        while (running) {
            try {
                act(random);
            } catch (DataAccessException | TransactionException e) {
                pause(100);
            }
            pause(random.nextInt(2 * pauseMillis + 1));
        }
    }

    private void act(Random random) {
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> report("flood.reported", flood(), random);
            case 4, 5, 6 -> report("drugs.seized", seizure(random), random);
            case 7, 8 -> release(random);
            default -> reply(random);
        }
    }

    private static Map<String, @Nullable JsonNode> flood() {
        return Map.of("event", StrictJson.read("""
                        {"road":"road-to-gate","blocked":"persons-and-vehicles","since":"2026-11-24T22:50:00.000Z"}"""), "place", place());
    }

    private static Map<String, @Nullable JsonNode> seizure(Random random) {
        return Map.of(
                "event",
                StrictJson.read("{\"substance\":\"methamphetamine\",\"grams\":" + (1 + random.nextInt(20_000))
                        + ",\"at\":\"2026-11-24T22:10:00.000Z\"}"),
                "place",
                place());
    }

    private static JsonNode place() {
        return StrictJson.read("""
                {"position":{"latitude":12.215,"longitude":107.43,"accuracyMetres":15,"source":"gnss"}}""");
    }

    private void report(String type, Map<String, @Nullable JsonNode> sections, Random random) {
        List<String> ours = SECTORS.stream()
                .filter(sector -> sector.contains(party.value()))
                .toList();
        SectorId sector = new SectorId(ours.get(random.nextInt(ours.size())));
        Sha256 hash = node.getBean(Ledger.class)
                .append(new Ledger.Statement(type, null, sector, sections, List.of()), author("duty-officer"))
                .hash();
        write(hash);
    }

    private void write(Sha256 hash) {
        try {
            Files.writeString(committed, hash + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // The disk is full; what is not in the file is only not asked for.
        }
    }

    private void release(Random random) {
        record Waiting(Sha256 record, PartyId to) {}
        Optional<Waiting> waiting = jdbc().sql("""
                        select record, recipient from exchange.decision where outcome = 'waits'
                        order by position limit 1""")
                .query((rs, n) ->
                        new Waiting(Sha256.ofOctets(rs.getBytes("record")), new PartyId(rs.getString("recipient"))))
                .optional();
        waiting.ifPresent(found -> {
            Set<String> chosen = new TreeSet<>(SECTIONS.subList(0, 1 + random.nextInt(SECTIONS.size())));
            Release release = node.getBean(Release.class);
            Person head = new Person(author("head-of-post"), UnitLevel.POST, true, true);
            if (random.nextInt(5) == 0) {
                release.keep(found.record(), found.to(), head);
            } else {
                release.release(found.record(), found.to(), chosen, head);
            }
        });
    }

    private void reply(Random random) {
        Optional<Sha256> theirs = jdbc().sql("""
                        select hash from ledger.record where from_party is not null
                            and type in ('flood.reported', 'drugs.seized')
                        order by position desc offset :offset limit 1""")
                .param("offset", random.nextInt(20))
                .query((rs, n) -> Sha256.ofOctets(rs.getBytes("hash")))
                .optional();
        theirs.ifPresent(hash -> node.getBean(Replies.class).takeInCharge(hash, author("duty-officer")));
    }

    /// Reports as many floods as fast as it can.
    String backlog(int count) {
        Random random = new Random(count);
        for (int i = 0; i < count; i++) {
            report("flood.reported", flood(), random);
        }
        return String.valueOf(count);
    }

    List<String> committed() {
        try {
            return Files.exists(committed) ? Files.readAllLines(committed) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JdbcClient jdbc() {
        return node.getBean(JdbcClient.class);
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
