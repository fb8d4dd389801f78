package org.tripoint.boundary.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tripoint.geo.GeoPosition;
import org.tripoint.kernel.Timestamp;
import org.tripoint.ledger.FieldDefinition;
import org.tripoint.ledger.TypeDefinition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a person entered into a form of the boundary, by parameter. What cannot be read stays as it was typed, so that
/// the check of the record names it and the form keeps it.
final class Entered {

    static final String TIME = "-time";
    static final String LONGITUDE = "-longitude";
    static final String ACCURACY = "-accuracy";
    static final String GRID = "-grid";
    static final String SOURCE = "source";

    private static final Set<String> SOURCES = Set.of(GeoPosition.FROM_MAP, "device");
    private static final int LONGEST = 10_000;

    /// Nine decimals of a degree are a tenth of a millimetre.
    private static final int DECIMALS = 9;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, List<String>> values;
    private final ZoneId zone;

    Entered(Map<String, List<String>> values, ZoneId zone) {
        this.values = new HashMap<>(values);
        this.zone = zone;
    }

    static Entered nothing(ZoneId zone) {
        return new Entered(Map.of(), zone);
    }

    /// The same with a value that the page gives.
    Entered with(String field, String value) {
        values.put(name(field), List.of(value));
        return this;
    }

    static String name(String field) {
        return "f-" + field;
    }

    List<String> list(String parameter) {
        return values.getOrDefault(parameter, List.of());
    }

    String get(String parameter) {
        List<String> all = list(parameter);
        String value = all.isEmpty() ? "" : all.getFirst().strip();
        return value.substring(0, Math.min(value.length(), LONGEST));
    }

    /// What was found, for the line that says what is wrong.
    String found(FieldDefinition field) {
        String name = name(field.name());
        return switch (field.kind()) {
            case TIME -> (get(name) + " " + get(name + TIME)).strip();
            case POSITION -> (get(name) + " " + get(name + LONGITUDE) + " " + get(name + GRID)).strip();
            default -> get(name);
        };
    }

    /// The sections of the type without attachments; a section in which nothing was entered is left out.
    Map<String, @Nullable JsonNode> sections(TypeDefinition type) {
        Map<String, @Nullable JsonNode> sections = new LinkedHashMap<>();
        for (TypeDefinition.Section section : type.sections()) {
            ObjectNode content = JSON.objectNode();
            section.fields().forEach(field -> json(field).ifPresent(value -> content.set(field.name(), value)));
            if (!content.isEmpty()) {
                sections.put(section.name(), content);
            }
        }
        return sections;
    }

    private Optional<JsonNode> json(FieldDefinition field) {
        String text = get(name(field.name()));
        if (field.many() > 0) {
            ArrayNode array = JSON.arrayNode();
            list(name(field.name())).stream().filter(value -> !value.isBlank()).forEach(array::add);
            return array.isEmpty() ? Optional.empty() : Optional.of(array);
        }
        return switch (field.kind()) {
            case CODE, PLACE, DATE, TEXT, IDENTIFIER, UNIT, FREE_TEXT, RECORD -> text(text);
            case QUANTITY, COUNT -> number(text);
            case BOOLEAN -> text.isEmpty() ? Optional.empty() : Optional.of(JSON.booleanNode(text.equals("true")));
            case TIME -> time(field);
            case POSITION -> position(field);
            case NAMES, ATTACHMENTS, STRUCTURE -> Optional.empty();
        };
    }

    private static Optional<JsonNode> text(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(JSON.stringNode(text));
    }

    private static Optional<JsonNode> number(String text) {
        return text.matches("[0-9]{1,12}") ? Optional.of(JSON.numberNode(Long.parseLong(text))) : text(text);
    }

    private Optional<JsonNode> time(FieldDefinition field) {
        String date = get(name(field.name()));
        String time = get(name(field.name()) + TIME);
        if (date.isEmpty() && time.isEmpty()) {
            return Optional.empty();
        }
        try {
            return text(Timestamp.format(LocalDate.parse(date)
                    .atTime(LocalTime.parse(time))
                    .atZone(zone)
                    .toInstant()));
        } catch (DateTimeException e) {
            return text(date + " " + time);
        }
    }

    private Optional<JsonNode> position(FieldDefinition field) {
        String name = name(field.name());
        String latitude = get(name);
        String longitude = get(name + LONGITUDE);
        String grid = get(name + GRID);
        ObjectNode position = JSON.objectNode();
        if (latitude.isEmpty() && longitude.isEmpty()) {
            if (grid.isEmpty()) {
                return Optional.empty();
            }
            try {
                GeoPosition at = GeoPosition.ofUtm(grid);
                position.put("latitude", at.latitude()).put("longitude", at.longitude());
            } catch (IllegalArgumentException e) {
                return text(grid);
            }
        } else {
            position.set("latitude", degrees(latitude));
            position.set("longitude", degrees(longitude));
        }
        number(get(name + ACCURACY)).ifPresent(accuracy -> position.set("accuracyMetres", accuracy));
        return Optional.of(position.put("source", SOURCES.contains(get(SOURCE)) ? get(SOURCE) : GeoPosition.TYPED));
    }

    private static JsonNode degrees(String text) {
        return text.matches("-?[0-9]{1,3}([.,][0-9]{1,12})?")
                ? JSON.numberNode(new BigDecimal(text.replace(',', '.'))
                        .setScale(DECIMALS, RoundingMode.HALF_UP)
                        .doubleValue())
                : JSON.stringNode(text);
    }
}
