package org.tripoint.instruments;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An article of an instrument, in each language in which it was agreed, with release terms where it has some.
///
/// @param number such as `2` or `4.1`, as leaves of the feeds name it
/// @param text by language tag
public record Article(
        String number,
        SortedMap<String, String> text,
        @Nullable Terms terms) {

    public Article {
        text = Collections.unmodifiableSortedMap(new TreeMap<>(text));
    }

    public Optional<Terms> findTerms() {
        return Optional.ofNullable(terms);
    }

    /// Whether suspending it alone would stop anything: it has release terms, and they do not go on meanwhile.
    public boolean canBeSuspended() {
        return terms != null && !terms.continuesWhileSuspended();
    }
}
