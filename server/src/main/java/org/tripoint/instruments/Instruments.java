package org.tripoint.instruments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.SignedRecord;
import org.tripoint.kernel.StrictJson;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.Countersignatures;
import org.tripoint.ledger.KeySets;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The instruments that this party proposes, signs, suspends and resumes, and those that its neighbours do. An
/// instrument is in force when every party that it names has signed the same content; either party suspends it alone,
/// at once, and only who suspended resumes.
@Service
public class Instruments {

    private final Ledger ledger;
    private final Countersignatures countersignatures;
    private final KeySets keySets;
    private final InstrumentRules rules;
    private final InstrumentRows rows;
    private final ReceivedInstruments received;
    private final TransactionTemplate transaction;

    Instruments(
            Ledger ledger,
            Countersignatures countersignatures,
            KeySets keySets,
            Catalogue catalogue,
            InstrumentRows rows,
            ReceivedInstruments received,
            TransactionTemplate transaction) {
        this.ledger = ledger;
        this.countersignatures = countersignatures;
        this.keySets = keySets;
        this.rules = new InstrumentRules(catalogue);
        this.rows = rows;
        this.received = received;
        this.transaction = transaction;
    }

    /// Reads an instrument from the file in which it is handed from one to another: JSON with `title` and `articles`.
    /// Throws [InvalidInstrument] with every fault of its form.
    public Instrument read(byte[] file) {
        JsonNode json;
        try {
            json = StrictJson.read(file);
        } catch (IllegalArgumentException e) {
            throw new InvalidInstrument(List.of(new InstrumentFault(0, "instrument", FaultCode.NOT_JSON, Map.of())));
        }
        return read(json);
    }

    /// As [#read(byte[])], of JSON that was read strictly.
    public Instrument read(JsonNode json) {
        return switch (InstrumentReading.of(json)) {
            case InstrumentReading.Read read -> read.instrument();
            case InstrumentReading.Unfit unfit -> throw new InvalidInstrument(unfit.faults());
        };
    }

    /// What keeps `party` from proposing this, empty where nothing does.
    public List<InstrumentFault> check(Instrument instrument, PartyId party) {
        List<InstrumentFault> faults = new ArrayList<>(rules.checkOwn(instrument, party));
        Set<PartyId> enrolled = new TreeSet<>(keySets.listNeighbours());
        enrolled.add(party);
        instrument.title().parties().stream()
                .filter(other -> !enrolled.contains(other))
                .forEach(other -> faults.add(new InstrumentFault(
                        0, "parties", FaultCode.PARTY_NOT_ENROLLED, Map.of("party", other.value()))));
        return faults;
    }

    /// Proposes an instrument to its other parties. The same content proposed again by the same party, before all have
    /// signed it, is the same proposal. Throws [InvalidInstrument] where it does not fit; nothing is written then.
    public Sha256 propose(Instrument instrument, Author author) {
        List<InstrumentFault> faults = check(instrument, author.party());
        if (!faults.isEmpty()) {
            throw new InvalidInstrument(faults);
        }
        Sha256 hash = transaction.execute(status -> {
            rows.lockProposals();
            return rows.listProposed(instrument, author.party()).stream()
                    .filter(kept -> !kept.isSignedByAll())
                    .map(KeptInstrument::hash)
                    .findFirst()
                    .orElseGet(() -> append(instrument, author));
        });
        return Objects.requireNonNull(hash);
    }

    private Sha256 append(Instrument instrument, Author author) {
        return ledger.append(
                        Ledger.Statement.of(InstrumentTypes.PROPOSED, InstrumentWriting.sections(instrument)), author)
                .hash();
    }

    /// Signs the content of an instrument for the author's party. Signed again it stays signed once.
    public void sign(Sha256 instrument, Author author) {
        KeptInstrument kept = get(instrument);
        requireParty(kept, author.party());
        if (kept.awaits(author.party())) {
            countersignatures.sign(instrument, author);
        }
    }

    /// Suspends an instrument, or one of its articles, for the author's party, at once. Returns the record that
    /// suspends; the one that is there already when it was suspended in the same way before.
    ///
    /// @param reason code of the list `suspension-reason`
    public Sha256 suspend(Sha256 instrument, Optional<String> article, String reason, Author author) {
        KeptInstrument kept = get(instrument);
        requireParty(kept, author.party());
        if (!kept.isSignedByAll()) {
            throw new IllegalStateException("expected an instrument signed by all, found " + instrument);
        }
        if (article.isPresent()
                && kept.content()
                        .findArticle(article.get())
                        .filter(Article::canBeSuspended)
                        .isEmpty()) {
            throw new IllegalArgumentException("expected an article of " + instrument + " that can be suspended");
        }
        Optional<KeptInstrument.SuspensionEntry> lasting = kept.findLasting(author.party(), article);
        if (lasting.isPresent()) {
            return lasting.get().hash();
        }
        ObjectNode about = about(instrument);
        article.ifPresent(number -> about.put("article", number));
        about.put("reason", reason);
        return append(InstrumentTypes.SUSPENDED, instrument, about, instrument, author);
    }

    /// Ends a suspension by the author's party. Ended again it stays ended once.
    public void resume(Sha256 suspension, Author author) {
        InstrumentRows.Suspender suspender = rows.findSuspender(suspension)
                .filter(found -> found.party().equals(author.party()))
                .orElseThrow(() -> new IllegalArgumentException("expected a suspension by " + author.party()));
        boolean lasts = get(suspender.instrument()).suspensions().stream()
                .anyMatch(entry -> entry.hash().equals(suspension) && entry.lasts());
        if (lasts) {
            ObjectNode about = about(suspender.instrument()).put("suspension", suspension.hex());
            append(InstrumentTypes.RESUMED, suspender.instrument(), about, suspension, author);
        }
    }

    private Sha256 append(String type, Sha256 instrument, ObjectNode about, Sha256 parent, Author author) {
        var subject = ledger.get(instrument).header().subject();
        return ledger.append(new Ledger.Statement(type, subject, null, Map.of("about", about), List.of(parent)), author)
                .hash();
    }

    private static ObjectNode about(Sha256 instrument) {
        return JsonNodeFactory.instance.objectNode().put("record", instrument.hex());
    }

    private static void requireParty(KeptInstrument instrument, PartyId party) {
        if (!instrument.title().parties().contains(party)) {
            throw new IllegalArgumentException("expected a party to " + instrument.hash() + ", found " + party);
        }
    }

    /// All instruments, the one that this node learnt of last first; 2,000 at most.
    public List<KeptInstrument> list() {
        return rows.list();
    }

    /// How many instruments a party is asked to sign and has not yet.
    public int countAwaiting(PartyId party) {
        return rows.countAwaiting(party);
    }

    public Optional<KeptInstrument> find(Sha256 instrument) {
        return rows.find(instrument);
    }

    public KeptInstrument get(Sha256 instrument) {
        return find(instrument)
                .orElseThrow(() -> new IllegalStateException("expected an instrument, found none of " + instrument));
    }

    /// The parties of an instrument; none where it is not here.
    public Set<PartyId> parties(Sha256 instrument) {
        return rows.findParties(instrument).map(Set::<PartyId>copyOf).orElse(Set.of());
    }

    /// Whom a link record of this feature goes to: the other parties of the instrument that it proposes or is about.
    /// Empty when the record is about no instrument.
    public Optional<Set<PartyId>> addressees(LedgerRecord record) {
        return received.parties(record.signed()).map(parties -> {
            Set<PartyId> others = new TreeSet<>(parties);
            others.remove(record.party());
            return others;
        });
    }

    /// The code, one of the list `refusal`, of what is wrong with a record about instruments that a neighbour sent;
    /// empty where nothing is.
    public Optional<String> fault(SignedRecord record) {
        return received.fault(record);
    }
}
