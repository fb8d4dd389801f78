package org.tripoint.boundary;

import org.tripoint.geo.GeoPosition;
import org.tripoint.kernel.PartyId;
import org.tripoint.language.Language;

/// A town within 30 km of a border.
///
/// @param nameLocal in its country's script; the name in Latin letters where the list has no other
public record Town(String id, PartyId country, String name, String nameLocal, GeoPosition position) {

    /// The code under which records name it as a place.
    public String code() {
        return Places.TOWN + id;
    }

    /// The name as it is written there where a reader of this language can read it, else in Latin letters.
    public String nameIn(Language language) {
        return language.reads(nameLocal) ? nameLocal : name;
    }
}
