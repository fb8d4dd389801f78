package org.tripoint.instruments;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Who lets a record go under an article.
public enum Release {
    /// Nobody is asked; only for warnings of danger to life.
    AUTOMATIC,
    /// The head of a unit at the article's level.
    HEAD_OF_UNIT,
    /// The head of a unit at the article's level and a second person.
    TWO_PERSONS;

    /// Its name in an instrument, such as `two-persons`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Release> find(String code) {
        return Arrays.stream(values())
                .filter(release -> release.code().equals(code))
                .findFirst();
    }
}
