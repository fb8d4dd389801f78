package org.tripoint.duty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.tripoint.incidents.Kind;
import org.tripoint.incidents.Kinds;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.UnitId;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.registry.Service;
import org.tripoint.registry.Services;
import tools.jackson.databind.JsonNode;

/// The daily report of a unit: what it recorded on a day, in the parts and the order that its service asks for. The
/// templates are data in `duty/reports.json`, by kind of service.
@Component
public class DailyReports {

    private static final String DEFAULT = "default";
    private static final int MOST = 500;

    private static final Map<String, Kind.Group> GROUPS = Map.of(
            "alerts", Kind.Group.ALERT,
            "incidents", Kind.Group.INCIDENT,
            "contacts", Kind.Group.CONTACT,
            "requests", Kind.Group.REQUEST,
            "hand-overs", Kind.Group.HAND_OVER,
            "aircraft", Kind.Group.AIRCRAFT,
            "notices", Kind.Group.NOTICE,
            "situation", Kind.Group.SITUATION);

    private final Ledger ledger;
    private final Kinds kinds;
    private final Services services;
    private final JsonNode templates;

    DailyReports(Ledger ledger, Kinds kinds, Services services) {
        this.ledger = ledger;
        this.kinds = kinds;
        this.services = services;
        try {
            this.templates = StrictJson.read(
                    new ClassPathResource("duty/reports.json").getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The templates of daily reports could not be read.", e);
        }
    }

    /// What a unit recorded on a day, oldest first, by part of its service's template; a part without records is there,
    /// too.
    public SequencedMap<String, List<LedgerRecord>> of(
            PartyId party, ServiceId service, UnitId unit, LocalDate day, ZoneId zone) {
        List<LedgerRecord> records = new ArrayList<>(ledger.listNewest(
                "r.party = :party and r.unit = :unit and r.time >= :from and r.time < :to",
                Map.of(
                        "party", party.value(),
                        "unit", unit.value(),
                        "from", day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC),
                        "to", day.plusDays(1).atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC)),
                MOST));
        SequencedMap<String, List<LedgerRecord>> report = new LinkedHashMap<>();
        for (JsonNode part : template(party, service)) {
            Set<String> types = types(part.asString());
            report.put(
                    part.asString(),
                    records.reversed().stream()
                            .filter(record -> types.contains(record.type().name()))
                            .toList());
        }
        return report;
    }

    private JsonNode template(PartyId party, ServiceId service) {
        String kind = services.find(party, service).map(Service::kind).orElse(DEFAULT);
        return templates.has(kind) ? templates.get(kind) : templates.get(DEFAULT);
    }

    private Set<String> types(String part) {
        Kind.Group group = GROUPS.get(part);
        return group == null ? Set.of("shift.handed-over", "shift.taken-over") : kinds.types(Set.of(group));
    }
}
