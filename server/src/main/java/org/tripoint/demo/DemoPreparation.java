package org.tripoint.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tripoint.exchange.PeerCommand;
import org.tripoint.kernel.KeySet;
import org.tripoint.kernel.KeySetVerdict;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.StrictJson;
import org.tripoint.platform.CommandFailure;
import org.tripoint.platform.NodeSettings;

/// Prepares running nodes of a demonstration, once: every two become neighbours, and each memorandum is proposed by the
/// first of its parties, sent over the wire and signed by all; each boundary commission records example markers.
public final class DemoPreparation {

    /// Written when everything is done; a second start then has nothing to prepare.
    private static final String DONE = "prepared";

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    private static final String ACCOUNT = "headquarters";
    private static final String COMMISSION = "commission";
    private static final String PASSWORD = "tripoint-demo";

    private final Path demo;
    private final Map<PartyId, NodeSettings> nodes = new LinkedHashMap<>();

    private DemoPreparation(Path demo) {
        this.demo = demo;
    }

    /// Arguments: the folder with a data folder for each node, the folder of memoranda.
    public static int run(List<String> arguments) {
        if (arguments.size() != 2) {
            throw new CommandFailure.Usage("demo-prepare DIR MEMORANDA");
        }
        try {
            new DemoPreparation(Path.of(arguments.get(0))).prepare(Path.of(arguments.get(1)));
            return 0;
        } catch (IOException e) {
            throw new CommandFailure.Usage("the demo could not be prepared: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private void prepare(Path memoranda) throws IOException, InterruptedException {
        if (Files.exists(demo.resolve(DONE))) {
            return;
        }
        try (var dirs = Files.list(demo)) {
            for (Path dir : dirs.sorted().toList()) {
                if (Files.exists(dir.resolve(NodeSettings.FILE))) {
                    NodeSettings settings = NodeSettings.read(dir);
                    nodes.put(settings.party(), settings);
                }
            }
        }
        introduceAll();
        try (var files = Files.list(memoranda)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                conclude(file);
            }
        }
        for (PartyId party : nodes.keySet()) {
            registerMarkers(party, memoranda.resolveSibling(party.value().toLowerCase(Locale.ROOT)));
        }
        Files.createFile(demo.resolve(DONE));
    }

    private void introduceAll() throws IOException {
        for (NodeSettings node : nodes.values()) {
            for (NodeSettings neighbour : nodes.values()) {
                if (!node.party().equals(neighbour.party())) {
                    introduce(node, neighbour);
                }
            }
        }
    }

    /// What two administrators do: one exports a file, the other brings it in and types the fingerprint that he was
    /// told.
    private static void introduce(NodeSettings node, NodeSettings neighbour) throws IOException {
        PeerCommand peer = new PeerCommand();
        Path bundle = Files.createTempFile("tripoint-bundle", ".jws");
        try {
            require(peer.run(neighbour, new ArrayList<>(List.of("export", bundle.toString()))));
            require(peer.run(node, new ArrayList<>(List.of("import", bundle.toString()))));
            require(peer.run(
                    node, new ArrayList<>(List.of("confirm", neighbour.party().value(), fingerprint(bundle)))));
        } finally {
            Files.delete(bundle);
        }
    }

    private static void require(int exitCode) {
        if (exitCode != 0) {
            throw new CommandFailure.Usage("the command peer refused, exit code " + exitCode);
        }
    }

    private static String fingerprint(Path bundle) throws IOException {
        return switch (KeySet.judge(Files.readString(bundle).strip())) {
            case KeySetVerdict.Sound(KeySet keySet) -> keySet.root().kid().fingerprint();
            case KeySetVerdict.Refused refused -> throw new IOException(refused.reason());
        };
    }

    private void conclude(Path file) throws IOException, InterruptedException {
        byte[] content = Files.readAllBytes(file);
        List<PartyId> parties = new ArrayList<>();
        StrictJson.read(content)
                .get("title")
                .get("parties")
                .forEach(party -> parties.add(new PartyId(party.asString())));
        if (!nodes.keySet().containsAll(parties)) {
            return;
        }
        Clerk proposer = clerk(parties.getFirst());
        Clerk.Page proposed = proposer.upload(
                proposer.open("/cooperation/propose").form("/cooperation/propose"),
                file.getFileName().toString(),
                content);
        String path = proposed.address().getPath();
        for (PartyId party : parties) {
            Clerk signer = clerk(party);
            Clerk.Page page = await(signer, path);
            signer.submit(page.form("/sign"));
        }
        System.out.println(file.getFileName() + " is signed by " + parties);
    }

    /// The boundary commission brings in its example register from a file and records it.
    private void registerMarkers(PartyId party, Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("markers.csv");
        if (!Files.exists(file)) {
            return;
        }
        Clerk commission = clerk(party, COMMISSION);
        Clerk.Page preview = commission.upload(
                commission.open("/boundary/import").form("/boundary/import"), "markers.csv", Files.readAllBytes(file));
        commission.submit(preview.form("/boundary/import/record"));
        System.out.println("the example markers of " + party + " are recorded");
    }

    private Clerk clerk(PartyId party) throws IOException, InterruptedException {
        return clerk(party, ACCOUNT);
    }

    private Clerk clerk(PartyId party, String account) throws IOException, InterruptedException {
        NodeSettings node = java.util.Objects.requireNonNull(nodes.get(party));
        Clerk clerk = new Clerk(URI.create("http://" + node.webAddress() + ":" + node.webPort()));
        clerk.signIn(account, PASSWORD);
        return clerk;
    }

    private static Clerk.Page await(Clerk clerk, String path) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<Clerk.Page> page = clerk.find(path);
            if (page.isPresent()) {
                return page.get();
            }
            Thread.sleep(LOOK_AGAIN);
        }
        throw new IOException("waited in vain for " + path);
    }
}
