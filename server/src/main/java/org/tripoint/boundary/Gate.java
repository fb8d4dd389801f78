package org.tripoint.boundary;

import org.tripoint.kernel.PartyId;
import org.tripoint.language.Language;
import org.tripoint.registry.Validity;

/// One side of a crossing, as its owner names and classes it.
///
/// @param nameLocal in its owner's script
/// @param rank code of the list `crossing-class`; each side may class its gate differently
/// @param province code of the province it lies in, as of its source
public record Gate(
        PartyId party,
        String nameEnglish,
        String nameLocal,
        String rank,
        String province,
        Validity validity,
        String source) {

    /// The name as its owner writes it where a reader of this language can read it, else in Latin letters.
    public String nameIn(Language language) {
        return language.reads(nameLocal) ? nameLocal : nameEnglish;
    }
}
