package org.tripoint.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tripoint.kernel.StrictJson;
import org.tripoint.ledger.LedgerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The main section of a record that declares a party, a service or a unit.
record Declaration(LedgerRecord record, JsonNode main) {

    /// Absent where the section is not open to this node.
    static Optional<Declaration> read(LedgerRecord record, String section) {
        return Optional.ofNullable(record.sections().get(section)).map(main -> new Declaration(record, main));
    }

    String text(String field) {
        return findText(field)
                .orElseThrow(() -> new IllegalStateException(
                        "expected a field " + field + " in " + record.type() + " " + record.hash()));
    }

    Optional<String> findText(String field) {
        return Optional.ofNullable(main.get(field)).map(JsonNode::asString);
    }

    boolean truth(String field) {
        return main.path(field).asBoolean(false);
    }

    @Nullable
    LocalDate day(String field) {
        return findText(field).map(LocalDate::parse).orElse(null);
    }

    Validity validity() {
        return new Validity(day("validFrom"), day("validTo"));
    }

    GivenNames names() {
        return GivenNames.ofJson(main.path("names"));
    }

    /// The texts of an array in any section; none where it is absent or closed.
    List<String> texts(String section, String field) {
        return record.find(section, field)
                .map(array -> array.valueStream().map(JsonNode::asString).toList())
                .orElse(List.of());
    }

    /// The parameters that every table of declarations takes.
    Map<String, Object> common() {
        return Map.of(
                "names", main.path("names").toString(),
                "subject", record.header().subject().value(),
                "content", content().toString(),
                "position", record.position());
    }

    /// All open sections, to be compared with what a later loading says.
    private ObjectNode content() {
        var content = JsonNodeFactory.instance.objectNode();
        record.sections().forEach(content::set);
        return content;
    }

    /// Content as it came back from the database.
    static JsonNode stored(String content) {
        return StrictJson.read(content);
    }
}
