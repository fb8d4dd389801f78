package org.tripoint.kernel.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tripoint.kernel.Octets;
import org.tripoint.kernel.Sha256;

/// One file that shows offline that an entry is in a log: index, inclusion proof and checkpoint with its signatures
/// (C2SP tlog-proof, version 1). A claim only: [TrustedLog#judge] says whether it holds.
///
/// @param extra what the reader may need besides, not authenticated; an evidence file puts the leaf here
/// @param path from the leaf's sibling up to a child of the root
public record TlogProof(@Nullable Octets extra, long index, List<Sha256> path, SignedNote checkpoint) {

    public static final int MAX_EXTRA_OCTETS = 16 * 1024;
    public static final int MAX_OCTETS = SignedNote.MAX_OCTETS + 32 * 1024;

    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";

    public TlogProof {
        path = List.copyOf(path);
        if (index < 0 || path.size() > InclusionProof.MAX_HASHES) {
            throw new IllegalArgumentException("expected an index from 0 and at most 63 hashes");
        }
        if (extra != null && extra.length() > MAX_EXTRA_OCTETS) {
            throw new IllegalArgumentException("expected at most 16 KiB of extra data, found " + extra.length());
        }
    }

    /// The proof of `inclusion` under `checkpoint`, which is of the same size.
    public static TlogProof of(@Nullable Octets extra, InclusionProof inclusion, SignedCheckpoint checkpoint) {
        if (inclusion.size() != checkpoint.checkpoint().size()) {
            throw new IllegalArgumentException("expected a proof in a tree of "
                    + checkpoint.checkpoint().size() + " leaves, found " + inclusion.size());
        }
        return new TlogProof(extra, inclusion.index(), inclusion.path(), checkpoint.note());
    }

    public Optional<Octets> findExtra() {
        return Optional.ofNullable(extra);
    }

    /// The content of a `.tlog-proof` file.
    public byte[] octets() {
        StringBuilder head = new StringBuilder(HEADER).append('\n');
        if (extra != null) {
            head.append(EXTRA).append(CanonicalBase64.encode(extra.toArray())).append('\n');
        }
        head.append(INDEX).append(index).append('\n');
        path.forEach(hash -> head.append(CanonicalBase64.encode(hash.octets())).append('\n'));
        String note = new String(checkpoint.octets(), StandardCharsets.UTF_8);
        return head.append('\n').append(note).toString().getBytes(StandardCharsets.UTF_8);
    }

    static TlogProof parse(byte[] octets) throws Refused {
        if (octets.length > MAX_OCTETS) {
            throw new Refused(
                    LogRefusal.NOTE_TOO_LARGE, "expected at most 160 KiB, found " + octets.length + " octets");
        }
        String proof = SignedNote.decode(octets);
        int separator = proof.indexOf("\n\n");
        if (separator < 0) {
            throw malformed("expected an empty line before the checkpoint");
        }
        String note = proof.substring(separator + 2);
        Lines lines = new Lines(proof.substring(0, separator));
        lines.expect(HEADER);
        Octets extra = lines.after(EXTRA).isPresent() ? extra(lines.take(EXTRA)) : null;
        long index = Checkpoint.decimal(lines.take(INDEX))
                .orElseThrow(() -> malformed("expected an index in decimal without leading zeroes"));
        List<Sha256> path = lines.restAsHashes();
        return new TlogProof(extra, index, path, SignedNote.parse(note.getBytes(StandardCharsets.UTF_8)));
    }

    private static Octets extra(String base64) throws Refused {
        byte[] octets = CanonicalBase64.decode(base64).orElseThrow(() -> malformed("expected extra data in base64"));
        if (octets.length > MAX_EXTRA_OCTETS) {
            throw malformed("expected at most 16 KiB of extra data, found " + octets.length + " octets");
        }
        return new Octets(octets);
    }

    private static Refused malformed(String reason) {
        return new Refused(LogRefusal.MALFORMED_PROOF, reason);
    }

    /// The lines before the checkpoint, taken one after the other.
    private static final class Lines {

        private final List<String> rest;

        Lines(String head) {
            rest = new ArrayList<>(List.of(head.split("\n", -1)));
        }

        void expect(String line) throws Refused {
            if (!rest.removeFirst().equals(line)) {
                throw malformed("expected " + line + " as first line");
            }
        }

        Optional<String> after(String prefix) {
            return rest.stream().findFirst().filter(line -> line.startsWith(prefix));
        }

        String take(String prefix) throws Refused {
            String line = after(prefix).orElseThrow(() -> malformed("expected a line that starts with " + prefix));
            rest.removeFirst();
            return line.substring(prefix.length());
        }

        List<Sha256> restAsHashes() throws Refused {
            if (rest.size() > InclusionProof.MAX_HASHES) {
                throw malformed("expected at most 63 hashes, found " + rest.size());
            }
            List<Sha256> hashes = new ArrayList<>();
            for (String line : rest) {
                hashes.add(
                        Checkpoint.hash(line).orElseThrow(() -> malformed("expected a hash of 32 octets in base64")));
            }
            return hashes;
        }
    }
}
