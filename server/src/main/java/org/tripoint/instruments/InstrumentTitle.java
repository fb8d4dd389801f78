package org.tripoint.instruments;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tripoint.kernel.PartyId;
import org.tripoint.language.Language;

/// What stands above the articles: name, kind, who agrees, in which languages, for which time.
///
/// @param names by language tag
/// @param kind code of the list `instrument-kind`
/// @param parties all of them sign; two at least
/// @param authentic tags of the languages whose texts all count the same
/// @param example whether it was made up for a demonstration
public record InstrumentTitle(
        SortedMap<String, String> names,
        String kind,
        SortedSet<PartyId> parties,
        List<String> authentic,
        Validity validity,
        boolean example) {

    public InstrumentTitle {
        names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
        parties = Collections.unmodifiableSortedSet(new TreeSet<>(parties));
        authentic = List.copyOf(authentic);
        if (names.isEmpty() || parties.size() < 2) {
            throw new IllegalArgumentException("expected a name and two parties at least");
        }
    }

    /// The name in the reader's language, else in English, else in the first language that it has.
    public String name(Language reader) {
        return Wording.of(names, reader).text();
    }
}
