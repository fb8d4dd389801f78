package org.tripoint.incidents;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tripoint.geo.GeoPosition;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.SubjectId;
import org.tripoint.kernel.UnitId;

/// A report as far as it is open to this node.
///
/// @param happened null where that section is withheld, empty or erased
/// @param place where it is; null where that section is withheld, empty or erased
/// @param urgency code of the list `severity`
/// @param reference what offices say on the telephone
public record Incident(
        Sha256 hash,
        SubjectId subject,
        String type,
        PartyId party,
        ServiceId service,
        UnitId unit,
        OfficeId office,
        @Nullable SectorId sector,
        Instant recorded,
        @Nullable Instant happened,
        @Nullable GeoPosition place,
        String urgency,
        String reference,
        Progress progress,
        long position) {

    /// How far the facing side has come with it, or we with theirs.
    public enum Progress {
        OPEN,
        TAKEN_IN_CHARGE,
        ANSWERED,
        /// Its owner closed it.
        CLOSED
    }

    public Optional<SectorId> findSector() {
        return Optional.ofNullable(sector);
    }

    public Optional<Instant> findHappened() {
        return Optional.ofNullable(happened);
    }

    public Optional<GeoPosition> findPlace() {
        return Optional.ofNullable(place);
    }
}
