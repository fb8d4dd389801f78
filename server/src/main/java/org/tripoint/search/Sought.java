package org.tripoint.search;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tripoint.kernel.PartyId;

/// What a reader looks for; null where he did not narrow.
///
/// @param words as typed; 200 characters at most count
/// @param from the first day on which it happened
/// @param to the last day
public record Sought(
        String words,
        @Nullable String type,
        @Nullable PartyId party,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    public static final int LONGEST = 200;

    public Sought {
        words = words.length() <= LONGEST ? words : words.substring(0, LONGEST);
    }

    /// Whether nothing was asked.
    public boolean isNothing() {
        return words.isBlank() && type == null && party == null && from == null && to == null;
    }

    Sought withoutType() {
        return new Sought(words, null, party, from, to);
    }

    Sought withoutParty() {
        return new Sought(words, type, null, from, to);
    }
}
