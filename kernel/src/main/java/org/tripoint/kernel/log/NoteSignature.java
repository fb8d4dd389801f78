package org.tripoint.kernel.log;

import java.nio.ByteBuffer;
import org.tripoint.kernel.Octets;

/// One signature line of a note: who signs, and octets that only the key of that name and id can explain.
public record NoteSignature(String name, int keyId, Octets signature) {

    /// Em dash and space.
    private static final String MARK = "\u2014 ";

    public NoteSignature {
        if (!NoteKey.isName(name)) {
            throw new IllegalArgumentException("expected a key name without white space or plus, found: " + name);
        }
        if (signature.length() == 0) {
            throw new IllegalArgumentException("expected a signature, found nothing");
        }
    }

    static NoteSignature by(NoteKey key, byte[] signature) {
        return new NoteSignature(key.name(), key.id(), new Octets(signature));
    }

    /// "The tuple of key name and key ID uniquely identifies the key".
    boolean isNamedLike(NoteKey key) {
        return keyId == key.id() && name.equals(key.name());
    }

    /// Without the newline.
    String line() {
        byte[] octets = ByteBuffer.allocate(Integer.BYTES + signature.length())
                .putInt(keyId)
                .put(signature.toArray())
                .array();
        return MARK + name + " " + CanonicalBase64.encode(octets);
    }

    static NoteSignature parse(String line) throws Refused {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(MARK) || space < MARK.length() || !NoteKey.isName(line.substring(MARK.length(), space))) {
            throw malformed("expected dash, key name and signature");
        }
        byte[] octets = CanonicalBase64.decode(line.substring(space + 1))
                .orElseThrow(() -> malformed("expected base64 with padding in its only spelling"));
        if (octets.length <= Integer.BYTES) {
            throw malformed("expected a key id and a signature, found " + octets.length + " octets");
        }
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        int keyId = buffer.getInt();
        byte[] signature = new byte[buffer.remaining()];
        buffer.get(signature);
        return new NoteSignature(line.substring(MARK.length(), space), keyId, new Octets(signature));
    }

    private static Refused malformed(String reason) {
        return new Refused(LogRefusal.MALFORMED_SIGNATURE_LINE, reason);
    }
}
