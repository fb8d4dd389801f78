package org.tripoint.access;

import java.util.Set;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.UnitId;

/// Seam: what belongs to a unit of this party. The registry knows it; without one, a unit is alone.
public interface UnitScope {

    /// The unit, all units below it, and those whose work these carry on.
    Set<UnitId> subtree(UnitId unit);

    /// The sectors of the unit and of all units below it.
    Set<SectorId> sectors(UnitId unit);
}
