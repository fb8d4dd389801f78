package org.tripoint.incidents.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tripoint.geo.GeoPosition;
import org.tripoint.kernel.Timestamp;
import org.tripoint.ledger.FieldDefinition;
import org.tripoint.ledger.FieldKind;
import org.tripoint.ledger.TypeDefinition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a person typed into the form of a kind, by parameter. It becomes the sections of a record; what cannot be read
/// stays in them as it was typed, so that the check of the record names it and the form keeps it.
final class Typed {

    static final String DATE = "-date";
    static final String TIME = "-time";
    static final String UNIT = "-unit";
    static final String LATITUDE = "-latitude";
    static final String LONGITUDE = "-longitude";
    static final String ACCURACY = "-accuracy";
    static final String SOURCE = "source";
    static final String KILOGRAM = "kg";
    static final String TICK = ".";

    /// How the form can come to a position besides typing.
    private static final Set<String> SOURCES = Set.of(GeoPosition.FROM_MAP, "device");

    private static final int DECIMALS = 5;
    private static final int LONGEST = 5_000;
    private static final BigDecimal GRAMS = BigDecimal.valueOf(1_000);

    /// Figures with at most one mark among them.
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}(?:[.,][0-9]{1,6})?");

    /// "1.250" is one thousand two hundred and fifty here and one and a quarter there, so it is neither.
    private static final Pattern AMBIGUOUS = Pattern.compile("[0-9]{1,3}[.,][0-9]{3}");

    private final Map<String, String> values;
    private final ZoneId zone;

    Typed(Map<String, String> values, ZoneId zone) {
        this.values = Map.copyOf(values);
        this.zone = zone;
    }

    /// The name of a field's parameter.
    static String name(FieldDefinition field) {
        return "f-" + field.name();
    }

    String get(String parameter) {
        String value = values.getOrDefault(parameter, "").strip();
        return value.substring(0, Math.min(value.length(), LONGEST));
    }

    String get(FieldDefinition field) {
        return get(name(field));
    }

    /// What was found, for the line that says what is wrong.
    String found(FieldDefinition field) {
        String name = name(field);
        return switch (field.kind()) {
            case TIME -> (get(name + DATE) + " " + get(name + TIME)).strip();
            case QUANTITY -> (get(name) + " " + get(name + UNIT)).strip();
            case POSITION -> (get(name + LATITUDE) + " " + get(name + LONGITUDE)).strip();
            default -> get(name);
        };
    }

    /// The sections of the type, without attachments; a section in which nothing was typed is left out.
    Map<String, @Nullable JsonNode> sections(TypeDefinition type) {
        Map<String, @Nullable JsonNode> sections = new LinkedHashMap<>();
        for (TypeDefinition.Section section : type.sections()) {
            ObjectNode content = JsonNodeFactory.instance.objectNode();
            section.fields().forEach(field -> json(field).ifPresent(value -> content.set(field.name(), value)));
            if (!content.isEmpty()) {
                sections.put(section.name(), content);
            }
        }
        return sections;
    }

    private Optional<JsonNode> json(FieldDefinition field) {
        String text = get(field);
        if (field.many() > 0) {
            return several(field);
        }
        return switch (field.kind()) {
            case CODE, PLACE, DATE, TEXT, FREE_TEXT, RECORD, IDENTIFIER, UNIT -> text(text);
            case QUANTITY -> quantity(field);
            case COUNT -> number(text);
            case BOOLEAN -> text.isEmpty() ? Optional.empty() : Optional.of(bool(text.equals("true")));
            case TIME -> time(field);
            case POSITION -> position(field);
            case NAMES, ATTACHMENTS, STRUCTURE -> Optional.empty();
        };
    }

    /// Codes that were ticked, or texts between commas.
    private Optional<JsonNode> several(FieldDefinition field) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        if (field.kind() == FieldKind.CODE) {
            ticked(field).forEach(all::add);
        } else {
            Stream.of(get(field).split("[,;\\n]"))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .forEach(all::add);
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    /// The codes that were ticked of a field that takes several.
    NavigableSet<String> ticked(FieldDefinition field) {
        String prefix = name(field) + TICK;
        return values.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(prefix) && entry.getValue().equals("true"))
                .map(entry -> entry.getKey().substring(prefix.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode bool(boolean value) {
        return JsonNodeFactory.instance.booleanNode(value);
    }

    private static Optional<JsonNode> text(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(JsonNodeFactory.instance.stringNode(text));
    }

    private static Optional<JsonNode> number(String text) {
        return text.matches("[0-9]{1,12}")
                ? Optional.of(JsonNodeFactory.instance.numberNode(Long.parseLong(text)))
                : text(text);
    }

    private Optional<JsonNode> quantity(FieldDefinition field) {
        String text = get(field);
        if (!get(name(field) + UNIT).equals(KILOGRAM)) {
            return number(text);
        }
        if (!NUMBER.matcher(text).matches() || AMBIGUOUS.matcher(text).matches()) {
            return text(text);
        }
        BigDecimal grams =
                new BigDecimal(text.replace(',', '.')).multiply(GRAMS).stripTrailingZeros();
        return grams.scale() > 0
                ? text(text)
                : Optional.of(JsonNodeFactory.instance.numberNode(grams.longValueExact()));
    }

    private Optional<JsonNode> time(FieldDefinition field) {
        String date = get(name(field) + DATE);
        String time = get(name(field) + TIME);
        if (date.isEmpty() && time.isEmpty()) {
            return Optional.empty();
        }
        return instant(date, time)
                .map(instant -> text(Timestamp.format(instant)))
                .orElseGet(() -> text(date + " " + time));
    }

    /// The instant of a field of kind time, where it can be read.
    Optional<Instant> instant(FieldDefinition field) {
        return instant(get(name(field) + DATE), get(name(field) + TIME));
    }

    private Optional<Instant> instant(String date, String time) {
        try {
            return Optional.of(LocalDate.parse(date)
                    .atTime(LocalTime.parse(time))
                    .atZone(zone)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<JsonNode> position(FieldDefinition field) {
        String latitude = get(name(field) + LATITUDE);
        String longitude = get(name(field) + LONGITUDE);
        if (latitude.isEmpty() && longitude.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode position = JsonNodeFactory.instance.objectNode();
        position.set("latitude", degrees(latitude));
        position.set("longitude", degrees(longitude));
        number(get(name(field) + ACCURACY)).ifPresent(accuracy -> position.set("accuracyMetres", accuracy));
        position.put("source", SOURCES.contains(get(SOURCE)) ? get(SOURCE) : GeoPosition.TYPED);
        return Optional.of(position);
    }

    /// The position typed into a field, where it can be read.
    Optional<GeoPosition> find(FieldDefinition field) {
        JsonNode latitude = degrees(get(name(field) + LATITUDE));
        JsonNode longitude = degrees(get(name(field) + LONGITUDE));
        boolean sound = latitude.isNumber()
                && longitude.isNumber()
                && Math.abs(latitude.asDouble()) <= 90
                && Math.abs(longitude.asDouble()) <= 180;
        return sound ? Optional.of(GeoPosition.of(latitude.asDouble(), longitude.asDouble())) : Optional.empty();
    }

    private static JsonNode degrees(String text) {
        if (!text.matches("-?[0-9]{1,3}([.,][0-9]{1,9})?")) {
            return JsonNodeFactory.instance.stringNode(text);
        }
        BigDecimal degrees = new BigDecimal(text.replace(',', '.')).setScale(DECIMALS, RoundingMode.HALF_UP);
        return JsonNodeFactory.instance.numberNode(degrees.doubleValue());
    }
}
