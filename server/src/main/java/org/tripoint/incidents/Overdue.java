package org.tripoint.incidents;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.Timestamp;
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

/// Requests that nobody answered by their deadline: the answering side tells the unit above the one that was asked, its
/// own and nobody else's; the asking side reminds the unit that asked.
@Component
class Overdue implements AppendWatcher, JobHandler, Projector {

    private static final String TYPE = "request.overdue";
    private static final String KIND = "incidents.overdue";

    private final Kinds kinds;
    private final Jobs jobs;
    private final ObjectProvider<Ledger> ledger;
    private final Matters matters;
    private final Replies replies;
    private final Units units;
    private final NodeSettings settings;

    Overdue(
            Kinds kinds,
            Jobs jobs,
            ObjectProvider<Ledger> ledger,
            Matters matters,
            Replies replies,
            Units units,
            NodeSettings settings) {
        this.kinds = kinds;
        this.jobs = jobs;
        this.ledger = ledger;
        this.matters = matters;
        this.replies = replies;
        this.units = units;
        this.settings = settings;
    }

    @Override
    public void appended(LedgerRecord record) {
        kinds.find(record.type().name())
                .flatMap(Kind::findDue)
                .flatMap(field -> due(record, field))
                .ifPresent(due -> jobs.schedule(
                        KIND,
                        record.hash().hex(),
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("request", record.hash().hex()),
                        due));
    }

    private static Optional<Instant> due(LedgerRecord record, String field) {
        return record.sections().values().stream()
                .flatMap(content -> Optional.ofNullable(content.get(field)).stream())
                .findFirst()
                .map(value -> Timestamp.parse(value.asString()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Job job) {
        Sha256 request = new Sha256(job.data().get("request").asString());
        boolean answered = replies.list(request).stream().anyMatch(Replies.Reply::answered);
        LedgerRecord record = ledger.getObject().get(request);
        List<UnitId> told = record.isOwn() ? List.of(record.unit()) : above(request);
        if (!answered && !told.isEmpty()) {
            append(record, told);
        }
    }

    private List<UnitId> above(Sha256 request) {
        return matters.listUnits(MatterKind.ANSWER, request).stream()
                .flatMap(unit -> units.find(new UnitRef(settings.party(), unit)).flatMap(Unit::findParent).stream())
                .distinct()
                .toList();
    }

    private void append(LedgerRecord request, List<UnitId> told) {
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        told.stream().map(UnitId::value).sorted().forEach(named.putArray("units")::add);
        Map<String, @Nullable JsonNode> sections = Map.of(
                "event",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("incident", request.hash().hex()),
                "units",
                named);
        ledger.getObject().append(Ledger.Statement.about(request, TYPE, sections), Author.node(settings.party()));
    }

    @Override
    public Set<String> types() {
        return Set.of(TYPE);
    }

    @Override
    public List<String> tables() {
        return List.of();
    }

    @Override
    public void project(LedgerRecord record) {
        Sha256 request = new Sha256(record.get("event", "incident").asString());
        boolean ours = ledger.getObject().get(request).isOwn();
        for (JsonNode unit : record.get("units", "units")) {
            matters.open(
                    new Matters.Matter(
                            ours ? MatterKind.UNANSWERED : MatterKind.ANSWER,
                            request,
                            new UnitId(unit.asString()),
                            "high",
                            null),
                    record);
        }
    }
}
