package org.tripoint.access;

import java.util.List;
import java.util.Set;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.UnitId;

/// Seam: what belongs to a unit of this party. The registry knows it; without one, a unit is alone.
public interface UnitScope {

    /// The unit, all units below it, and those whose work these carry on.
    Set<UnitId> subtree(UnitId unit);

    /// The sectors of the unit and of all units below it.
    Set<SectorId> sectors(UnitId unit);

    /// The units of this party today, from the centre down.
    List<Known> list();

    /// A unit of this party, and where it stands.
    record Known(UnitId unit, ServiceId service, UnitLevel level) {}
}
