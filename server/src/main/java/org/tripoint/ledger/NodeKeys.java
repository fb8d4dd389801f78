package org.tripoint.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.KeySet;
import org.tripoint.kernel.KeySetVerdict;
import org.tripoint.kernel.KeyUse;
import org.tripoint.kernel.SigningKey;
import org.tripoint.kernel.StrictJson;
import org.tripoint.platform.NodeClock;
import org.tripoint.platform.NodeSettings;

/// The keys of this node, made on its first start: `keys/` holds what the node signs with, `root/` the offline root
/// and its successor, which signed `keys/keyset.jws` and may then be taken away and kept in a safe.
@Component
public class NodeKeys {

    /// How long keys may sign before they must be replaced.
    static final Duration VALIDITY = Duration.ofDays(3650);

    /// Keys are valid from a day before they were made, for neighbours whose clock is behind.
    static final Duration TOLERANCE = Duration.ofDays(1);

    private static final String KEY_SET = "keyset.jws";

    private final SigningKey record;
    private final SigningKey log;
    private final SigningKey mirror;
    private final TlsIdentity tls;
    private final KeySet keySet;

    public NodeKeys(NodeSettings settings, NodeClock clock) {
        Path keys = settings.dataDir().resolve("keys");
        try {
            if (!Files.exists(keys)) {
                create(settings, clock.instant());
            }
            this.record = read(keys.resolve("record.jwk"));
            this.log = read(keys.resolve("log.jwk"));
            this.mirror = read(keys.resolve("mirror.jwk"));
            this.tls = TlsIdentity.read(keys);
            this.keySet = readKeySet(keys.resolve(KEY_SET));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the keys of this node in " + keys, e);
        }
        if (!keySet.party().equals(settings.party())) {
            throw new IllegalStateException(
                    "expected keys of " + settings.party() + " in " + keys + ", found keys of " + keySet.party());
        }
    }

    /// Makes both folders whole before either has its name, so that a crash leaves no half set of keys.
    private static void create(NodeSettings settings, Instant now) throws IOException {
        Path dir = settings.dataDir();
        Path root = fresh(dir.resolve("root.new"));
        SigningKey rootKey = SigningKey.generate();
        SigningKey nextRoot = SigningKey.generate();
        write(root.resolve("root.jwk"), rootKey);
        write(root.resolve("next-root.jwk"), nextRoot);

        Path keys = fresh(dir.resolve("keys.new"));
        TlsIdentity tls = TlsIdentity.create(keys, settings.party(), now);
        List<KeySet.EnrolledKey> enrolled = new ArrayList<>();
        Instant from = now.minus(TOLERANCE);
        Instant until = now.plus(VALIDITY);
        for (KeyUse use : List.of(KeyUse.RECORD, KeyUse.LOG, KeyUse.MIRROR)) {
            SigningKey key = SigningKey.generate();
            write(keys.resolve(use.code() + ".jwk"), key);
            enrolled.add(new KeySet.EnrolledKey(use, key.verifyingKey(), from, until));
        }
        enrolled.add(new KeySet.EnrolledKey(KeyUse.TLS, tls.publicKey(), from, until));
        KeySet keySet = KeySet.sign(settings.party(), 1, now, settings.feedUrl(), rootKey, nextRoot.kid(), enrolled);
        write(keys.resolve(KEY_SET), keySet.toFile());
        Files.move(root, dir.resolve("root"), StandardCopyOption.ATOMIC_MOVE);
        Files.move(keys, dir.resolve("keys"), StandardCopyOption.ATOMIC_MOVE);
    }

    static Path fresh(Path dir) throws IOException {
        if (Files.exists(dir)) {
            try (var files = Files.list(dir)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(dir);
        }
        return Files.createDirectory(
                dir, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static void write(Path file, SigningKey key) throws IOException {
        write(file, StrictJson.write(key.toPrivateJwk()));
    }

    static void write(Path file, byte[] content) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, content, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    }

    private static SigningKey read(Path file) throws IOException {
        return SigningKey.ofPrivateJwk(StrictJson.read(Files.readAllBytes(file)));
    }

    private static KeySet readKeySet(Path file) throws IOException {
        String compact = Files.readString(file, StandardCharsets.US_ASCII).strip();
        return switch (KeySet.judge(compact)) {
            case KeySetVerdict.Sound sound -> sound.keySet();
            case KeySetVerdict.Refused refused ->
                throw new IllegalStateException("expected a sound key set in " + file + ", found "
                        + refused.code().code());
        };
    }

    /// Signs records.
    SigningKey record() {
        return record;
    }

    /// Signs the checkpoints of this node's own feeds.
    public SigningKey log() {
        return log;
    }

    /// Cosigns the checkpoints of neighbours' feeds.
    public SigningKey mirror() {
        return mirror;
    }

    public TlsIdentity tls() {
        return tls;
    }

    /// What this party shows its neighbours.
    public KeySet keySet() {
        return keySet;
    }
}
