package org.tripoint.access;

import java.util.Arrays;
import java.util.Locale;

/// Where a unit stands in its service.
public enum UnitLevel {
    POST,
    PROVINCE,
    CENTRE;

    /// The level's name in data and in the code list `level`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The level of this name. Throws when there is none.
    public static UnitLevel ofCode(String code) {
        return Arrays.stream(values())
                .filter(level -> level.code().equals(code))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("expected the level post, province or centre, found: " + code));
    }
}
