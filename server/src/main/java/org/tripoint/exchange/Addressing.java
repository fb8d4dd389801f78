package org.tripoint.exchange;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.tripoint.instruments.Instruments;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.KeySets;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.TypeDefinition;
import org.tripoint.ledger.TypeDefinition.Crossing;

/// To which neighbours a record of this node is for: outcomes go to the issuer of what they are about, instruments and
/// signatures to the parties, declarations to every neighbour, and reports to the parties of their sector.
@Component
class Addressing {

    private final Catalogue catalogue;
    private final KeySets keySets;
    private final Instruments instruments;
    private final Logs logs;
    private final Outbox outbox;
    private final org.springframework.beans.factory.ObjectProvider<Ledger> ledger;

    Addressing(
            Catalogue catalogue,
            KeySets keySets,
            Instruments instruments,
            Logs logs,
            Outbox outbox,
            org.springframework.beans.factory.ObjectProvider<Ledger> ledger) {
        this.catalogue = catalogue;
        this.keySets = keySets;
        this.instruments = instruments;
        this.logs = logs;
        this.outbox = outbox;
        this.ledger = ledger;
    }

    /// Neighbours of this node that the record is for, in alphabetical order; empty for a record of a neighbour.
    Set<PartyId> of(LedgerRecord record) {
        Optional<TypeDefinition> type = catalogue.find(record.type());
        if (!record.isOwn() || type.isEmpty() || type.get().crossing() == Crossing.NEVER) {
            return Set.of();
        }
        List<PartyId> neighbours = keySets.listNeighbours();
        Set<PartyId> addressees = new TreeSet<>(neighbours);
        addressees.retainAll(
                switch (type.get().crossing()) {
                    case LINK ->
                        record.type().name().equals(Recalls.RECALLED)
                                ? holders(record)
                                : instruments
                                        .addressees(record)
                                        .orElseGet(() -> issuerOfSubject(record)
                                                .map(Set::of)
                                                .orElseGet(() -> Set.copyOf(neighbours)));
                    case DANGER_TO_LIFE, ARTICLE ->
                        record.header()
                                .findSector()
                                .map(sector -> Set.copyOf(sector.parties()))
                                .orElse(Set.of());
                    case NEVER -> Set.of();
                });
        return addressees;
    }

    /// A recall goes to whoever got the record, or will.
    private Set<PartyId> holders(LedgerRecord recall) {
        Set<PartyId> holders = new TreeSet<>(logs.recipients(Recalls.about(recall), recall.party()));
        holders.addAll(outbox.listAwaiting(Recalls.about(recall)));
        return holders;
    }

    /// A refusal names whom it is for, since what it is about may be unreadable; other outcomes are about a record
    /// here.
    private Optional<PartyId> issuerOfSubject(LedgerRecord record) {
        Optional<PartyId> named = record.find("about", "to").map(to -> new PartyId(to.asString()));
        return named.isPresent() ? named : issuer(record);
    }

    private Optional<PartyId> issuer(LedgerRecord record) {
        return record.find("about", "record")
                .flatMap(hash -> ledger.getObject().find(new Sha256(hash.asString())))
                .map(LedgerRecord::party);
    }

    /// Whether a new neighbour is to get this record, too.
    boolean isForAll(LedgerRecord record) {
        return record.isOwn()
                && catalogue
                        .find(record.type())
                        .filter(type -> type.crossing() == Crossing.LINK)
                        .isPresent()
                && !record.sections().containsKey("about")
                && instruments.addressees(record).isEmpty();
    }
}
