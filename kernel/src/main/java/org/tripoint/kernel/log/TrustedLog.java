package org.tripoint.kernel.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.VerifyingKey;

/// A log as its reader knows it beforehand: its origin, the keys that may sign for it, and the mirrors whose
/// cosignatures count. Judges what others serve in its name.
public record TrustedLog(String origin, Set<VerifyingKey> logKeys, Set<NoteKey> mirrors) {

    public TrustedLog {
        logKeys = Set.copyOf(logKeys);
        mirrors = Set.copyOf(mirrors);
        if (mirrors.stream().anyMatch(mirror -> mirror.kind() != NoteKey.Kind.COSIGNATURE)) {
            throw new IllegalArgumentException("expected keys of cosigners as mirrors");
        }
    }

    /// Judges a note served as the checkpoint of this log.
    public CheckpointVerdict judge(byte[] checkpoint) {
        try {
            return new CheckpointVerdict.Verified(open(SignedNote.parse(checkpoint)));
        } catch (Refused e) {
            return new CheckpointVerdict.Refused(e.code(), e.reason());
        }
    }

    /// Judges a note served as a receipt: a checkpoint that also carries the cosignature of one of the mirrors.
    public CheckpointVerdict judgeReceipt(byte[] checkpoint) {
        try {
            SignedCheckpoint opened = open(SignedNote.parse(checkpoint));
            if (opened.cosignatures().isEmpty()) {
                throw new Refused(LogRefusal.COSIGNATURE_MISSING, "expected the cosignature of " + mirrorNames());
            }
            return new CheckpointVerdict.Verified(opened);
        } catch (Refused e) {
            return new CheckpointVerdict.Refused(e.code(), e.reason());
        }
    }

    /// Judges a file of evidence that the entry with `leafHash` is in this log, in the order of C2SP tlog-proof,
    /// "Verifying a tlog proof"; computing the hash from the entry is its step 1.
    public TlogProofVerdict judge(byte[] proof, Sha256 leafHash) {
        try {
            TlogProof parsed = TlogProof.parse(proof);
            // Step 2: the log; step 3: its mirrors.
            SignedCheckpoint checkpoint = open(parsed.checkpoint());
            // Step 4: the inclusion proof against the root of the signed checkpoint.
            Checkpoint head = checkpoint.checkpoint();
            InclusionProof inclusion = new InclusionProof(parsed.index(), head.size(), parsed.path());
            return switch (inclusion.judge(leafHash, head.root())) {
                case ProofVerdict.Proven _ -> new TlogProofVerdict.Proven(parsed, checkpoint);
                case ProofVerdict.Refused(LogRefusal code, String reason) -> new TlogProofVerdict.Refused(code, reason);
            };
        } catch (Refused e) {
            return new TlogProofVerdict.Refused(e.code(), e.reason());
        }
    }

    /// Verifies before it reads: the text of a note "MUST be ignored unless the note is signed by a trusted key".
    private SignedCheckpoint open(SignedNote note) throws Refused {
        verifyLog(note);
        List<Cosignature> cosignatures = new ArrayList<>();
        for (NoteSignature signature : note.signatures()) {
            for (NoteKey mirror : mirrors) {
                if (signature.isNamedLike(mirror)) {
                    cosignatures.add(Cosignature.verify(note.text(), signature, mirror));
                }
            }
        }
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        if (!checkpoint.origin().equals(origin)) {
            throw new Refused(LogRefusal.ORIGIN_MISMATCH, "expected the log " + origin);
        }
        return new SignedCheckpoint(checkpoint, cosignatures, note);
    }

    /// "If the key name and ID match a known key, verifiers MUST verify the signature. If a signature from a known key
    /// fails to verify, clients SHOULD reject the whole note."
    private void verifyLog(SignedNote note) throws Refused {
        boolean signed = false;
        for (VerifyingKey logKey : logKeys) {
            for (NoteSignature signature : note.namedLike(NoteKey.ofLog(origin, logKey))) {
                if (!logKey.verifies(note.textOctets(), signature.signature().toArray())) {
                    throw new Refused(LogRefusal.SIGNATURE_INVALID, "expected the signature of " + origin);
                }
                signed = true;
            }
        }
        if (!signed) {
            throw new Refused(LogRefusal.LOG_SIGNATURE_MISSING, "expected a signature of " + origin);
        }
    }

    private String mirrorNames() {
        return mirrors.stream().map(NoteKey::name).sorted().distinct().collect(Collectors.joining(" or "));
    }
}
