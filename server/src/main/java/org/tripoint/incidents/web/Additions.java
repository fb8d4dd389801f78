package org.tripoint.incidents.web;

import java.util.Map;
import java.util.Optional;
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
import tools.jackson.databind.node.ObjectNode;

/// What a form adds to the sections without anybody typing it: which report it is about, which side a contact was with,
/// that the screening found nothing, the photographs of the report that it corrects.
@Component
class Additions {

    private static final String INCIDENT = "incident";
    private static final String SCREENING = "screening";

    /// A hundredth of a degree is 1.1 km.
    private static final double HUNDREDTHS = 100;

    private static final int KILOMETRE = 1_000;

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
            ObjectNode screening =
                    sections.get(SCREENING) instanceof ObjectNode typed ? typed : JsonNodeFactory.instance.objectNode();
            sections.put(SCREENING, screening.put(SCREENING, "nothing-found"));
        }
        if (sections.get("observer") instanceof ObjectNode observer && observer.has("observer")) {
            rounded(observer.get("observer")).ifPresent(place -> sections.put("place", place));
        }
        filing.findCorrects().map(Incident::hash).ifPresent(earlier -> keep(earlier, type, sections));
    }

    /// Where the observer stood, to a kilometre: what may cross of it.
    private static Optional<JsonNode> rounded(JsonNode observer) {
        JsonNode latitude = observer.path("latitude");
        JsonNode longitude = observer.path("longitude");
        if (!latitude.isNumber() || !longitude.isNumber()) {
            return Optional.empty();
        }
        ObjectNode place = JsonNodeFactory.instance.objectNode();
        place.putObject("position")
                .put("latitude", Math.round(latitude.asDouble() * HUNDREDTHS) / HUNDREDTHS)
                .put("longitude", Math.round(longitude.asDouble() * HUNDREDTHS) / HUNDREDTHS)
                .put("accuracyMetres", KILOMETRE)
                .put("source", "rounded");
        return Optional.of(place);
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
