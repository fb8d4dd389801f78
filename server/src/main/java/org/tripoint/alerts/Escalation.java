package org.tripoint.alerts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tripoint.access.UnitLevel;
import org.tripoint.incidents.Kinds;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.UnitId;
import org.tripoint.ledger.AppendWatcher;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.MatterKind;
import org.tripoint.ledger.Matters;
import org.tripoint.ledger.Projector;
import org.tripoint.ledger.Replies;
import org.tripoint.platform.Job;
import org.tripoint.platform.JobHandler;
import org.tripoint.platform.Jobs;
import org.tripoint.platform.NodeSettings;
import org.tripoint.registry.Unit;
import org.tripoint.registry.UnitRef;
import org.tripoint.registry.Units;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Brings an alert that nobody took in charge in time before the level above, on each side to its own: a neighbour's
/// alert to those above the facing post, ours to those above the post that raised it, so that somebody there speaks
/// with the other side. The deadlines are jobs, so they outlive closed browsers, a restart and a cut link.
@Component
class Escalation implements AppendWatcher, JobHandler, Projector {

    static final String ESCALATED = "alert.escalated";

    private static final String KIND = "alerts.escalate";
    private static final int MOST_UNITS = 20;
    private static final int DEEPEST = 16;

    private final Kinds kinds;
    private final Jobs jobs;
    private final ObjectProvider<Ledger> ledger;
    private final Matters matters;
    private final Replies replies;
    private final Units units;
    private final NodeSettings settings;
    private final JdbcClient jdbc;

    Escalation(
            Kinds kinds,
            Jobs jobs,
            ObjectProvider<Ledger> ledger,
            Matters matters,
            Replies replies,
            Units units,
            NodeSettings settings,
            JdbcClient jdbc) {
        this.kinds = kinds;
        this.jobs = jobs;
        this.ledger = ledger;
        this.matters = matters;
        this.replies = replies;
        this.units = units;
        this.settings = settings;
        this.jdbc = jdbc;
    }

    @Override
    public void appended(LedgerRecord record) {
        if (!record.type().name().equals(Alerts.TYPE)) {
            return;
        }
        kinds.escalation().forEach((level, after) -> {
            ObjectNode data = JsonNodeFactory.instance
                    .objectNode()
                    .put("alert", record.hash().hex())
                    .put("level", level);
            jobs.schedule(
                    KIND,
                    record.hash().hex() + "/" + level,
                    data,
                    record.appended().plus(after));
        });
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Job job) {
        Sha256 alert = new Sha256(job.data().get("alert").asString());
        String level = job.data().get("level").asString();
        if (!replies.list(alert).isEmpty()) {
            return;
        }
        LedgerRecord record = ledger.getObject().get(alert);
        Set<UnitId> above = asked(record).stream()
                .flatMap(unit -> above(unit, UnitLevel.ofCode(level)).stream())
                .limit(MOST_UNITS)
                .collect(Collectors.toUnmodifiableSet());
        if (!above.isEmpty()) {
            append(record, level, above);
        }
    }

    private List<UnitId> asked(LedgerRecord alert) {
        return alert.isOwn() ? List.of(alert.unit()) : matters.listUnits(MatterKind.TAKE_IN_CHARGE, alert.hash());
    }

    /// The unit of a level on the way up, as the tree stands today.
    private Optional<UnitId> above(UnitId from, UnitLevel level) {
        Optional<Unit> unit = units.find(new UnitRef(settings.party(), from));
        for (int depth = 0; depth < DEEPEST && unit.isPresent(); depth++) {
            if (unit.get().level() == level) {
                return unit.map(Unit::id);
            }
            unit = unit.get().findParent().flatMap(parent -> units.find(new UnitRef(settings.party(), parent)));
        }
        return Optional.empty();
    }

    private void append(LedgerRecord alert, String level, Set<UnitId> above) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("incident", alert.hash().hex())
                .put("level", level);
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        above.stream().map(UnitId::value).sorted().forEach(named.putArray("units")::add);
        Map<String, @Nullable JsonNode> sections = Map.of("event", event, "units", named);
        ledger.getObject().append(Ledger.Statement.about(alert, ESCALATED, sections), Author.node(settings.party()));
    }

    @Override
    public Set<String> types() {
        return Set.of(ESCALATED);
    }

    @Override
    public List<String> tables() {
        return List.of("alerts.escalation");
    }

    @Override
    public void project(LedgerRecord record) {
        Sha256 alert = new Sha256(record.get("event", "incident").asString());
        jdbc.sql("""
                        insert into alerts.escalation (escalation, alert, level, position)
                        values (:escalation, :alert, :level, :position) on conflict do nothing""")
                .param("escalation", record.hash().octets())
                .param("alert", alert.octets())
                .param("level", record.get("event", "level").asString())
                .param("position", record.position())
                .update();
        boolean ours = ledger.getObject().get(alert).isOwn();
        for (JsonNode unit : record.get("units", "units")) {
            matters.open(
                    new Matters.Matter(
                            ours ? MatterKind.UNANSWERED : MatterKind.TAKE_IN_CHARGE,
                            alert,
                            new UnitId(unit.asString()),
                            "critical",
                            null),
                    record);
        }
    }
}
