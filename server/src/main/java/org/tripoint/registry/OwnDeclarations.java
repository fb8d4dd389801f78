package org.tripoint.registry;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.SubjectId;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Ledger;
import org.tripoint.platform.NodeSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Says to the neighbours what the node's own party is, what services it has and what units: a record for each thing
/// that is new or changed, none for what is as it was.
@Component
class OwnDeclarations {

    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final NodeSettings settings;

    OwnDeclarations(Ledger ledger, JdbcClient jdbc, NodeSettings settings) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /// What the ledger holds of a thing so far.
    private record Known(SubjectId subject, JsonNode content) {}

    /// Returns whether a record was appended.
    boolean declare(Party party) {
        var main = object();
        main.set("names", names(party.names()));
        validity(main, party.validity());
        example(main, party.example());
        return append(DeclaredParties.PARTY, Map.of("party", main), findParty(), null);
    }

    boolean declare(Service service) {
        var main = object();
        main.put("service", service.id().value()).put("serviceKind", service.kind());
        main.set("names", names(service.names()));
        validity(main, service.validity());
        example(main, service.example());
        return append(DeclaredParties.SERVICE, Map.of("service", main), findService(service), null);
    }

    boolean declare(Unit unit) {
        var sections = new LinkedHashMap<String, ObjectNode>();
        sections.put("unit", main(unit));
        sections.put("contact", contact(unit.contact()));
        sections.put("border", border(unit));
        sections.values().removeIf(JsonNode::isEmpty);
        return append(DeclaredUnits.UNIT, sections, findUnit(unit), findSubject(unit));
    }

    private static ObjectNode main(Unit unit) {
        var main = object();
        main.put("unit", unit.id().value());
        main.put("service", unit.service().value());
        main.put("level", unit.level().code());
        unit.findParent().ifPresent(parent -> main.put("parent", parent.value()));
        main.set("names", names(unit.names()));
        unit.findProvince().ifPresent(province -> main.put("province", province));
        validity(main, unit.validity());
        array(main, "successors", unit.successors());
        example(main, unit.example());
        return main;
    }

    private static ObjectNode contact(Unit.Contact contact) {
        var json = object();
        contact.findTelephone().ifPresent(telephone -> json.put("telephone", telephone));
        contact.findRadio().ifPresent(radio -> json.put("radio", radio));
        contact.findPlace()
                .ifPresent(place -> json.putObject("position")
                        .put("latitude", place.latitude())
                        .put("longitude", place.longitude()));
        return json;
    }

    private static ObjectNode border(Unit unit) {
        var json = object();
        array(json, "sectors", unit.sectors());
        array(json, "facing", unit.facing());
        return json;
    }

    private boolean append(
            String type, Map<String, ObjectNode> sections, Optional<Known> known, @Nullable SubjectId subject) {
        var content = object();
        sections.forEach(content::set);
        if (known.isPresent() && known.get().content().equals(content)) {
            return false;
        }
        Map<String, @Nullable JsonNode> said = new HashMap<>(sections);
        var of = known.map(Known::subject).orElse(subject);
        ledger.append(new Ledger.Statement(type, of, null, said, java.util.List.of()), Author.node(settings.party()));
        return true;
    }

    private Optional<Known> findParty() {
        return known(jdbc.sql("select subject, content from registry.party where party = :party"));
    }

    private Optional<Known> findService(Service service) {
        return known(
                jdbc.sql("select subject, content from registry.service where party = :party and service = :service")
                        .param("service", service.id().value()));
    }

    private Optional<Known> findUnit(Unit unit) {
        return known(jdbc.sql("""
                        select subject, content from registry.unit
                        where party = :party and unit = :unit and valid_from = :from""")
                .param("unit", unit.id().value())
                .param("from", unit.validity().from()));
    }

    /// All periods of one unit are one matter.
    private @Nullable SubjectId findSubject(Unit unit) {
        return jdbc.sql("select subject from registry.unit where party = :party and unit = :unit limit 1")
                .param("party", settings.party().value())
                .param("unit", unit.id().value())
                .query((row, n) -> SubjectId.parse(row.getString("subject")))
                .optional()
                .orElse(null);
    }

    private Optional<Known> known(JdbcClient.StatementSpec query) {
        return query.param("party", settings.party().value())
                .query((row, n) -> new Known(
                        SubjectId.parse(row.getString("subject")), Declaration.stored(row.getString("content"))))
                .optional();
    }

    private static ObjectNode names(GivenNames names) {
        var json = object();
        names.byLanguage().forEach(json::put);
        return json;
    }

    private static void validity(ObjectNode main, Validity validity) {
        validity.findFrom().ifPresent(day -> main.put("validFrom", day.toString()));
        validity.findTo().ifPresent(day -> main.put("validTo", day.toString()));
    }

    private static void example(ObjectNode main, boolean example) {
        if (example) {
            main.put("example", true);
        }
    }

    private static void array(ObjectNode json, String field, Iterable<?> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> array.add(value.toString()));
        if (!array.isEmpty()) {
            json.set(field, array);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
