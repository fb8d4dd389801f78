package org.tripoint.kernel.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.tripoint.kernel.SigningKey;

/// The statement of a mirror that at `time`, to the second, it held every leaf of the checkpoint above it durably
/// (C2SP tlog-cosignature, the Ed25519 kind): a receipt.
public record Cosignature(NoteKey cosigner, Instant time) {

    private static final int SIGNATURE_OCTETS = 64;

    /// The end of the year 9999; the format would allow 2^63 - 1.
    private static final long MAX_EPOCH_SECOND = 253_402_300_799L;

    static NoteSignature sign(Checkpoint checkpoint, String name, SigningKey key, Instant time) {
        NoteKey cosigner = NoteKey.ofCosigner(name, key.verifyingKey());
        long second = time.truncatedTo(ChronoUnit.SECONDS).getEpochSecond();
        if (second < 0 || second > MAX_EPOCH_SECOND) {
            throw new IllegalArgumentException("expected a time from 1970 to 9999, found: " + time);
        }
        byte[] timestamped = ByteBuffer.allocate(Long.BYTES + SIGNATURE_OCTETS)
                .putLong(second)
                .put(key.sign(message(second, checkpoint.text())))
                .array();
        return NoteSignature.by(cosigner, timestamped);
    }

    static Cosignature verify(String checkpointText, NoteSignature signature, NoteKey cosigner) throws Refused {
        ByteBuffer timestamped = ByteBuffer.wrap(signature.signature().toArray());
        if (timestamped.remaining() != Long.BYTES + SIGNATURE_OCTETS) {
            throw malformed("expected 72 octets, found " + timestamped.remaining());
        }
        long second = timestamped.getLong();
        if (second < 0 || second > MAX_EPOCH_SECOND) {
            throw malformed("expected a time from 1970 to 9999");
        }
        byte[] ed25519 = new byte[SIGNATURE_OCTETS];
        timestamped.get(ed25519);
        if (!cosigner.key().verifies(message(second, checkpointText), ed25519)) {
            throw new Refused(LogRefusal.SIGNATURE_INVALID, "expected the signature of " + cosigner.name());
        }
        return new Cosignature(cosigner, Instant.ofEpochSecond(second));
    }

    /// "two newline (U+000A) terminated lines (one header line and one timestamp line) followed by the whole note
    /// body".
    private static byte[] message(long second, String checkpointText) {
        return ("cosignature/v1\ntime " + second + "\n" + checkpointText).getBytes(StandardCharsets.UTF_8);
    }

    private static Refused malformed(String reason) {
        return new Refused(LogRefusal.MALFORMED_COSIGNATURE, reason);
    }
}
