package org.tripoint.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.tripoint.kernel.Timestamp;
import org.tripoint.language.Texts;
import tools.jackson.databind.JsonNode;

/// A record in plain words of the reader's language: codes, numbers and places put into the sentence pattern of its
/// type. What the reader's node does not hold reads as the word `withheld` in the pattern's own wording, what the
/// author left out as `none`.
@Service
public class Sentences {

    private static final String NONE = "none";
    private static final String WITHHELD = "withheld";

    private final Catalogue catalogue;
    private final ObjectProvider<PlaceNames> places;
    private final ObjectProvider<UnitNames> units;

    Sentences(Catalogue catalogue, ObjectProvider<PlaceNames> places, ObjectProvider<UnitNames> units) {
        this.catalogue = catalogue;
        this.places = places;
        this.units = units;
    }

    /// One section as a reader sees it.
    ///
    /// @param open false where it is withheld, empty or erased
    public record SectionText(String name, boolean open, SequencedMap<String, String> fields) {}

    /// The plain sentence of a record.
    public String of(LedgerRecord record, Texts texts) {
        Optional<TypeDefinition> type = catalogue.find(record.type());
        if (type.isEmpty()) {
            return texts.of("ledger.newer", Map.of("type", record.type().toString()));
        }
        Map<String, Object> arguments = new HashMap<>();
        for (String argument : type.get().sentence()) {
            arguments.put(argument, argument(type.get(), record, argument, texts));
        }
        return texts.of("type." + record.type().name() + ".sentence", arguments);
    }

    private Object argument(TypeDefinition type, LedgerRecord record, String name, Texts texts) {
        return switch (name) {
            case "date" -> moment(type, record).map(texts::date).orElse(WITHHELD);
            case "time" -> moment(type, record).map(texts::time).orElse(WITHHELD);
            default -> field(type, record, name, texts);
        };
    }

    /// When it happened, as far as this reader may know.
    public Optional<Instant> moment(TypeDefinition type, LedgerRecord record) {
        String field = type.moment();
        if (field == null) {
            return Optional.of(record.header().time());
        }
        return type.findSectionOf(field)
                .flatMap(section -> record.find(section.name(), field))
                .map(node -> Timestamp.parse(node.asString()));
    }

    private Object field(TypeDefinition type, LedgerRecord record, String name, Texts texts) {
        FieldDefinition field = type.findField(name)
                .orElseThrow(() -> new IllegalStateException("expected a field " + name + " in " + type.type()));
        String section = type.findSectionOf(name).orElseThrow().name();
        JsonNode content = record.sections().get(section);
        if (content == null) {
            return WITHHELD;
        }
        JsonNode value = content.get(name);
        if (value != null) {
            return argument(field, value, texts);
        }
        boolean placed = field.kind() == FieldKind.PLACE && content.has("position");
        return placed ? position(content.get("position"), texts) : NONE;
    }

    /// A count stays a number, for the plural of its pattern; a quantity comes with its unit, as people say it.
    private Object argument(FieldDefinition field, JsonNode value, Texts texts) {
        return field.kind() == FieldKind.COUNT ? value.asLong() : text(field, value, texts);
    }

    /// Every section with its fields in words, in the order of the type: the facts of a record's page.
    public List<SectionText> sections(LedgerRecord record, Texts texts) {
        return catalogue
                .find(record.type())
                .map(type -> type.sections().stream()
                        .map(section -> section(section, record, texts))
                        .toList())
                .orElse(List.of());
    }

    private SectionText section(TypeDefinition.Section section, LedgerRecord record, Texts texts) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        JsonNode content = record.sections().get(section.name());
        if (content != null) {
            for (FieldDefinition field : section.fields()) {
                JsonNode value = content.get(field.name());
                if (value != null) {
                    fields.put(field.name(), text(field, value, texts));
                }
            }
        }
        return new SectionText(section.name(), content != null, fields);
    }

    /// A value as the reader reads it.
    public String text(FieldDefinition field, JsonNode value, Texts texts) {
        if (value.isArray() && field.kind() != FieldKind.ATTACHMENTS) {
            return value.values().stream()
                    .map(element -> text(field, element, texts))
                    .collect(Collectors.joining(", "));
        }
        return switch (field.kind()) {
            case CODE -> texts.code(String.valueOf(field.list()), value.asString());
            case QUANTITY -> texts.quantity(field.findUnit().orElse(""), value.asLong());
            case COUNT -> texts.number(value.asLong());
            case TIME -> texts.dateTime(Timestamp.parse(value.asString()));
            case DATE -> texts.date(java.time.LocalDate.parse(value.asString()));
            case POSITION -> position(value, texts);
            case PLACE -> place(value.asString(), texts);
            case BOOLEAN -> texts.of(value.asBoolean() ? "ledger.yes" : "ledger.no");
            case NAMES -> name(value, texts);
            case ATTACHMENTS -> texts.number(value.size());
            case RECORD -> value.asString().substring(0, 8);
            case FREE_TEXT, TEXT, IDENTIFIER -> value.asString();
            case UNIT -> unit(value.asString(), texts);
            case STRUCTURE -> "";
        };
    }

    private static String position(JsonNode value, Texts texts) {
        return texts.position(
                value.get("latitude").asDouble(), value.get("longitude").asDouble());
    }

    private String place(String code, Texts texts) {
        return places.orderedStream()
                .flatMap(names -> names.find(code, texts.language()).stream())
                .findFirst()
                .orElse(code);
    }

    private String unit(String written, Texts texts) {
        return units.orderedStream()
                .flatMap(names -> names.find(written, texts.language()).stream())
                .findFirst()
                .orElse(written);
    }

    /// A name in the reader's language, else in English, else in the first language that its owner gave.
    private static String name(JsonNode names, Texts texts) {
        for (String language : List.of(texts.language().tag(), "en")) {
            if (names.has(language)) {
                return names.get(language).asString();
            }
        }
        return names.values().iterator().next().asString();
    }
}
