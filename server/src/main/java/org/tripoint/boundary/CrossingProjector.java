package org.tripoint.boundary;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tripoint.access.UnitLevel;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.Timestamp;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.MatterKind;
import org.tripoint.ledger.Matters;
import org.tripoint.ledger.Projector;
import org.tripoint.platform.NodeSettings;
import org.tripoint.registry.Unit;
import org.tripoint.registry.Units;
import tools.jackson.databind.JsonNode;

/// Turns what each side says of its gates into tables, and asks our units of that sector to note a neighbour's closure.
@Component
@Order(21)
class CrossingProjector implements Projector {

    private static final Duration NOTE_WITHIN = Duration.ofMinutes(30);

    private final Matters matters;
    private final Units units;
    private final NodeSettings settings;
    private final JdbcClient jdbc;

    CrossingProjector(Matters matters, Units units, NodeSettings settings, JdbcClient jdbc) {
        this.matters = matters;
        this.units = units;
        this.settings = settings;
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> types() {
        return Set.of(
                RegisterTypes.GATE,
                RegisterTypes.CLOSED,
                RegisterTypes.REOPENED,
                RegisterTypes.COUNTED,
                RegisterTypes.NOTED);
    }

    @Override
    public List<String> tables() {
        return List.of(
                "boundary.gate_terms",
                "boundary.closure",
                "boundary.reopening",
                "boundary.gate_count",
                "boundary.receipt");
    }

    @Override
    public void project(LedgerRecord record) {
        switch (record.type().name()) {
            case RegisterTypes.GATE -> ifOpen(record, "crossing", this::terms);
            case RegisterTypes.CLOSED -> ifOpen(record, "closure", this::closed);
            case RegisterTypes.REOPENED -> ifOpen(record, "about", this::reopened);
            case RegisterTypes.COUNTED -> ifOpen(record, "count", this::counted);
            case RegisterTypes.NOTED -> ifOpen(record, "about", this::noted);
            default -> throw new IllegalArgumentException("unexpected type " + record.type());
        }
    }

    private interface Writing {
        void write(LedgerRecord record, JsonNode content);
    }

    private static void ifOpen(LedgerRecord record, String section, Writing writing) {
        Optional.ofNullable(record.sections().get(section)).ifPresent(content -> writing.write(record, content));
    }

    private static String crossing(JsonNode content) {
        String code = content.get("crossing").asString();
        return code.startsWith(Places.GATE) ? code.substring(Places.GATE.length()) : code;
    }

    private static @Nullable OffsetDateTime time(@Nullable JsonNode time) {
        return time == null ? null : Timestamp.parse(time.asString()).atOffset(ZoneOffset.UTC);
    }

    private static String[] texts(JsonNode array) {
        return array.values().stream().map(JsonNode::asString).toArray(String[]::new);
    }

    private void terms(LedgerRecord record, JsonNode content) {
        Map<String, @Nullable Object> row = RegisterProjector.row(record);
        row.put("crossing", crossing(content));
        row.put("opens", content.get("opens").asString());
        row.put("closes", content.get("closes").asString());
        row.put("days", texts(content.get("days")));
        row.put("holidays", content.get("holidays").asString());
        row.put("passers", texts(content.get("passers")));
        row.put("documents", texts(content.get("documents")));
        row.put("validFrom", LocalDate.parse(content.get("validFrom").asString()));
        jdbc.sql("""
                        insert into boundary.gate_terms (record, party, unit, crossing, type, opens, closes, days,
                            holidays, passers, documents, valid_from, position)
                        values (:record, :party, :unit, :crossing, :type, :opens, :closes, cast(:days as text[]),
                            :holidays, cast(:passers as text[]), cast(:documents as text[]), :validFrom, :position)
                        on conflict (record) do nothing""").params(row).update();
    }

    private void closed(LedgerRecord record, JsonNode content) {
        Map<String, @Nullable Object> row = RegisterProjector.row(record);
        row.put("crossing", crossing(content));
        row.put("closedTo", content.get("closedTo").asString());
        row.put("reason", content.get("reason").asString());
        row.put("from", time(content.get("closedFrom")));
        row.put("until", time(content.get("until")));
        jdbc.sql("""
                        insert into boundary.closure (record, party, unit, sector, type, crossing, closed_to, reason,
                            closed_from, until, position)
                        values (:record, :party, :unit, :sector, :type, :crossing, :closedTo, :reason, :from, :until,
                            :position)
                        on conflict (record) do nothing""").params(row).update();
        if (!record.party().equals(settings.party())) {
            record.header().findSector().ifPresent(sector -> askToNote(record, sector));
        }
    }

    private void askToNote(LedgerRecord record, SectorId sector) {
        LocalDate day = LocalDate.ofInstant(record.appended(), settings.zone());
        for (Unit unit : units.list(settings.party(), day)) {
            if (unit.level() == UnitLevel.POST && unit.sectors().contains(sector)) {
                matters.open(
                        new Matters.Matter(
                                MatterKind.ANSWER,
                                record.hash(),
                                unit.id(),
                                "high",
                                record.appended().plus(NOTE_WITHIN)),
                        record);
            }
        }
    }

    private void reopened(LedgerRecord record, JsonNode content) {
        Map<String, @Nullable Object> row = RegisterProjector.row(record);
        row.put("closure", content.get("record").asString());
        row.put("reopened", time(content.get("reopenedAt")));
        jdbc.sql("""
                        insert into boundary.reopening (record, closure, party, reopened, position)
                        values (:record, decode(:closure, 'hex'), :party, :reopened, :position)
                        on conflict (record) do nothing""").params(row).update();
    }

    private void counted(LedgerRecord record, JsonNode content) {
        Map<String, @Nullable Object> row = RegisterProjector.row(record);
        row.put("crossing", crossing(content));
        row.put("day", LocalDate.parse(content.get("day").asString()));
        for (String field : List.of("personsOut", "personsIn", "vehiclesOut", "vehiclesIn")) {
            row.put(field, content.get(field).asLong());
        }
        jdbc.sql("""
                        insert into boundary.gate_count as g (party, unit, sector, type, crossing, day, persons_out,
                            persons_in, vehicles_out, vehicles_in, record, position)
                        values (:party, :unit, :sector, :type, :crossing, :day, :personsOut, :personsIn, :vehiclesOut,
                            :vehiclesIn, :record, :position)
                        on conflict (party, crossing, day) do update set unit = excluded.unit,
                            persons_out = excluded.persons_out, persons_in = excluded.persons_in,
                            vehicles_out = excluded.vehicles_out, vehicles_in = excluded.vehicles_in,
                            record = excluded.record, position = excluded.position
                        where g.position <= excluded.position""").params(row).update();
    }

    private void noted(LedgerRecord record, JsonNode content) {
        Map<String, @Nullable Object> row = RegisterProjector.row(record);
        row.put("noted", content.get("record").asString());
        row.put("time", record.header().time().atOffset(ZoneOffset.UTC));
        jdbc.sql("""
                        insert into boundary.receipt (record, noted, party, unit, office, time, position)
                        values (:record, decode(:noted, 'hex'), :party, :unit, :office, :time, :position)
                        on conflict (record) do nothing""").params(row).update();
        if (record.party().equals(settings.party())) {
            matters.close(
                    MatterKind.ANSWER,
                    new org.tripoint.kernel.Sha256(content.get("record").asString()),
                    record);
        }
    }
}
