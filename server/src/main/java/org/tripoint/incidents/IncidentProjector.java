package org.tripoint.incidents;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.Header;
import org.tripoint.kernel.Timestamp;
import org.tripoint.kernel.UnitId;
import org.tripoint.language.SearchText;
import org.tripoint.ledger.FieldDefinition;
import org.tripoint.ledger.FieldKind;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.MatterKind;
import org.tripoint.ledger.Matters;
import org.tripoint.ledger.Projector;
import org.tripoint.ledger.TypeDefinition;
import org.tripoint.platform.NodeSettings;
import org.tripoint.registry.UnitRef;
import tools.jackson.databind.JsonNode;

/// Turns reports and the replies to them into the tables of incidents, and asks the facing unit to take a neighbour's
/// report in charge.
@Component
@Order(10)
class IncidentProjector implements Projector {

    private static final String TAKEN = "record.taken-in-charge";
    private static final String ANSWERED = "record.answered";
    private static final String LINKED = "accounts.linked";
    private static final String CORRECTION = "correction.proposed";

    private static final int LONGEST_SEARCH = 8_000;

    private final Kinds kinds;
    private final Matters matters;
    private final FacingUnits facingUnits;
    private final NodeSettings settings;
    private final JdbcClient jdbc;

    IncidentProjector(Kinds kinds, Matters matters, FacingUnits facingUnits, NodeSettings settings, JdbcClient jdbc) {
        this.kinds = kinds;
        this.matters = matters;
        this.facingUnits = facingUnits;
        this.settings = settings;
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> types() {
        return Stream.concat(kinds.types().stream(), Stream.of(TAKEN, ANSWERED, LINKED, CORRECTION))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<String> tables() {
        return List.of("incidents.incident", "incidents.progress", "incidents.sequel", "incidents.account");
    }

    @Override
    public void project(LedgerRecord record) {
        switch (record.type().name()) {
            case TAKEN -> progress(record, "taken");
            case ANSWERED -> progress(record, "answered");
            case LINKED -> link(record);
            case CORRECTION ->
                record.find("about", "record").ifPresent(about -> sequel(record, about.asString(), false));
            default -> told(record);
        }
    }

    /// A follow-up belongs to its report; a contact note stands for itself and may tell of one.
    private void told(LedgerRecord record) {
        Kind kind = kinds.get(record.type().name());
        if (kind.group() != Kind.Group.FOLLOW_UP) {
            report(record, kind);
        }
        record.sections().values().stream()
                .flatMap(content -> Optional.ofNullable(content.get("incident")).stream())
                .findFirst()
                .ifPresent(about -> sequel(record, about.asString(), closes(record, kind)));
    }

    private static boolean closes(LedgerRecord record, Kind kind) {
        return kind.findClosedBy()
                .filter(codes -> codes.entrySet().stream()
                        .allMatch(code -> record.find("event", code.getKey())
                                .filter(value -> value.asString().equals(code.getValue()))
                                .isPresent()))
                .isPresent();
    }

    private void sequel(LedgerRecord record, String incident, boolean closes) {
        Header header = record.header();
        jdbc.sql("""
                        insert into incidents.sequel
                            (sequel, incident, type, party, unit, office, recorded, closes, position)
                        values (:sequel, decode(:incident, 'hex'), :type, :party, :unit, :office, :recorded, :closes,
                            :position)
                        on conflict (sequel) do update set incident = excluded.incident, closes = excluded.closes""")
                .param("sequel", record.hash().octets())
                .param("incident", incident)
                .param("type", header.type().name())
                .param("party", header.party().value())
                .param("unit", header.unit().value())
                .param("office", header.office().value())
                .param("recorded", header.time().atOffset(ZoneOffset.UTC))
                .param("closes", closes)
                .param("position", record.position())
                .update();
    }

    private void link(LedgerRecord record) {
        jdbc.sql("""
                        insert into incidents.account (link, one, other, party, position)
                        values (:link, decode(:one, 'hex'), decode(:other, 'hex'), :party, :position)
                        on conflict (link) do nothing""")
                .param("link", record.hash().octets())
                .param("one", record.get("about", "record").asString())
                .param("other", record.get("about", "own").asString())
                .param("party", record.party().value())
                .param("position", record.position())
                .update();
    }

    /// The first reply counts; a record that came earlier is never later than one that follows it here.
    private void progress(LedgerRecord reply, String column) {
        jdbc.sql("""
                        insert into incidents.progress as p (incident, %1$s) values (decode(:incident, 'hex'), :position)
                        on conflict (incident) do update set %1$s = least(p.%1$s, excluded.%1$s)""".formatted(column))
                .param("incident", reply.get("about", "record").asString())
                .param("position", reply.position())
                .update();
    }

    private void report(LedgerRecord record, Kind kind) {
        TypeDefinition definition = kinds.definition(record.type());
        insert(row(record, definition));
        if (!record.party().equals(settings.party())) {
            switch (kind.asks()) {
                case TAKE_IN_CHARGE -> ask(MatterKind.TAKE_IN_CHARGE, record, kind, definition);
                case ANSWER -> ask(MatterKind.ANSWER, record, kind, definition);
                case NOTHING -> {}
            }
        }
    }

    private void ask(MatterKind what, LedgerRecord record, Kind kind, TypeDefinition definition) {
        for (UnitId unit : asked(record, definition)) {
            matters.open(
                    new Matters.Matter(what, record.hash(), unit, definition.urgency(), due(record, kind, definition)),
                    record);
        }
    }

    private Instant due(LedgerRecord record, Kind kind, TypeDefinition definition) {
        return values(record, definition)
                .filter(value ->
                        kind.findDue().filter(value.field().name()::equals).isPresent())
                .findFirst()
                .map(value -> Timestamp.parse(value.content().asString()))
                .orElseGet(() -> record.appended().plus(kinds.within(definition.urgency())));
    }

    /// The unit of ours that the record names, else those that face its own.
    private List<UnitId> asked(LedgerRecord record, TypeDefinition definition) {
        List<UnitId> named = values(record, definition)
                .filter(value -> value.field().kind() == FieldKind.UNIT)
                .map(value -> UnitRef.parse(value.content().asString()))
                .filter(unit -> unit.party().equals(settings.party()))
                .map(UnitRef::unit)
                .toList();
        LocalDate day = LocalDate.ofInstant(record.appended(), settings.zone());
        return named.isEmpty() ? facingUnits.of(record.header(), day) : named;
    }

    private void insert(Map<String, @Nullable Object> row) {
        jdbc.sql("""
                        insert into incidents.incident (hash, subject, type, party, service, unit, office, sector,
                            recorded, happened, latitude, longitude, accuracy_metres, position_source, place, urgency,
                            reference, search, position)
                        values (:hash, :subject, :type, :party, :service, :unit, :office, :sector,
                            :recorded, :happened, :latitude, :longitude, :accuracy, :source, :place, :urgency,
                            :reference, :search, :position)
                        on conflict (hash) do update set happened = excluded.happened,
                            latitude = excluded.latitude, longitude = excluded.longitude,
                            accuracy_metres = excluded.accuracy_metres, position_source = excluded.position_source,
                            place = excluded.place, search = excluded.search""").params(row).update();
    }

    private static Map<String, @Nullable Object> row(LedgerRecord record, TypeDefinition definition) {
        Header header = record.header();
        Reference reference = Reference.of(header, record.hash());
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("hash", record.hash().octets());
        row.put("subject", header.subject().value());
        row.put("type", header.type().name());
        row.put("party", header.party().value());
        row.put("service", header.service().value());
        row.put("unit", header.unit().value());
        row.put("office", header.office().value());
        row.put("sector", header.findSector().map(Object::toString).orElse(null));
        row.put("recorded", header.time().atOffset(ZoneOffset.UTC));
        row.put("happened", happened(record, definition).orElse(null));
        row.put("urgency", definition.urgency());
        row.put("reference", reference.text());
        row.put("search", search(record, definition, reference));
        row.put("position", record.position());
        putPlace(row, record, definition);
        return row;
    }

    private static Optional<OffsetDateTime> happened(LedgerRecord record, TypeDefinition definition) {
        return values(record, definition)
                .filter(value -> value.field().name().equals(definition.moment()))
                .findFirst()
                .map(value -> Timestamp.parse(value.content().asString()).atOffset(ZoneOffset.UTC));
    }

    private static void putPlace(Map<String, @Nullable Object> row, LedgerRecord record, TypeDefinition definition) {
        Optional<JsonNode> position = first(record, definition, FieldKind.POSITION);
        row.put(
                "latitude",
                position.map(json -> json.get("latitude").asDouble()).orElse(null));
        row.put(
                "longitude",
                position.map(json -> json.get("longitude").asDouble()).orElse(null));
        row.put(
                "accuracy",
                position.map(json -> json.get("accuracyMetres"))
                        .map(JsonNode::asInt)
                        .orElse(null));
        row.put(
                "source",
                position.map(json -> json.get("source")).map(JsonNode::asString).orElse(null));
        row.put(
                "place",
                first(record, definition, FieldKind.PLACE)
                        .map(JsonNode::asString)
                        .orElse(null));
    }

    private static Optional<JsonNode> first(LedgerRecord record, TypeDefinition definition, FieldKind kind) {
        return values(record, definition)
                .filter(value -> value.field().kind() == kind)
                .findFirst()
                .map(Value::content);
    }

    /// A field of an open section with what it holds.
    private record Value(FieldDefinition field, JsonNode content) {}

    private static Stream<Value> values(LedgerRecord record, TypeDefinition definition) {
        return definition.sections().stream()
                .flatMap(section -> section.fields().stream()
                        .flatMap(field ->
                                record
                                        .find(section.name(), field.name())
                                        .map(json -> new Value(field, json))
                                        .stream()));
    }

    /// Words between spaces: codes as `substance:heroin`, places as `place:bu-prang`, folded texts as they are. The
    /// search page looks up which codes a reader's word means, so one row serves every language.
    private static String search(LedgerRecord record, TypeDefinition definition, Reference reference) {
        String words = values(record, definition)
                .flatMap(value -> words(value).stream())
                .collect(Collectors.joining(" "));
        String all = " " + WordMeanings.token("type", definition.type().name()) + " "
                + SearchText.fold(reference.text()) + " " + words + " ";
        return all.length() <= LONGEST_SEARCH ? all : all.substring(0, LONGEST_SEARCH);
    }

    private static String token(FieldDefinition field, JsonNode code) {
        return WordMeanings.token(String.valueOf(field.list()), code.asString());
    }

    private static String plain(JsonNode content) {
        return content.isArray()
                ? content.values().stream().map(JsonNode::asString).collect(Collectors.joining(" "))
                : content.asString();
    }

    private static Optional<String> words(Value value) {
        JsonNode content = value.content();
        return switch (value.field().kind()) {
            case CODE ->
                Optional.of(
                        content.isArray()
                                ? content.values().stream()
                                        .map(code -> token(value.field(), code))
                                        .collect(Collectors.joining(" "))
                                : token(value.field(), content));
            case PLACE -> Optional.of(WordMeanings.token(WordMeanings.PLACE, content.asString()));
            case FREE_TEXT, TEXT, IDENTIFIER, UNIT -> Optional.of(SearchText.fold(plain(content)));
            case QUANTITY, COUNT, TIME, DATE, POSITION, BOOLEAN, NAMES, ATTACHMENTS, RECORD, STRUCTURE ->
                Optional.empty();
        };
    }
}
