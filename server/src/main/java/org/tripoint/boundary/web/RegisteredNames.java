package org.tripoint.boundary.web;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tripoint.geo.GeoPosition;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.UnitId;
import org.tripoint.language.Texts;
import org.tripoint.platform.NodeClock;
import org.tripoint.registry.Parties;
import org.tripoint.registry.Provinces;
import org.tripoint.registry.Unit;
import org.tripoint.registry.Units;
import org.tripoint.web.Names;

/// Parties and units on pages, by the names in the registry.
@Component
class RegisteredNames implements Names {

    private final Parties parties;
    private final Units units;
    private final Provinces provinces;
    private final NodeClock clock;

    RegisteredNames(Parties parties, Units units, Provinces provinces, NodeClock clock) {
        this.parties = parties;
        this.units = units;
        this.provinces = provinces;
        this.clock = clock;
    }

    @Override
    public String party(PartyId party, Texts t) {
        return parties.name(party, t.language());
    }

    @Override
    public String unit(UnitId unit, Texts t) {
        return units.findAnywhere(unit)
                .map(found -> found.names().in(t.language()))
                .orElse(unit.value());
    }

    @Override
    public Optional<GeoPosition> position(UnitId unit) {
        return units.findAnywhere(unit).flatMap(RegisteredNames::position);
    }

    static Optional<GeoPosition> position(Unit unit) {
        return unit.contact().findPlace().map(place -> GeoPosition.of(place.latitude(), place.longitude()));
    }

    @Override
    public String place(UnitId unit, Texts t) {
        var today = LocalDate.ofInstant(clock.instant(), t.zone());
        return units.findAnywhere(unit)
                .map(found -> found.findProvince()
                                .map(code -> provinces.get(code, today).nameIn(t.language()) + " · ")
                                .orElse("")
                        + party(found.party(), t))
                .orElse("");
    }
}
