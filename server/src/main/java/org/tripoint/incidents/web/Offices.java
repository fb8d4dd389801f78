package org.tripoint.incidents.web;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.UnitId;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Catalogue;
import org.tripoint.registry.Parties;
import org.tripoint.registry.UnitRef;
import org.tripoint.registry.Units;

/// Who said a thing, by unit and office, as their owners name them.
@Component
class Offices {

    private final Units units;
    private final Parties parties;
    private final Catalogue catalogue;

    Offices(Units units, Parties parties, Catalogue catalogue) {
        this.units = units;
        this.parties = parties;
        this.catalogue = catalogue;
    }

    String party(PartyId party, Texts t) {
        return parties.name(party, t.language());
    }

    String unit(PartyId party, UnitId unit, Texts t) {
        return units.name(new UnitRef(party, unit), t.language());
    }

    /// Unit and office in one line. An office that this node has no word for stands as its owner writes it.
    String of(PartyId party, UnitId unit, OfficeId office, Texts t) {
        String name =
                catalogue.codes("office").contains(office.value()) ? t.code("office", office.value()) : office.value();
        return t.of("incidents.office", Map.of("unit", unit(party, unit, t), "office", name));
    }
}
