package org.tripoint.kernel;

import java.util.Arrays;
import java.util.Locale;

/// What an enrolled key may do. No key does two things.
public enum KeyUse {
    /// Signs records.
    RECORD,
    /// Signs the checkpoints of a party's own feeds.
    LOG,
    /// Cosigns the checkpoints of a neighbour's feeds, and nothing else: a receipt.
    MIRROR,
    /// Identifies the node in mutual TLS.
    TLS;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static KeyUse ofCode(String code) {
        return Arrays.stream(values())
                .filter(use -> use.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected a known use of a key"));
    }
}
