package org.tripoint.kernel.log;

import java.util.Base64;
import java.util.Optional;

/// Base64 with padding (RFC 4648 section 4), as notes and proofs write it. Reading accepts one spelling of each octet
/// string, so that no two texts are the same note.
final class CanonicalBase64 {

    private CanonicalBase64() {}

    static String encode(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    /// Empty where `text` lacks padding, holds other characters or ends in bits that say nothing.
    static Optional<byte[]> decode(String text) {
        try {
            byte[] octets = Base64.getDecoder().decode(text);
            return encode(octets).equals(text) ? Optional.of(octets) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
