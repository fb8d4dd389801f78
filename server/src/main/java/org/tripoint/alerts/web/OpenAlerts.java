package org.tripoint.alerts.web;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tripoint.access.Role;
import org.tripoint.access.Viewer;
import org.tripoint.alerts.Alerts;
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

/// The alerts that wait for the reader's unit, over every page.
@Component
class OpenAlerts implements Alarms {

    private static final int MOST = 5;
    private static final List<Role> ACTS = List.of(Role.OFFICER, Role.LIAISON, Role.COMMANDER);

    private final Matters matters;
    private final Ledger ledger;
    private final Sentences sentences;
    private final Alerts alerts;
    private final Units units;
    private final NodeClock clock;

    OpenAlerts(Matters matters, Ledger ledger, Sentences sentences, Alerts alerts, Units units, NodeClock clock) {
        this.matters = matters;
        this.ledger = ledger;
        this.sentences = sentences;
        this.alerts = alerts;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public List<Alarm> of(Viewer viewer, Texts t) {
        if (!viewer.hasAny(ACTS)) {
            return List.of();
        }
        return matters.list(List.of(viewer.unit()), List.of(MatterKind.TAKE_IN_CHARGE), clock.instant()).stream()
                .filter(matter -> matter.urgency().equals("critical"))
                .map(matter -> ledger.get(matter.record()))
                .filter(record -> record.type().name().equals(Alerts.TYPE))
                .limit(MOST)
                .map(record -> alarm(record, t))
                .toList();
    }

    private Alarm alarm(LedgerRecord record, Texts t) {
        String path = "/incidents/" + record.hash().hex();
        UnitRef from = new UnitRef(record.party(), record.unit());
        return new Alarm(
                record.hash().hex().substring(0, 16),
                t.of(alerts.isDrill(record.hash()) ? "alerts.dialog.drill" : "alerts.dialog.real"),
                sentences.of(record, t),
                t.of(
                        "alerts.by",
                        Map.of(
                                "unit", units.name(from, t.language()),
                                "time", t.time(record.header().time()))),
                path,
                path + "/take-in-charge",
                t.of("web.alarm.take"),
                units.find(from).stream()
                        .map(unit -> new Reach(
                                unit.names().in(t.language()),
                                unit.contact().telephone(),
                                unit.contact().radio()))
                        .toList());
    }
}
