package org.tripoint.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The token of a form as pages show it, for tests that send forms without opening a page first.
final class MaskedToken {

    private MaskedToken() {}

    static String of(SecretToken secret) {
        byte[] token = FormTokens.token(secret).getToken().getBytes(StandardCharsets.UTF_8);
        // mask of zeros, then token xor mask
        byte[] masked = new byte[2 * token.length];
        System.arraycopy(token, 0, masked, token.length, token.length);
        return Base64.getUrlEncoder().encodeToString(masked);
    }
}
