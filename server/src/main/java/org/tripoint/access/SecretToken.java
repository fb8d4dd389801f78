package org.tripoint.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.tripoint.kernel.Sha256;

/// 256 random bits that prove who holds them: the content of a session cookie or of an access token. The node keeps
/// only the hash.
record SecretToken(String value) {

    private static final int OCTETS = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    SecretToken {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("expected a token of 43 characters");
        }
    }

    static SecretToken create() {
        var octets = new byte[OCTETS];
        RANDOM.nextBytes(octets);
        return new SecretToken(Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
    }

    /// The token of this form, if it is one.
    static Optional<SecretToken> find(@Nullable String text) {
        return text != null && FORM.matcher(text).matches() ? Optional.of(new SecretToken(text)) : Optional.empty();
    }

    /// What the database holds of it.
    byte[] hash() {
        return Sha256.of(value.getBytes(StandardCharsets.US_ASCII)).octets();
    }

    /// A second secret that follows from this one and does not reveal it (HMAC-SHA-256).
    String derive(String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            var octets = mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks HmacSHA256", e);
        }
    }

    /// Shows nothing of the secret.
    @Override
    public String toString() {
        return "SecretToken[…]";
    }
}
