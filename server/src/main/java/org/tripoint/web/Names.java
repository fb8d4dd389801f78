package org.tripoint.web;

import java.util.Optional;
import org.tripoint.geo.GeoPosition;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.UnitId;
import org.tripoint.language.Texts;

/// Seam: the names of parties and units as their owner gives them, in the reader's language where there is one.
public interface Names {

    /// A party's short name.
    String party(PartyId party, Texts t);

    /// A unit's name.
    String unit(UnitId unit, Texts t);

    /// The place of a unit's seat.
    Optional<GeoPosition> position(UnitId unit);

    /// Where the unit is: its province and party, in one line.
    String place(UnitId unit, Texts t);
}
