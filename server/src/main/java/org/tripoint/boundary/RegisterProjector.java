package org.tripoint.boundary;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tripoint.access.UnitLevel;
import org.tripoint.geo.GeoPosition;
import org.tripoint.geo.Geodesic;
import org.tripoint.kernel.Header;
import org.tripoint.kernel.PartyId;
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

/// Turns records about the line and its markers into the register's tables. A record without a sector, or one whose
/// section is withheld, leaves no row.
@Component
@Order(20)
class RegisterProjector implements Projector {

    /// A hand-held receiver that says 5 m may well be 10 m off.
    private static final int DOUBTFUL = 2;

    private static final Duration SIGN_WITHIN = Duration.ofDays(7);

    private final Matters matters;
    private final Units units;
    private final NodeSettings settings;
    private final JdbcClient jdbc;

    RegisterProjector(Matters matters, Units units, NodeSettings settings, JdbcClient jdbc) {
        this.matters = matters;
        this.units = units;
        this.settings = settings;
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> types() {
        return Set.of(
                RegisterTypes.SECTOR,
                RegisterTypes.MARKER,
                RegisterTypes.INSPECTION,
                RegisterTypes.SURVEY,
                RegisterTypes.REPAIR,
                RegisterTypes.REPAIR_DONE);
    }

    @Override
    public List<String> tables() {
        return List.of(
                "boundary.sector",
                "boundary.marker",
                "boundary.survey",
                "boundary.inspection",
                "boundary.repair",
                "boundary.repair_completion");
    }

    @Override
    public void project(LedgerRecord record) {
        Optional<SectorId> sector = record.header().findSector();
        if (sector.isEmpty()) {
            return;
        }
        switch (record.type().name()) {
            case RegisterTypes.SECTOR -> sector(record);
            case RegisterTypes.MARKER -> marker(record);
            case RegisterTypes.INSPECTION -> inspection(record);
            case RegisterTypes.SURVEY -> survey(record);
            case RegisterTypes.REPAIR -> repair(record);
            case RegisterTypes.REPAIR_DONE -> repairDone(record);
            default -> throw new IllegalArgumentException("unexpected type " + record.type());
        }
    }

    /// What every row says of its record.
    static Map<String, @Nullable Object> row(LedgerRecord record) {
        Header header = record.header();
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("record", record.hash().octets());
        row.put("subject", header.subject().value());
        row.put("type", header.type().name());
        row.put("party", header.party().value());
        row.put("unit", header.unit().value());
        row.put("office", header.office().value());
        row.put("sector", header.findSector().map(SectorId::value).orElse(null));
        row.put("pair", header.findSector().map(SectorId::pair).orElse(null));
        row.put("position", record.position());
        return row;
    }

    private static void text(Map<String, @Nullable Object> row, LedgerRecord record, String section, String... fields) {
        for (String field : fields) {
            row.put(field, record.find(section, field).map(JsonNode::asString).orElse(null));
        }
    }

    private static void number(
            Map<String, @Nullable Object> row, LedgerRecord record, String section, String... fields) {
        for (String field : fields) {
            row.put(field, record.find(section, field).map(JsonNode::asLong).orElse(null));
        }
    }

    private static @Nullable LocalDate day(LedgerRecord record, String section, String field) {
        return record.find(section, field)
                .map(JsonNode::asString)
                .map(LocalDate::parse)
                .orElse(null);
    }

    private static String[] signatories(LedgerRecord record) {
        return record.signatories().stream()
                .filter(party -> !party.equals(record.party()))
                .map(PartyId::value)
                .toArray(String[]::new);
    }

    private void sector(LedgerRecord record) {
        if (!record.sections().containsKey("sector")) {
            return;
        }
        Map<String, @Nullable Object> row = row(record);
        text(row, record, "sector", "startsAt", "endsAt", "status", "ownProvince", "facingProvince");
        number(row, record, "sector", "inspectEveryDays");
        text(row, record, "length", "officialSource");
        number(row, record, "length", "officialMetres", "demarcatedMetres");
        text(row, record, "text", "notBuilt");
        Optional<JsonNode> line = record.find("line", "line");
        row.put("line", line.map(JsonNode::toString).orElse(null));
        row.put(
                "computed",
                line.map(RegisterProjector::positions)
                        .map(Geodesic::metres)
                        .map(Math::round)
                        .orElse(null));
        jdbc.sql("""
                        insert into boundary.sector as s (party, unit, sector, type, starts_at, ends_at, status,
                            own_province, facing_province, inspect_every_days, official_metres, official_source,
                            demarcated_metres, line, computed_metres, not_built, record, subject, position)
                        values (:party, :unit, :sector, :type, :startsAt, :endsAt, :status, :ownProvince,
                            :facingProvince, :inspectEveryDays, :officialMetres, :officialSource, :demarcatedMetres,
                            cast(:line as jsonb), :computed, :notBuilt, :record, :subject, :position)
                        on conflict (party, sector) do update set unit = excluded.unit, type = excluded.type,
                            starts_at = excluded.starts_at, ends_at = excluded.ends_at, status = excluded.status,
                            own_province = excluded.own_province, facing_province = excluded.facing_province,
                            inspect_every_days = excluded.inspect_every_days, official_metres = excluded.official_metres, official_source = excluded.official_source,
                            demarcated_metres = excluded.demarcated_metres, line = excluded.line,
                            computed_metres = excluded.computed_metres, not_built = excluded.not_built,
                            record = excluded.record, subject = excluded.subject, position = excluded.position
                        where s.position <= excluded.position""").params(row).update();
    }

    /// The positions of a line that was written as arrays of longitude and latitude (RFC 7946).
    static List<GeoPosition> positions(JsonNode line) {
        List<GeoPosition> positions = new ArrayList<>();
        line.forEach(point -> positions.add(
                GeoPosition.of(point.get(1).asDouble(), point.get(0).asDouble())));
        return positions;
    }

    private void marker(LedgerRecord record) {
        if (!record.sections().containsKey("marker")) {
            return;
        }
        Map<String, @Nullable Object> row = row(record);
        text(
                row,
                record,
                "marker",
                "number",
                "markerPosition",
                "markerKind",
                "form",
                "grouping",
                "material",
                "territory",
                "builtBy",
                "maintainedBy");
        jdbc.sql("""
                        insert into boundary.marker as m (party, unit, sector, type, pair, number, marker_position, kind,
                            form, grouping, material, territory, built_by, maintained_by, record, subject, position)
                        values (:party, :unit, :sector, :type, :pair, :number, :markerPosition, :markerKind, :form,
                            :grouping, :material, :territory, :builtBy, :maintainedBy, :record, :subject, :position)
                        on conflict (party, pair, number) do update set unit = excluded.unit, sector = excluded.sector,
                            type = excluded.type, marker_position = excluded.marker_position, kind = excluded.kind,
                            form = excluded.form, grouping = excluded.grouping, material = excluded.material,
                            territory = excluded.territory, built_by = excluded.built_by,
                            maintained_by = excluded.maintained_by, record = excluded.record,
                            subject = excluded.subject, position = excluded.position
                        where m.position <= excluded.position""").params(row).update();
        if (record.find("place", "position").isPresent()) {
            place(record, "place", day(record, "place", "surveyedOn"));
        }
    }

    private void survey(LedgerRecord record) {
        if (record.find("survey", "position").isPresent()
                && record.find("about", "number").isPresent()) {
            place(record, "survey", day(record, "about", "surveyedOn"));
        }
    }

    private void place(LedgerRecord record, String section, @Nullable LocalDate on) {
        Map<String, @Nullable Object> row = row(record);
        JsonNode position = record.get(section, "position");
        row.put(
                "number",
                record.find("marker", "number")
                        .or(() -> record.find("about", "number"))
                        .map(JsonNode::asString)
                        .orElseThrow());
        row.put("latitude", position.get("latitude").asDouble());
        row.put("longitude", position.get("longitude").asDouble());
        row.put("on", on);
        text(row, record, section, "datum", "method");
        text(row, record, section.equals("place") ? section : "team", "surveyedBy");
        number(row, record, section, "accuracyMillimetres");
        jdbc.sql("""
                        insert into boundary.survey (record, party, unit, sector, type, pair, number, latitude,
                            longitude, datum, method, accuracy_millimetres, surveyed_on, surveyed_by, position)
                        values (:record, :party, :unit, :sector, :type, :pair, :number, :latitude, :longitude, :datum,
                            :method, :accuracyMillimetres, :on, :surveyedBy, :position)
                        on conflict (record) do nothing""").params(row).update();
    }

    private void inspection(LedgerRecord record) {
        if (!record.sections().containsKey("inspection")) {
            return;
        }
        Map<String, @Nullable Object> row = row(record);
        text(row, record, "inspection", "number", "condition", "path");
        row.put(
                "inspected",
                Timestamp.parse(record.get("inspection", "inspectedAt").asString())
                        .atOffset(ZoneOffset.UTC));
        row.put(
                "salute",
                record.find("inspection", "salute").map(JsonNode::asBoolean).orElse(null));
        row.put(
                "jointly",
                record.find("inspection", "jointly").map(JsonNode::asBoolean).orElse(false));
        row.put("signatories", signatories(record));
        Optional<JsonNode> found = record.find("found", "found");
        row.put("latitude", found.map(at -> at.get("latitude").asDouble()).orElse(null));
        row.put("longitude", found.map(at -> at.get("longitude").asDouble()).orElse(null));
        row.put(
                "accuracy",
                found.map(at -> at.get("accuracyMetres")).map(JsonNode::asInt).orElse(null));
        row.put(
                "source",
                found.map(at -> at.get("source")).map(JsonNode::asString).orElse(null));
        row.put("needs", found.isPresent() && needsSurvey(record, found.get()));
        jdbc.sql("""
                        insert into boundary.inspection (record, party, unit, office, sector, type, pair, number,
                            inspected, condition, path, salute, jointly, signatories, found_latitude, found_longitude,
                            found_accuracy_metres, found_source, needs_survey, position)
                        values (:record, :party, :unit, :office, :sector, :type, :pair, :number, :inspected, :condition,
                            :path, :salute, :jointly, cast(:signatories as text[]), :latitude, :longitude, :accuracy,
                            :source, :needs, :position)
                        on conflict (record) do update set signatories = excluded.signatories""").params(row).update();
        if (record.find("inspection", "jointly").filter(JsonNode::asBoolean).isPresent()) {
            askToSign(record);
        }
    }

    /// A joint inspection of a neighbour, and a repair that he proposes, wait for a signature of our posts there.
    private void askToSign(LedgerRecord record) {
        if (record.party().equals(settings.party())) {
            return;
        }
        SectorId sector = record.header().findSector().orElseThrow();
        LocalDate day = LocalDate.ofInstant(record.appended(), settings.zone());
        for (Unit unit : units.list(settings.party(), day)) {
            if (unit.level() == UnitLevel.POST && unit.sectors().contains(sector)) {
                matters.open(
                        new Matters.Matter(
                                MatterKind.ANSWER,
                                record.hash(),
                                unit.id(),
                                "normal",
                                record.appended().plus(SIGN_WITHIN)),
                        record);
            }
        }
        if (record.signatories().contains(settings.party())) {
            matters.close(MatterKind.ANSWER, record.hash(), record);
        }
    }

    /// Whether the place that was found lies outside what both accuracies allow. It says nothing of how far, nor in
    /// which direction: only that somebody must measure.
    private boolean needsSurvey(LedgerRecord record, JsonNode found) {
        int accuracy = found.path("accuracyMetres").asInt(0);
        if (accuracy == 0) {
            return false;
        }
        return jdbc.sql("""
                        select latitude, longitude, coalesce(accuracy_millimetres, 0) from boundary.survey
                        where party = :party and pair = :pair and number = :number and position < :position
                        order by position desc limit 1""")
                .param("party", record.party().value())
                .param("pair", record.header().findSector().orElseThrow().pair())
                .param("number", record.get("inspection", "number").asString())
                .param("position", record.position())
                .query((rs, n) -> Geodesic.metres(
                                rs.getDouble(1),
                                rs.getDouble(2),
                                found.get("latitude").asDouble(),
                                found.get("longitude").asDouble())
                        > DOUBTFUL * accuracy + rs.getLong(3) / 1000.0)
                .optional()
                .orElse(false);
    }

    private void repair(LedgerRecord record) {
        if (!record.sections().containsKey("repair")) {
            return;
        }
        Map<String, @Nullable Object> row = row(record);
        text(row, record, "repair", "number", "work", "doneBy");
        row.put("due", day(record, "repair", "due"));
        row.put("signatories", signatories(record));
        jdbc.sql("""
                        insert into boundary.repair (record, party, unit, sector, type, pair, number, work, done_by, due,
                            signatories, position)
                        values (:record, :party, :unit, :sector, :type, :pair, :number, :work, :doneBy, :due,
                            cast(:signatories as text[]), :position)
                        on conflict (record) do update set signatories = excluded.signatories""").params(row).update();
        askToSign(record);
    }

    private void repairDone(LedgerRecord record) {
        if (!record.sections().containsKey("about")) {
            return;
        }
        Map<String, @Nullable Object> row = row(record);
        text(row, record, "about", "record");
        row.put("repair", String.valueOf(row.get("record")));
        row.put("record", record.hash().octets());
        row.put("completed", day(record, "about", "completedOn"));
        jdbc.sql("""
                        insert into boundary.repair_completion (repair, record, party, completed, position)
                        values (decode(:repair, 'hex'), :record, :party, :completed, :position)
                        on conflict (repair) do nothing""").params(row).update();
    }
}
