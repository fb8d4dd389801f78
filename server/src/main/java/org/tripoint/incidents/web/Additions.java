package org.tripoint.incidents.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tripoint.incidents.Incident;
import org.tripoint.kernel.Sha256;
import org.tripoint.ledger.FieldKind;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.TypeDefinition;
import org.tripoint.registry.UnitRef;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What a form adds to the sections without anybody typing it: which report it is about, which side a contact was with,
/// that the screening found nothing, the photographs of the report that it corrects.
@Component
class Additions {

    private static final String INCIDENT = "incident";
    private static final String SCREENING = "screening";

    private final Ledger ledger;

    Additions(Ledger ledger) {
        this.ledger = ledger;
    }

    void add(Filing filing, TypeDefinition type, Map<String, @Nullable JsonNode> sections) {
        filing.findAbout()
                .ifPresent(about -> type.findSectionOf(INCIDENT)
                        .ifPresent(section -> sections.put(
                                section.name(), content(INCIDENT, about.hash().hex()))));
        JsonNode contact = sections.get("contact");
        if (contact != null && contact.has("counterpart")) {
            otherSide(contact.get("counterpart").asString(), sections);
        }
        if (filing.screened() && type.findSection(SCREENING).isPresent()) {
            sections.put(SCREENING, content(SCREENING, "nothing-found"));
        }
        filing.findCorrects().map(Incident::hash).ifPresent(earlier -> keep(earlier, type, sections));
    }

    private static void otherSide(String unit, Map<String, @Nullable JsonNode> sections) {
        if (unit.matches("[A-Z][A-Z0-9]{1,7}/[a-z0-9][a-z0-9-]{0,63}")) {
            sections.put("about", content("to", UnitRef.parse(unit).party().value()));
        }
    }

    /// The screening and the photographs of the report that is corrected stay, unless new ones take their place.
    private void keep(Sha256 earlier, TypeDefinition type, Map<String, @Nullable JsonNode> sections) {
        var before = ledger.get(earlier).sections();
        type.sections().stream()
                .filter(section ->
                        section.has(FieldKind.ATTACHMENTS) || section.name().equals(SCREENING))
                .filter(section -> before.containsKey(section.name()))
                .forEach(section -> sections.putIfAbsent(section.name(), before.get(section.name())));
    }

    private static JsonNode content(String field, String value) {
        return JsonNodeFactory.instance.objectNode().put(field, value);
    }
}
