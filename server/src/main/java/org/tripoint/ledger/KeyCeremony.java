package org.tripoint.ledger;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tripoint.kernel.KeySet;
import org.tripoint.kernel.KeySetVerdict;
import org.tripoint.kernel.KeyUse;
import org.tripoint.kernel.Kid;
import org.tripoint.kernel.SigningKey;
import org.tripoint.kernel.StrictJson;
import org.tripoint.platform.CommandFailure;
import org.tripoint.platform.NodeSettings;

/// Changes the keys of a stopped node under its root. New keys wait in `keys/next` until every neighbour knows them;
/// then they take the place of the old ones, which go on counting for what they signed, or are revoked.
final class KeyCeremony {

    private static final String KEY_SET = "keyset.jws";

    private final NodeSettings settings;
    private final Path keys;
    private final Path next;
    private final Instant now;

    KeyCeremony(NodeSettings settings, Instant now) {
        this.settings = settings;
        this.keys = settings.dataDir().resolve("keys");
        this.next = keys.resolve("next");
        this.now = now;
    }

    KeySet current() {
        Path file = keys.resolve(KEY_SET);
        if (!Files.exists(file)) {
            throw new CommandFailure.Usage("no keys yet in " + settings.dataDir() + ": start the node once");
        }
        try {
            if (KeySet.judge(Files.readString(file, StandardCharsets.US_ASCII).strip())
                    instanceof KeySetVerdict.Sound sound) {
                return sound.keySet();
            }
            throw new CommandFailure.Usage("expected a sound key set in " + file);
        } catch (IOException e) {
            throw new CommandFailure.Usage("cannot read " + file + ": " + e.getMessage());
        }
    }

    boolean isPrepared() {
        return Files.isDirectory(next);
    }

    /// Makes the next keys and signs a key set that holds them beside the present ones.
    KeySet prepare(Path root) throws IOException {
        if (isPrepared()) {
            throw new CommandFailure.Refused("The next keys wait already in " + next + ".");
        }
        SigningKey rootKey = root(root, current());
        Path fresh = NodeKeys.fresh(keys.resolve("next.new"));
        List<KeySet.EnrolledKey> enrolled = new ArrayList<>(current().keys());
        Instant from = now.minus(NodeKeys.TOLERANCE);
        Instant until = now.plus(NodeKeys.VALIDITY);
        for (KeyUse use : List.of(KeyUse.RECORD, KeyUse.LOG, KeyUse.MIRROR)) {
            SigningKey key = SigningKey.generate();
            NodeKeys.write(fresh.resolve(use.code() + ".jwk"), StrictJson.write(key.toPrivateJwk()));
            enrolled.add(new KeySet.EnrolledKey(use, key.verifyingKey(), from, until));
        }
        TlsIdentity tls = TlsIdentity.create(fresh, settings.party(), now);
        enrolled.add(new KeySet.EnrolledKey(KeyUse.TLS, tls.publicKey(), from, until));
        KeySet signed = sign(rootKey, enrolled);
        Files.move(fresh, next, StandardCopyOption.ATOMIC_MOVE);
        replaceKeySet(signed);
        return signed;
    }

    /// Puts the waiting keys into use. The key set is the same: neighbours know them already.
    void switchOver() throws IOException {
        if (!isPrepared()) {
            throw new CommandFailure.Refused("No next keys wait. Prepare them first.");
        }
        Path former = NodeKeys.fresh(keys.resolve("former-" + current().serial()));
        for (Path file : list(next)) {
            Path present = keys.resolve(file.getFileName().toString());
            Files.copy(present, former.resolve(file.getFileName().toString()), StandardCopyOption.COPY_ATTRIBUTES);
            Files.move(file, present, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.delete(next);
    }

    /// Signs a key set without the keys that are not in use. Retired record keys stay in it for what they signed until
    /// now; revoked ones do not, and count no more wherever the key set arrives.
    KeySet withdraw(Path root, boolean revoke) throws IOException {
        if (isPrepared()) {
            throw new CommandFailure.Refused("Next keys wait. Put them into use first.");
        }
        KeySet present = current();
        SigningKey rootKey = root(root, present);
        Set<Kid> used = used();
        List<KeySet.EnrolledKey> left = new ArrayList<>();
        for (KeySet.EnrolledKey key : present.keys()) {
            if (used.contains(key.key().kid())) {
                left.add(key);
            } else if (!revoke && key.use() == KeyUse.RECORD) {
                Instant end = key.until().isBefore(now) ? key.until() : now;
                left.add(new KeySet.EnrolledKey(key.use(), key.key(), key.from(), end));
            }
        }
        if (left.equals(present.keys())) {
            throw new CommandFailure.Refused("Every key of the set is in use.");
        }
        KeySet signed = sign(rootKey, left);
        replaceKeySet(signed);
        return signed;
    }

    private Set<Kid> used() throws IOException {
        Set<Kid> used = new HashSet<>();
        for (KeyUse use : List.of(KeyUse.RECORD, KeyUse.LOG, KeyUse.MIRROR)) {
            used.add(SigningKey.ofPrivateJwk(StrictJson.read(Files.readAllBytes(keys.resolve(use.code() + ".jwk"))))
                    .kid());
        }
        used.add(TlsIdentity.read(keys).publicKey().kid());
        return used;
    }

    private KeySet sign(SigningKey rootKey, List<KeySet.EnrolledKey> enrolled) {
        KeySet present = current();
        URI feed = settings.feedUrl();
        if (enrolled.size() > KeySet.MAX_KEYS) {
            throw new CommandFailure.Refused("The key set is full. Retire or revoke keys that are not in use.");
        }
        Kid after = rootKey.kid().equals(present.root().kid()) ? present.nextRoot() : rootKey.kid();
        return KeySet.sign(settings.party(), present.serial() + 1, now, feed, rootKey, after, enrolled);
    }

    private static SigningKey root(Path root, KeySet present) {
        Path file = root.resolve("root.jwk");
        try {
            SigningKey key = SigningKey.ofPrivateJwk(StrictJson.read(Files.readAllBytes(file)));
            if (!key.kid().equals(present.root().kid())) {
                throw new CommandFailure.Refused(file + " is not the root of this node's key set.");
            }
            return key;
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailure.Usage("cannot read the root in " + file + ": " + e.getMessage());
        }
    }

    private void replaceKeySet(KeySet signed) throws IOException {
        Path fresh = keys.resolve(KEY_SET + ".new");
        Files.deleteIfExists(fresh);
        NodeKeys.write(fresh, signed.toFile());
        Files.move(fresh, keys.resolve(KEY_SET), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<Path> list(Path dir) throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.sorted().toList();
        }
    }
}
