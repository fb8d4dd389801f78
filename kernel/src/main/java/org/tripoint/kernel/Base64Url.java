package org.tripoint.kernel;

import java.util.Base64;

/// Base64url without padding (RFC 7515 section 2). Decoding accepts exactly one spelling of each octet string.
final class Base64Url {

    private Base64Url() {}

    static String encode(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    /// Throws [IllegalArgumentException] where `text` has padding, other characters or non-zero trailing bits.
    static byte[] decode(String text) {
        byte[] octets = Base64.getUrlDecoder().decode(text);
        if (!encode(octets).equals(text)) {
            throw new IllegalArgumentException("expected base64url without padding in its only spelling");
        }
        return octets;
    }

    static boolean isExactly(int length, String text) {
        try {
            return decode(text).length == length;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
