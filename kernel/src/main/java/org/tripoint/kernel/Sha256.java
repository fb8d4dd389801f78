package org.tripoint.kernel;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// A SHA-256 digest (FIPS 180-4), written as 64 lower-case hexadecimal digits. It names a record, a leaf or an
/// attachment; two equal names are the same octets.
public record Sha256(String hex) implements Comparable<Sha256> {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public Sha256 {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("expected 64 lower-case hexadecimal digits, found: " + hex);
        }
    }

    /// The digest of `octets`.
    public static Sha256 of(byte[] octets) {
        return new Sha256(HexFormat.of().formatHex(digest().digest(octets)));
    }

    /// The digest whose 32 octets are given.
    public static Sha256 ofOctets(byte[] octets) {
        return new Sha256(HexFormat.of().formatHex(octets));
    }

    /// A fresh SHA-256 computation, for input that arrives in pieces.
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform provides SHA-256", e);
        }
    }

    public byte[] octets() {
        return HexFormat.of().parseHex(hex);
    }

    /// The first eight digits, for a person to compare at a glance. Not an identifier.
    public String brief() {
        return hex.substring(0, 8);
    }

    @Override
    public int compareTo(Sha256 other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
