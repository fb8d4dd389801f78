package org.tripoint.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tripoint.Node;
import org.tripoint.exchange.Peers;
import org.tripoint.fixture.Memorandum;
import org.tripoint.instruments.Instruments;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.Rebuild;
import org.tripoint.platform.NodeSettings;

/// The program of one node in a trial: a whole node, which does what a line on its input says and answers with one
/// line that begins with `@`. It ends with its input.
final class NodeUnderTest {

    private static final String ANSWER = "@";
    private static final int FILL_PIECE_OCTETS = 1 << 20;
    private static final long FILL_UNTIL_OCTETS = 24L << 20;

    private final ConfigurableApplicationContext node;
    private final Path dir;
    private final Load load;

    private NodeUnderTest(ConfigurableApplicationContext node, Path dir) {
        this.node = node;
        this.dir = dir;
        this.load = new Load(node, dir);
    }

    static void main(String[] arguments) throws IOException {
        Path dir = Path.of(arguments[0]);
        NodeUnderTest program = new NodeUnderTest(Node.start(NodeSettings.read(dir)), dir);
        say("ready");
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                say(program.answer(line.split(" ")));
            }
        }
        System.exit(0);
    }

    private static synchronized void say(String answer) {
        System.out.println("\n" + ANSWER + answer);
        System.out.flush();
    }

    /// The edge at which whatever goes wrong becomes an answer.
    private String answer(String[] words) {
        try {
            return switch (words[0]) {
                case "bundle" ->
                    Base64.getEncoder().encodeToString(node.getBean(Peers.class).export());
                case "fingerprint" -> node.getBean(Peers.class).ownFingerprint().replace(" ", "");
                case "introduce" -> introduce(new PartyId(words[1]), words[2], words[3]);
                case "propose" -> propose().hex();
                case "sign" -> sign(new Sha256(words[1]));
                case "load" -> load.start(Long.parseLong(words[1]), Integer.parseInt(words[2]));
                case "calm" -> load.stop();
                case "backlog" -> load.backlog(Integer.parseInt(words[1]));
                case "facts" -> new Facts(node, load.committed()).toJson();
                case "in-flight" -> String.valueOf(Facts.inFlight(node));
                case "rebuild" ->
                    String.join(",", node.getBean(Rebuild.class).run().differing());
                case "damage" -> Damage.valueOf(words[1]).on(node, words[2]);
                case "any-received" -> anyReceived(words[1]);
                case "fill" -> fill();
                case "free" -> String.valueOf(Files.deleteIfExists(dir.resolve("filler")));
                default -> "unknown " + words[0];
            };
        } catch (RuntimeException | IOException e) {
            return "failed " + e;
        }
    }

    /// The hash of a flood that came from a party.
    private String anyReceived(String from) {
        return node.getBean(JdbcClient.class)
                .sql("""
                        select encode(hash, 'hex') from ledger.record
                        where from_party = :from and type = 'flood.reported' order by position limit 1""")
                .param("from", from)
                .query(String.class)
                .single();
    }

    private String introduce(PartyId party, String bundle, String fingerprint) {
        Peers peers = node.getBean(Peers.class);
        peers.propose(Base64.getDecoder().decode(bundle));
        peers.confirm(party, fingerprint);
        return peers.listConfirmed().stream().map(PartyId::value).collect(Collectors.joining(","));
    }

    private Sha256 propose() {
        Instruments instruments = node.getBean(Instruments.class);
        return instruments.propose(instruments.read(Memorandum.FILE), load.author("headquarters"));
    }

    /// `absent` while the instrument is not here.
    private String sign(Sha256 instrument) {
        Optional<?> here = node.getBean(Ledger.class).find(instrument);
        if (here.isEmpty()) {
            return "absent";
        }
        Instruments instruments = node.getBean(Instruments.class);
        instruments.sign(instrument, load.author("headquarters"));
        return instruments.get(instrument).isSignedByAll() ? "in force" : "signed";
    }

    /// Fills the disk until the node refuses to write.
    private String fill() {
        Path filler = dir.resolve("filler");
        byte[] piece = new byte[FILL_PIECE_OCTETS];
        try (var out = Files.newOutputStream(filler)) {
            while (Files.getFileStore(dir).getUsableSpace() > FILL_UNTIL_OCTETS) {
                out.write(piece);
            }
            return "full";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
