package org.tripoint.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.KeySet;
import org.tripoint.kernel.KeySetVerdict;
import org.tripoint.kernel.Octets;
import org.tripoint.kernel.PartyId;
import org.tripoint.platform.NodeSettings;

/// Bundles and confirmations that an administrator left in `peers/` of the data folder by the command `peer`, whether
/// the node was running or not: `XX.bundle`, and `XX.confirmed` with the fingerprint that he typed.
@Component
class PeerFiles {

    private static final Logger LOG = LoggerFactory.getLogger(PeerFiles.class);
    private static final String BUNDLE = ".bundle";
    private static final String CONFIRMED = ".confirmed";

    private final Path dir;
    private final Peers peers;

    PeerFiles(NodeSettings settings, Peers peers) {
        this.dir = folder(settings);
        this.peers = peers;
    }

    static Path folder(NodeSettings settings) {
        return settings.dataDir().resolve("peers");
    }

    /// Keeps a sound bundle for the node to pick up. Returns it, or why it is none.
    static KeySetVerdict leaveBundle(NodeSettings settings, byte[] bundle) {
        KeySetVerdict verdict = judge(bundle);
        if (verdict instanceof KeySetVerdict.Sound sound) {
            write(
                    folder(settings),
                    sound.keySet().party() + BUNDLE,
                    sound.keySet().toFile());
        }
        return verdict;
    }

    static KeySetVerdict judge(byte[] bundle) {
        return KeySet.judge(new String(bundle, StandardCharsets.US_ASCII).strip());
    }

    static void leaveConfirmation(NodeSettings settings, PartyId party, String fingerprint) {
        write(folder(settings), party + CONFIRMED, fingerprint.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Path dir, String name, byte[] content) {
        try {
            Files.createDirectories(dir);
            Path fresh = Files.write(dir.resolve(name + ".new"), content);
            Files.move(fresh, dir.resolve(name), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + name + " in " + dir, e);
        }
    }

    /// Takes in what was left; a file goes away once it was. A confirmation comes after its bundle, so those that are
    /// there are looked for first: whichever bundles they need lie there then.
    void pickUp() {
        if (!Files.isDirectory(dir)) {
            return;
        }
        List<Left> confirmations = find(CONFIRMED);
        find(BUNDLE).forEach(left -> finish(left, peers.propose(left.content().toArray())));
        confirmations.forEach(left -> finish(
                left,
                peers.confirm(
                        new PartyId(left.party()), new String(left.content().toArray(), StandardCharsets.UTF_8))));
    }

    private record Left(Path file, String party, Octets content) {}

    private List<Left> find(String ending) {
        try (var files = Files.list(dir)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
            List<Left> left = new java.util.ArrayList<>();
            for (Path file : found) {
                String name = file.getFileName().toString();
                left.add(new Left(
                        file,
                        name.substring(0, name.length() - ending.length()),
                        new Octets(Files.readAllBytes(file))));
            }
            return left;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + dir, e);
        }
    }

    private static void finish(Left left, Peers.Outcome outcome) {
        switch (outcome) {
            case Peers.Outcome.Done done ->
                LOG.info("neighbour {} {}", left.party(), done.peer().confirmed() == null ? "proposed" : "confirmed");
            case Peers.Outcome.Refused refused -> LOG.warn("neighbour {} refused: {}", left.party(), refused.code());
        }
        try {
            Files.delete(left.file());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + left.file(), e);
        }
    }
}
