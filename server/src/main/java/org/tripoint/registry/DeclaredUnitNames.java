package org.tripoint.registry;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tripoint.language.Language;
import org.tripoint.ledger.UnitNames;

/// The names of units for the sentences of records.
@Component
class DeclaredUnitNames implements UnitNames {

    private final Units units;

    DeclaredUnitNames(Units units) {
        this.units = units;
    }

    @Override
    public Optional<String> find(String written, Language language) {
        return units.find(UnitRef.parse(written)).map(unit -> unit.names().in(language));
    }
}
