package org.tripoint.incidents.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tripoint.access.Viewer;
import org.tripoint.incidents.Incident;
import org.tripoint.incidents.Incidents;
import org.tripoint.incidents.Incidents.Sought;
import org.tripoint.incidents.Kind;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.Sentences;
import org.tripoint.web.Icon;
import org.tripoint.web.Level;
import org.tripoint.web.MapItem;
import org.tripoint.web.MapLayer;

/// The incidents that a reader may see, on the map or in the list of what has no place.
@Component
class IncidentLayer implements MapLayer {

    private static final int PLACE = 10;
    private static final Set<Kind.Group> ON_THE_MAP =
            Set.of(Kind.Group.INCIDENT, Kind.Group.ALERT, Kind.Group.NOTICE, Kind.Group.AIRCRAFT);

    private final Incidents incidents;
    private final Ledger ledger;
    private final Sentences sentences;
    private final Offices offices;
    private final Sight sight;

    IncidentLayer(Incidents incidents, Ledger ledger, Sentences sentences, Offices offices, Sight sight) {
        this.incidents = incidents;
        this.ledger = ledger;
        this.sentences = sentences;
        this.offices = offices;
        this.sight = sight;
    }

    @Override
    public String name() {
        return "incidents";
    }

    @Override
    public String label() {
        return "incidents.title";
    }

    @Override
    public int place() {
        return PLACE;
    }

    @Override
    public List<MapItem> list(Viewer viewer, Texts t) {
        return incidents
                .list(Sought.of(incidents.kinds().types(ON_THE_MAP)), t, sight.of(viewer), Long.MAX_VALUE, MAX_ITEMS)
                .stream()
                .map(incident -> item(incident, t))
                .toList();
    }

    private MapItem item(Incident incident, Texts t) {
        String office = offices.of(incident.party(), incident.unit(), incident.office(), t);
        String when = t.date(incident.recorded()) + " " + t.time(incident.recorded());
        return new MapItem(
                incident.hash().hex(),
                List.of(incident.party()),
                MapItem.Shape.CIRCLE,
                incidents.kinds().find(incident.type()).map(Pictures::of).orElse(Icon.ALERT_TRIANGLE),
                Level.ofCode(incident.urgency()),
                sentences.of(ledger.get(incident.hash()), t),
                t.of("incidents.by", Map.of("office", office, "when", when)),
                incident.place(),
                "/incidents/" + incident.hash().hex(),
                null);
    }
}
