package org.tripoint.kernel.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.VerifyingKey;

/// A public key as signed notes know it (C2SP signed-note, "Verifier keys"): the name that signs, what kind of
/// signature it makes, and the Ed25519 key. Name and id together find the key of a signature line.
public record NoteKey(String name, Kind kind, VerifyingKey key) {

    public static final int MAX_NAME_CHARACTERS = 255;

    private static final Pattern NAME = Pattern.compile("[^+\\p{IsWhite_Space}\\p{Cntrl}]+");

    /// "Signature types" of signed-note: what the octets of a signature are over.
    public enum Kind {
        /// The text of the note.
        ED25519(0x01),
        /// A time and the text of a checkpoint (C2SP tlog-cosignature).
        COSIGNATURE(0x04);

        private final byte identifier;

        Kind(int identifier) {
            this.identifier = (byte) identifier;
        }
    }

    public NoteKey {
        if (!isName(name)) {
            throw new IllegalArgumentException("expected a key name without white space or plus, found: " + name);
        }
    }

    /// The key of a log, whose name is the origin of the log.
    public static NoteKey ofLog(String origin, VerifyingKey key) {
        return new NoteKey(origin, Kind.ED25519, key);
    }

    public static NoteKey ofCosigner(String name, VerifyingKey key) {
        return new NoteKey(name, Kind.COSIGNATURE, key);
    }

    /// "Key names MUST be non-empty and MUST NOT contain any Unicode spaces or plus (U+002B) characters."
    static boolean isName(String name) {
        return name.length() <= MAX_NAME_CHARACTERS && NAME.matcher(name).matches();
    }

    /// SHA-256(name || 0x0A || signature type || public key), the first four octets as a big-endian number.
    public int id() {
        byte[] nameOctets = name.getBytes(StandardCharsets.UTF_8);
        byte[] hashed = ByteBuffer.allocate(nameOctets.length + 2 + VerifyingKey.OCTETS)
                .put(nameOctets)
                .put((byte) '\n')
                .put(kind.identifier)
                .put(key.octets())
                .array();
        return ByteBuffer.wrap(Sha256.of(hashed).octets()).getInt();
    }

    /// `<name>+<id in hexadecimal>+<base64 of signature type and key>`.
    public String vkey() {
        byte[] typed = ByteBuffer.allocate(1 + VerifyingKey.OCTETS)
                .put(kind.identifier)
                .put(key.octets())
                .array();
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+" + CanonicalBase64.encode(typed);
    }

    /// Judges a verifier key that someone else wrote.
    public static NoteKeyVerdict read(String vkey) {
        try {
            return new NoteKeyVerdict.Read(parse(vkey));
        } catch (Refused e) {
            return new NoteKeyVerdict.Refused(e.code(), e.reason());
        }
    }

    private static NoteKey parse(String vkey) throws Refused {
        // The key itself may hold a plus, the name may not.
        String[] parts = vkey.split("\\+", 3);
        if (parts.length != 3 || !isName(parts[0])) {
            throw malformed("expected <name>+<id>+<key>");
        }
        byte[] typed = CanonicalBase64.decode(parts[2]).orElseThrow(() -> malformed("expected a key in base64"));
        if (typed.length != 1 + VerifyingKey.OCTETS) {
            throw malformed("expected a signature type and 32 octets, found " + typed.length + " octets");
        }
        NoteKey key = new NoteKey(parts[0], kindOf(typed[0]), verifyingKey(typed));
        if (!HexFormat.of().toHexDigits(key.id()).equals(parts[1])) {
            throw malformed("expected the id " + HexFormat.of().toHexDigits(key.id()));
        }
        return key;
    }

    private static Kind kindOf(byte identifier) throws Refused {
        for (Kind kind : Kind.values()) {
            if (kind.identifier == identifier) {
                return kind;
            }
        }
        throw malformed("expected signature type 1 or 4, found " + identifier);
    }

    private static VerifyingKey verifyingKey(byte[] typed) throws Refused {
        try {
            return VerifyingKey.of(java.util.Arrays.copyOfRange(typed, 1, typed.length));
        } catch (IllegalArgumentException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    private static Refused malformed(String reason) {
        return new Refused(LogRefusal.MALFORMED_VERIFIER_KEY, reason);
    }
}
