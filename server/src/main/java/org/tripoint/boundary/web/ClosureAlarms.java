package org.tripoint.boundary.web;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tripoint.access.Viewer;
import org.tripoint.boundary.CrossingNotices;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.MatterKind;
import org.tripoint.ledger.Matters;
import org.tripoint.ledger.Sentences;
import org.tripoint.platform.NodeClock;
import org.tripoint.registry.UnitRef;
import org.tripoint.registry.Units;
import org.tripoint.web.Alarms;

/// A neighbour's closure on the screen of the posts of its sector, with a sound, until one notes it.
@Component
class ClosureAlarms implements Alarms {

    private static final String TYPE = "crossing.closed";
    private static final int MOST = 3;

    private final Matters matters;
    private final Ledger ledger;
    private final CrossingNotices notices;
    private final Sentences sentences;
    private final Units units;
    private final NodeClock clock;

    ClosureAlarms(
            Matters matters,
            Ledger ledger,
            CrossingNotices notices,
            Sentences sentences,
            Units units,
            NodeClock clock) {
        this.matters = matters;
        this.ledger = ledger;
        this.notices = notices;
        this.sentences = sentences;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public List<Alarm> of(Viewer viewer, Texts t) {
        if (!BoundarySight.mayNotify(viewer)) {
            return List.of();
        }
        return matters.list(List.of(viewer.unit()), List.of(MatterKind.ANSWER), clock.instant()).stream()
                .map(matter -> ledger.get(matter.record()))
                .filter(record -> record.type().name().equals(TYPE))
                .limit(MOST)
                .flatMap(record ->
                        notices.find(record.hash()).stream().map(closure -> alarm(record, closure.crossing(), t)))
                .toList();
    }

    private Alarm alarm(LedgerRecord record, String crossing, Texts t) {
        UnitRef from = new UnitRef(record.party(), record.unit());
        return new Alarm(
                record.hash().hex().substring(0, 16),
                t.of("boundary.closure.alarm"),
                sentences.of(record, t),
                t.of(
                        "boundary.said",
                        Map.of(
                                "unit", units.name(from, t.language()),
                                "time", t.time(record.header().time()))),
                CrossingSheets.staffPath(crossing),
                "/boundary/closures/" + record.hash().hex() + "/note",
                t.of("boundary.note-receipt"),
                units.find(from).stream()
                        .map(unit -> new Reach(
                                unit.names().in(t.language()),
                                unit.contact().telephone(),
                                unit.contact().radio()))
                        .toList());
    }
}
