package org.tripoint.incidents.web;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tripoint.incidents.Incident;
import org.tripoint.kernel.Timestamp;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.FieldDefinition;
import org.tripoint.ledger.FieldKind;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import tools.jackson.databind.JsonNode;

/// What a form that corrects a report holds at first: the report, as it would have been typed.
@Component
class Prefills {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");

    private final Ledger ledger;
    private final Catalogue catalogue;

    Prefills(Ledger ledger, Catalogue catalogue) {
        this.ledger = ledger;
        this.catalogue = catalogue;
    }

    Map<String, String> of(Incident incident, Texts t) {
        LedgerRecord record = ledger.get(incident.hash());
        Map<String, String> values = new TreeMap<>();
        values.put(
                ReportForms.SECTOR, incident.findSector().map(Object::toString).orElse(""));
        catalogue
                .get(record.type())
                .sections()
                .forEach(section -> section.fields()
                        .forEach(field -> record.find(section.name(), field.name())
                                .ifPresent(value -> put(field, value, t, values))));
        return values;
    }

    private static void put(FieldDefinition field, JsonNode value, Texts t, Map<String, String> values) {
        String name = Typed.name(field);
        switch (field.kind()) {
            case TIME -> {
                ZonedDateTime at = Timestamp.parse(value.asString()).atZone(t.zone());
                values.put(name + Typed.DATE, at.toLocalDate().toString());
                values.put(name + Typed.TIME, MINUTES.format(at));
            }
            case POSITION -> {
                values.put(name + Typed.LATITUDE, value.get("latitude").asString());
                values.put(name + Typed.LONGITUDE, value.get("longitude").asString());
                Optional.ofNullable(value.get("accuracyMetres"))
                        .ifPresent(metres -> values.put(name + Typed.ACCURACY, metres.asString()));
            }
            case QUANTITY -> {
                values.put(name, value.asString());
                if (field.findUnit().filter("gram"::equals).isPresent()) {
                    values.put(name + Typed.UNIT, "g");
                }
            }
            case CODE, IDENTIFIER, PLACE, UNIT, DATE, TEXT, FREE_TEXT, COUNT, BOOLEAN -> plain(field, value, values);
            case NAMES, ATTACHMENTS, RECORD, STRUCTURE -> {}
        }
    }

    private static void plain(FieldDefinition field, JsonNode value, Map<String, String> values) {
        String name = Typed.name(field);
        if (!value.isArray()) {
            values.put(name, value.asString());
        } else if (field.kind() == FieldKind.CODE) {
            value.values().forEach(code -> values.put(name + Typed.TICK + code.asString(), "true"));
        } else {
            values.put(name, value.values().stream().map(JsonNode::asString).collect(Collectors.joining(", ")));
        }
    }
}
