package org.tripoint.boundary;

import java.util.Arrays;
import java.util.Locale;

/// How people cross at a gate.
public enum CrossingMode {
    ROAD,
    RIVER;

    /// The value of the code list `crossing-mode`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CrossingMode ofCode(String code) {
        return Arrays.stream(values())
                .filter(mode -> mode.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected road or river, found " + code));
    }
}
