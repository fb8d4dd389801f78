package org.tripoint.alerts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.tripoint.incidents.Incidents;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.Timestamp;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.platform.NodeClock;
import org.tripoint.registry.Unit;
import org.tripoint.registry.UnitRef;
import org.tripoint.registry.Units;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The alerts between facing posts.
@Service
public class Alerts {

    /// The record type of an alert.
    public static final String TYPE = "alert.raised";

    private final Incidents incidents;
    private final Ledger ledger;
    private final Units units;
    private final NodeClock clock;
    private final JdbcClient jdbc;

    Alerts(Incidents incidents, Ledger ledger, Units units, NodeClock clock, JdbcClient jdbc) {
        this.incidents = incidents;
        this.ledger = ledger;
        this.units = units;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /// Raises an alert at the seat of the author's unit. It passes at once to the parties of the sector.
    ///
    /// @param alarm code of the list `alarm`
    public LedgerRecord raise(String alarm, boolean drill, SectorId sector, Author author) {
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("alarm", alarm);
        if (drill) {
            event.put("drill", true);
        }
        event.put("at", Timestamp.format(Timestamp.truncate(clock.instant())));
        Map<String, @Nullable JsonNode> sections = units.find(new UnitRef(author.party(), author.unit()))
                .flatMap(unit -> unit.contact().findPlace())
                .<Map<String, @Nullable JsonNode>>map(place -> Map.of("event", event, "place", position(place)))
                .orElseGet(() -> Map.of("event", event));
        return incidents.report(incidents.kinds().get(TYPE), sector, sections, author);
    }

    private static JsonNode position(Unit.Place place) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.putObject("position")
                .put("latitude", place.latitude())
                .put("longitude", place.longitude())
                .put("source", "list");
        return content;
    }

    /// Whether the record is an alert of a drill.
    public boolean isDrill(Sha256 alert) {
        return ledger.get(alert)
                .find("event", "drill")
                .filter(JsonNode::asBoolean)
                .isPresent();
    }

    /// The levels that an alert went to because nobody took it in charge, lowest first.
    public List<String> listEscalations(Sha256 alert) {
        return jdbc.sql("select level from alerts.escalation where alert = :alert order by position")
                .param("alert", alert.octets())
                .query(String.class)
                .list();
    }
}
