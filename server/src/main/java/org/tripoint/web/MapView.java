package org.tripoint.web;

import java.util.List;
import org.tripoint.geo.GeoPosition;
import org.tripoint.kernel.PartyId;

/// Where a map begins to look, and which countries it draws as those of the parties.
///
/// @param zoom of a web map: 5 shows countries, 10 a post's sector, 13 a gate
public record MapView(GeoPosition centre, double zoom, List<PartyId> parties) {

    /// The middle of the base map.
    private static final GeoPosition BASE_MAP = GeoPosition.of(15.2, 105.8);

    public MapView {
        parties = List.copyOf(parties);
    }

    /// The whole of the base map.
    public static MapView whole(List<PartyId> parties) {
        return new MapView(BASE_MAP, 5.2, parties);
    }

    /// Closely round a place.
    public static MapView around(GeoPosition place, List<PartyId> parties) {
        return new MapView(place, 9.6, parties);
    }

    /// The parties' codes, as the map takes them.
    public String codes() {
        return String.join(",", parties.stream().map(PartyId::value).toList());
    }
}
