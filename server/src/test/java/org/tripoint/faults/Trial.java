package org.tripoint.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.tripoint.kernel.StrictJson;
import org.tripoint.platform.NodeSettings;
import tools.jackson.databind.JsonNode;

/// Three nodes as processes, VN, LA and KH, all neighbours, with a wire from each to the feed of each other.
final class Trial implements AutoCloseable {

    private static final List<String> PARTIES = List.of("VN", "LA", "KH");
    private static final int PAUSE_MILLIS = 25;
    private static final int FACTS_OCTETS = 8 << 20;

    private final Random random;
    private final Map<String, NodeProcess> nodes = new LinkedHashMap<>();
    private final Map<String, Wire> wires = new LinkedHashMap<>();
    private int kills;
    private long inFlight;

    /// @param smallDisk the party whose node has a disk of its own, that can be filled; empty for none. It is never
    ///     killed, since the disk would go with it
    Trial(Path dir, long seed, String smallDisk) throws IOException {
        this.random = new Random(seed);
        List<Integer> ports = new ArrayList<>();
        List<Integer> entrances = new ArrayList<>();
        for (int i = 0; i < PARTIES.size(); i++) {
            ports.add(freePort());
            entrances.add(freePort());
        }
        for (int i = 0; i < PARTIES.size(); i++) {
            String party = PARTIES.get(i);
            NodeProcess node = node(dir, party, ports.get(i), entrances.get(i), party.equals(smallDisk));
            nodes.put(party, node);
            StringBuilder hosts = new StringBuilder("127.0.0.1 localhost\n");
            for (int k = 0; k < PARTIES.size(); k++) {
                if (k != i) {
                    String address = "127.0." + (1 + i) + "." + (1 + k);
                    String feed = PARTIES.get(k);
                    wires.put(party + " from " + feed, new Wire(address, entrances.get(k), ports.get(k), seed));
                    hosts.append(address).append(' ').append(name(feed)).append('\n');
                }
            }
            Files.writeString(node.hosts(), hosts);
        }
    }

    private static String name(String party) {
        return party.toLowerCase(Locale.ROOT) + ".feed.example";
    }

    private static NodeProcess node(Path dir, String party, int feedPort, int entrance, boolean smallDisk)
            throws IOException {
        Path data = Files.createDirectories(dir.resolve(party.toLowerCase(Locale.ROOT)));
        String settings = """
                party=%s
                mode=test
                web.port=%d
                feed.port=%d
                feed.url=https://%s:%d
                """.formatted(party, freePort(), feedPort, name(party), entrance);
        List<String> before = List.of();
        if (smallDisk) {
            before = List.of(
                    "unshare",
                    "-m",
                    "sh",
                    "-c",
                    "mount -t tmpfs -o size=420m tmpfs \"$0\" && printf '%s' \"$1\" >\"$0/" + NodeSettings.FILE
                            + "\" && shift && exec \"$@\"",
                    data.toString(),
                    settings);
        } else {
            Files.writeString(data.resolve(NodeSettings.FILE), settings);
        }
        return new NodeProcess(party, data, before);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    NodeProcess node(String party) {
        NodeProcess node = nodes.get(party);
        if (node == null) {
            throw new IllegalArgumentException(party);
        }
        return node;
    }

    int kills() {
        return kills;
    }

    /// Entries that were on their way when a node was killed, over all kills.
    long inFlight() {
        return inFlight;
    }

    /// Starts all, makes them neighbours, and puts the example memorandum between VN and KH into force.
    void begin() {
        nodes.values().forEach(NodeProcess::start);
        nodes.values().forEach(NodeProcess::awaitReady);
        for (NodeProcess one : nodes.values()) {
            for (NodeProcess other : nodes.values()) {
                if (one != other) {
                    one.ask("introduce " + other.party() + " " + other.ask("bundle") + " " + other.ask("fingerprint"));
                }
            }
        }
        String memorandum = node("VN").ask("propose");
        await(
                "KH has the memorandum",
                () -> !node("KH").ask("sign " + memorandum).equals("absent"));
        await("it is in force", () -> node("VN").ask("sign " + memorandum).equals("in force"));
    }

    void load() {
        nodes.values().forEach(node -> load(node));
    }

    private void load(NodeProcess node) {
        expect("loaded", node.ask("load " + random.nextLong() + " " + PAUSE_MILLIS));
    }

    private static void expect(String expected, String found) {
        if (!found.equals(expected)) {
            throw new AssertionError("expected " + expected + ", found " + found);
        }
    }

    /// One thing that goes wrong and comes right again.
    enum Fault {
        KILL,
        KILL_BOTH,
        CUT,
        ASKS_LOST,
        ANSWERS_LOST,
        ROUGH,
        THIN,
        CLOCK,
        ABSENCE
    }

    void suffer(Fault fault, Duration lasting) {
        switch (fault) {
            case KILL -> kill(List.of(pickKillable()), Duration.ofMillis(random.nextInt(500)));
            case KILL_BOTH -> kill(List.of(node("VN"), node("KH")), Duration.ofMillis(random.nextInt(500)));
            case ABSENCE -> kill(List.of(pickKillable()), lasting.multipliedBy(3));
            case CLOCK -> shiftClock(lasting);
            case CUT -> weather(Wire.Weather.CUT, lasting, 6);
            case ASKS_LOST -> weather(Wire.Weather.ASKS_LOST, lasting, 1 + random.nextInt(3));
            case ANSWERS_LOST -> weather(Wire.Weather.ANSWERS_LOST, lasting, 1 + random.nextInt(3));
            case ROUGH -> weather(Wire.Weather.ROUGH, lasting, 6);
            case THIN -> weather(Wire.Weather.THIN, lasting, 6);
        }
    }

    private NodeProcess pickKillable() {
        return random.nextBoolean() ? node("VN") : node("KH");
    }

    private void kill(List<NodeProcess> killed, Duration away) {
        for (NodeProcess node : killed) {
            inFlight += Long.parseLong(node.ask("in-flight"));
        }
        pause(Duration.ofMillis(random.nextInt(200)));
        killed.forEach(NodeProcess::kill);
        kills += killed.size();
        say("killed " + killed.stream().map(NodeProcess::party).toList() + " for " + away.toMillis() + " ms");
        pause(away);
        killed.forEach(NodeProcess::start);
        killed.forEach(NodeProcess::awaitReady);
        killed.forEach(this::load);
    }

    private void weather(Wire.Weather weather, Duration lasting, int count) {
        List<String> names = new ArrayList<>(wires.keySet());
        java.util.Collections.shuffle(names, random);
        List<String> chosen = names.subList(0, Math.min(count, names.size()));
        say(weather + ": " + chosen);
        chosen.forEach(name -> wire(name).set(weather));
        pause(lasting);
        chosen.forEach(name -> wire(name).set(Wire.Weather.CLEAR));
    }

    private Wire wire(String name) {
        return Objects.requireNonNull(wires.get(name));
    }

    private void shiftClock(Duration lasting) {
        NodeProcess node = pickKillable();
        Duration shift = Duration.ofHours(random.nextInt(19) - 9).plusMinutes(random.nextInt(60));
        say("clock of " + node.party() + " is off by " + shift);
        write(node.dir().resolve("clock"), shift.toString());
        pause(lasting);
        write(node.dir().resolve("clock"), Duration.ZERO.toString());
    }

    /// Every clock of the trial goes on by this much.
    void pass(Duration time) {
        nodes.values().stream()
                .filter(node -> Files.exists(node.dir().resolve(NodeSettings.FILE)))
                .forEach(node -> write(node.dir().resolve("clock"), time.toString()));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends the load and waits until the checker finds nothing any more; what it finds after `patience` is an error.
    List<JsonNode> rest(Duration patience) {
        nodes.values().forEach(node -> expect("calm", node.ask("calm")));
        long deadline = System.nanoTime() + patience.toNanos();
        List<JsonNode> facts = facts();
        List<String> findings = Checker.findings(facts);
        while (!findings.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(String.join("\n", findings));
            }
            pause(Duration.ofSeconds(1));
            facts = facts();
            findings = Checker.findings(facts);
        }
        return facts;
    }

    List<JsonNode> facts() {
        List<JsonNode> facts = new ArrayList<>();
        for (NodeProcess node : nodes.values()) {
            String answer = node.ask("facts");
            if (!answer.startsWith("{")) {
                throw new AssertionError(node.party() + ": " + answer);
            }
            facts.add(StrictJson.read(answer.getBytes(java.nio.charset.StandardCharsets.UTF_8), FACTS_OCTETS));
        }
        return facts;
    }

    /// By party, the tables that a rebuild found to differ.
    Map<String, String> rebuild() {
        Map<String, String> differing = new LinkedHashMap<>();
        nodes.values().forEach(node -> differing.put(node.party(), node.ask("rebuild")));
        return differing;
    }

    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain: " + what);
            }
            pause(Duration.ofMillis(100));
        }
    }

    static void say(String what) {
        System.out.println("faults: " + what);
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        nodes.values().forEach(NodeProcess::close);
        for (Wire wire : wires.values()) {
            wire.close();
        }
    }
}
