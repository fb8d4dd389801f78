package org.tripoint.instruments;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tripoint.access.UnitLevel;
import org.tripoint.instruments.KeptInstrument.Act;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.RecordSignature;
import org.tripoint.kernel.Sha256;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.MatterKind;
import org.tripoint.ledger.Matters;
import org.tripoint.ledger.Projector;
import org.tripoint.platform.NodeSettings;
import org.tripoint.registry.Units;
import tools.jackson.databind.JsonNode;

/// Keeps the tables of instruments. State is never stored: it follows from signatures and suspensions when asked, so
/// the order in which records come, and come again, changes nothing.
@Component
class InstrumentProjector implements Projector {

    private final InstrumentRows rows;
    private final Matters matters;
    private final Units units;
    private final PartyId own;

    InstrumentProjector(InstrumentRows rows, Matters matters, Units units, NodeSettings settings) {
        this.rows = rows;
        this.matters = matters;
        this.units = units;
        this.own = settings.party();
    }

    @Override
    public Set<String> types() {
        return Set.of(
                InstrumentTypes.PROPOSED, InstrumentTypes.SUSPENDED, InstrumentTypes.RESUMED, InstrumentTypes.SIGNED);
    }

    @Override
    public List<String> tables() {
        return List.of(
                "instruments.resumption",
                "instruments.suspension",
                "instruments.signing",
                "instruments.signatory",
                "instruments.instrument");
    }

    @Override
    public void project(LedgerRecord record) {
        switch (record.type().name()) {
            case InstrumentTypes.PROPOSED -> proposed(record);
            case InstrumentTypes.SIGNED -> signed(record);
            case InstrumentTypes.SUSPENDED -> suspended(record);
            case InstrumentTypes.RESUMED -> resumed(record);
            default ->
                throw new IllegalArgumentException("expected a record about instruments, found " + record.type());
        }
    }

    private void proposed(LedgerRecord record) {
        Instrument instrument = switch (InstrumentReading.of(InstrumentWriting.joined(record.sections()))) {
            case InstrumentReading.Read read -> read.instrument();
            case InstrumentReading.Unfit unfit -> throw new InvalidInstrument(unfit.faults());
        };
        boolean fresh = rows.putInstrument(record.hash(), record.position(), instrument, act(record));
        if (fresh && instrument.title().parties().contains(own)) {
            askForOurSignature(record);
        }
        for (PartyId party : record.signatories()) {
            rows.putSignatory(record.hash(), party);
        }
    }

    /// Asked once, when the instrument is first seen, of the units that stood at our centre on that day; answered by
    /// our own signature.
    private void askForOurSignature(LedgerRecord record) {
        LocalDate day = LocalDate.ofInstant(record.header().time(), ZoneOffset.UTC);
        units.list(own, day).stream()
                .filter(unit -> unit.level() == UnitLevel.CENTRE)
                .forEach(unit -> matters.open(
                        new Matters.Matter(MatterKind.COUNTERSIGN, record.hash(), unit.id(), "normal", null), record));
    }

    /// Only a party's word about its own signature counts; that the signature is good shows in the instrument's set.
    private void signed(LedgerRecord record) {
        RecordSignature signature = RecordSignature.ofVerified(
                record.get("about", "protected").asString(),
                record.get("about", "signature").asString());
        if (signature.header().party().equals(record.party())) {
            Sha256 signed = about(record, "record");
            rows.putSigning(record.hash(), signed, act(record), record.position());
            if (record.party().equals(own)) {
                matters.close(MatterKind.COUNTERSIGN, signed, record);
            }
        }
    }

    private void suspended(LedgerRecord record) {
        rows.putSuspension(
                record.hash(),
                about(record, "record"),
                record.find("about", "article").map(JsonNode::asString).orElse(null),
                record.get("about", "reason").asString(),
                act(record),
                record.position());
    }

    private void resumed(LedgerRecord record) {
        rows.putResumption(record.hash(), about(record, "suspension"), act(record), record.position());
    }

    private static Sha256 about(LedgerRecord record, String field) {
        return new Sha256(record.get("about", field).asString());
    }

    private static Act act(LedgerRecord record) {
        var header = record.header();
        return new Act(header.party(), header.unit(), header.office(), header.time());
    }
}
