package org.tripoint.registry.web;

import java.util.List;
import org.tripoint.web.Whose;

/// The units of one party, from the centre down.
///
/// @param services the names of its services
public record PartyUnits(Whose whose, String code, String name, String services, List<UnitRow> units) {

    public PartyUnits {
        units = List.copyOf(units);
    }
}
