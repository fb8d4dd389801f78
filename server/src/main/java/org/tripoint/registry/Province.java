package org.tripoint.registry;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tripoint.kernel.PartyId;
import org.tripoint.language.Language;

/// A province of a party, as its own lists name it. Provinces are merged and divided, so each has its days.
///
/// @param code as maps and lists know it, such as `VN-72`
/// @param nameLocal in its own script
/// @param successor code of the province that it became part of
/// @param borders the pairs of parties on whose border it lies, such as `KH-VN`
public record Province(
        String code,
        PartyId party,
        String nameEnglish,
        String nameLocal,
        Validity validity,
        @Nullable String successor,
        List<String> borders) {

    public Province {
        borders = List.copyOf(borders);
    }

    public Optional<String> findSuccessor() {
        return Optional.ofNullable(successor);
    }

    /// The name as its owner writes it where a reader of this language can read it, else in Latin letters.
    public String nameIn(Language language) {
        return language.reads(nameLocal) ? nameLocal : nameEnglish;
    }
}
