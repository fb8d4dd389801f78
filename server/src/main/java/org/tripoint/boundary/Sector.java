package org.tripoint.boundary;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tripoint.geo.GeoPosition;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.Sha256;

/// A stretch of a border between two named positions, as its owner has it.
///
/// @param status code of the list `sector-status`
/// @param inspectEveryDays how often the parties agreed to inspect its markers, null where they did not
/// @param officialMetres the length that a source publishes
/// @param demarcatedMetres how much of it is demarcated
/// @param line this party's own version; stays home
/// @param computedMetres length of that line over the ellipsoid
/// @param notBuilt what is agreed not to be built, in the owner's words
public record Sector(
        PartyId party,
        SectorId id,
        String startsAt,
        String endsAt,
        String status,
        @Nullable String ownProvince,
        @Nullable String facingProvince,
        @Nullable Integer inspectEveryDays,
        @Nullable Long officialMetres,
        @Nullable String officialSource,
        @Nullable Long demarcatedMetres,
        List<GeoPosition> line,
        @Nullable Long computedMetres,
        @Nullable String notBuilt,
        Sha256 record) {

    public Sector {
        line = List.copyOf(line);
    }

    public Optional<Long> findOfficialMetres() {
        return Optional.ofNullable(officialMetres);
    }

    public Optional<Long> findComputedMetres() {
        return Optional.ofNullable(computedMetres);
    }

    /// The length that progress is measured against: the official one, else the computed one, else unknown.
    public Optional<Long> findLength() {
        return findOfficialMetres().or(this::findComputedMetres);
    }

    public long demarcated() {
        return demarcatedMetres == null ? 0 : demarcatedMetres;
    }
}
