package org.tripoint.kernel;

import java.util.regex.Pattern;

/// The name of a public key: its JWK thumbprint (RFC 7638) under SHA-256 in base64url, 43 characters.
public record Kid(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    public Kid {
        Form.check("key thumbprint", FORM, value);
    }

    /// The thumbprint as 16 groups of four hexadecimal digits, for two people to compare by telephone.
    public String fingerprint() {
        String hex = java.util.HexFormat.of().formatHex(Base64Url.decode(value));
        return hex.replaceAll("(.{4})(?=.)", "$1 ");
    }

    @Override
    public String toString() {
        return value;
    }
}
