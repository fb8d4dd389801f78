package org.tripoint.kernel.log;

import java.util.Optional;
import java.util.regex.Pattern;
import org.tripoint.kernel.Sha256;

/// The head of a log: whose it is, how many leaves it has, and their root (C2SP tlog-checkpoint). Exactly three lines;
/// extension lines, which nobody audits, are not part of this protocol.
public record Checkpoint(String origin, long size, Sha256 root) {

    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,18}");

    public Checkpoint {
        if (!NoteKey.isName(origin)) {
            throw new IllegalArgumentException("expected an origin without white space or plus, found: " + origin);
        }
        if (size < 0) {
            throw new IllegalArgumentException("expected a size from 0, found: " + size);
        }
        if (size == 0 && !root.equals(MerkleHash.EMPTY_ROOT)) {
            throw new IllegalArgumentException("expected the hash of nothing as root of an empty tree, found: " + root);
        }
    }

    /// The text that is signed.
    public String text() {
        return origin + "\n" + size + "\n" + CanonicalBase64.encode(root.octets()) + "\n";
    }

    static Checkpoint parse(String text) throws Refused {
        String[] lines = text.split("\n", -1);
        // The text ends in a newline, behind which the split finds an empty fourth piece.
        if (lines.length != 4 || !lines[3].isEmpty()) {
            throw malformed("expected three lines");
        }
        if (!NoteKey.isName(lines[0])) {
            throw malformed("expected an origin without white space or plus");
        }
        long size = decimal(lines[1]).orElseThrow(() -> malformed("expected a size in decimal without leading zeroes"));
        Sha256 root = hash(lines[2]).orElseThrow(() -> malformed("expected a root of 32 octets in base64"));
        if (size == 0 && !root.equals(MerkleHash.EMPTY_ROOT)) {
            throw new Refused(LogRefusal.WRONG_EMPTY_ROOT, "expected the hash of nothing, found " + root);
        }
        return new Checkpoint(lines[0], size, root);
    }

    /// "ASCII decimal with no leading zeroes", up to 2^63 - 1.
    static Optional<Long> decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Optional<Sha256> hash(String base64) {
        return CanonicalBase64.decode(base64)
                .filter(octets -> octets.length == MerkleHash.OCTETS)
                .map(Sha256::ofOctets);
    }

    private static Refused malformed(String reason) {
        return new Refused(LogRefusal.MALFORMED_CHECKPOINT, reason);
    }
}
