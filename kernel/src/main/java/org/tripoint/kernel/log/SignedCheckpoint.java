package org.tripoint.kernel.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tripoint.kernel.SigningKey;

/// A checkpoint with the signature of its log that was found to verify, and the cosignatures of known mirrors that
/// did. `note` is all of it as it was signed, lines of unknown keys included.
public record SignedCheckpoint(Checkpoint checkpoint, List<Cosignature> cosignatures, SignedNote note) {

    public SignedCheckpoint {
        cosignatures = List.copyOf(cosignatures);
    }

    /// The checkpoint signed by the key of its own log, under its origin as key name. Never sign one that is
    /// inconsistent with any checkpoint signed before.
    public static SignedCheckpoint sign(Checkpoint checkpoint, SigningKey logKey) {
        NoteKey key = NoteKey.ofLog(checkpoint.origin(), logKey.verifyingKey());
        byte[] signature = logKey.sign(checkpoint.text().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new SignedCheckpoint(
                checkpoint, List.of(), new SignedNote(checkpoint.text(), List.of(NoteSignature.by(key, signature))));
    }

    /// The same with a mirror's cosignature under it. Only when every leaf below its size is durable.
    public SignedCheckpoint cosign(String cosignerName, SigningKey mirrorKey, Instant time) {
        NoteSignature line = Cosignature.sign(checkpoint, cosignerName, mirrorKey, time);
        List<Cosignature> more = new ArrayList<>(cosignatures);
        more.add(new Cosignature(
                NoteKey.ofCosigner(cosignerName, mirrorKey.verifyingKey()),
                time.truncatedTo(java.time.temporal.ChronoUnit.SECONDS)));
        return new SignedCheckpoint(checkpoint, more, note.with(line));
    }

    /// The note as it is stored and served.
    public byte[] octets() {
        return note.octets();
    }
}
