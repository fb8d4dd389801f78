package org.tripoint.kernel;

import java.util.Arrays;
import java.util.Locale;

/// In what role a party signs a payload.
public enum SignerRole {
    /// Whose record it is: exactly one, the first, by the party that the payload names.
    ISSUER,
    /// A party that binds itself to the same content, as to an instrument or to minutes.
    SIGNATORY;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SignerRole ofCode(String code) {
        return Arrays.stream(values())
                .filter(role -> role.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected \"issuer\" or \"signatory\" as \"role\""));
    }
}
