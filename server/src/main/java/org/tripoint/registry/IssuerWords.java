package org.tripoint.registry;

import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.PartyId;
import org.tripoint.ledger.FoundUnder;
import org.tripoint.ledger.LedgerRecord;

/// Lets a record be found under the names of the party and of the unit that made it, in every language in which they
/// were given.
@Component
class IssuerWords implements FoundUnder {

    private final Parties parties;
    private final Units units;

    IssuerWords(Parties parties, Units units) {
        this.parties = parties;
        this.units = units;
    }

    @Override
    public Stream<String> words(LedgerRecord record) {
        return Stream.concat(
                party(record.party()),
                units.listPeriods(new UnitRef(record.party(), record.unit())).stream()
                        .flatMap(unit -> unit.names().byLanguage().values().stream()));
    }

    private Stream<String> party(PartyId id) {
        return parties.find(id).stream().flatMap(party -> party.names().byLanguage().values().stream());
    }
}
