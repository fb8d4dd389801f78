package org.tripoint.registry;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tripoint.access.UnitLevel;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.UnitId;

/// One period in the life of a unit, as its party declares it.
///
/// @param parent the unit above it; null at the top of its service
/// @param province code of the province it lies in
/// @param successors units that carry on when its validity has ended; may name itself, in another place of the tree
/// @param facing units of neighbours that it says it faces; true only when they say so too
/// @param example whether it only shows how the system works
public record Unit(
        PartyId party,
        UnitId id,
        ServiceId service,
        UnitLevel level,
        @Nullable UnitId parent,
        GivenNames names,
        Validity validity,
        @Nullable String province,
        List<UnitId> successors,
        boolean example,
        Contact contact,
        List<SectorId> sectors,
        List<UnitRef> facing) {

    public Unit {
        successors = List.copyOf(successors);
        sectors = List.copyOf(sectors);
        facing = List.copyOf(facing);
    }

    /// How the facing unit reaches it, and where it is.
    public record Contact(
            @Nullable String telephone,
            @Nullable String radio,
            @Nullable Place place) {

        public Optional<String> findTelephone() {
            return Optional.ofNullable(telephone);
        }

        public Optional<String> findRadio() {
            return Optional.ofNullable(radio);
        }

        public Optional<Place> findPlace() {
            return Optional.ofNullable(place);
        }
    }

    /// Degrees in WGS 84.
    public record Place(double latitude, double longitude) {

        public Place {
            if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
                throw new IllegalArgumentException(
                        "expected a latitude and a longitude in degrees, found " + latitude + ", " + longitude);
            }
        }
    }

    public UnitRef ref() {
        return new UnitRef(party, id);
    }

    public Optional<UnitId> findParent() {
        return Optional.ofNullable(parent);
    }

    public Optional<String> findProvince() {
        return Optional.ofNullable(province);
    }
}
