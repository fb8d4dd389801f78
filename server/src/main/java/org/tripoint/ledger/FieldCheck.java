package org.tripoint.ledger;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tripoint.kernel.Timestamp;
import tools.jackson.databind.JsonNode;

/// The check of a record's sections against the definition of its type.
final class FieldCheck {

    private static final int MAX_LANGUAGES = 8;
    private static final int MOST_LETTERS = 6;
    private static final long FEWEST_FIGURES = 2;

    private final Catalogue catalogue;

    FieldCheck(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    List<FieldError> check(TypeDefinition type, Map<String, @Nullable JsonNode> sections) {
        List<FieldError> errors = new ArrayList<>();
        for (String name : sections.keySet()) {
            if (type.findSection(name).isEmpty()) {
                errors.add(new FieldError(name, "", "unknown-section", Map.of()));
            }
        }
        for (TypeDefinition.Section section : type.sections()) {
            check(section, sections.get(section.name()), errors);
        }
        return errors;
    }

    private void check(TypeDefinition.Section section, @Nullable JsonNode content, List<FieldError> errors) {
        for (FieldDefinition field : section.fields()) {
            JsonNode value = content == null ? null : content.get(field.name());
            if (value != null) {
                find(section, field, value).ifPresent(code -> errors.add(FieldError.of(section.name(), field, code)));
            } else if (field.required()) {
                errors.add(FieldError.of(section.name(), field, "required"));
            }
        }
        if (content != null) {
            for (String name : content.propertyNames()) {
                if (section.fields().stream().noneMatch(field -> field.name().equals(name))) {
                    errors.add(new FieldError(section.name(), name, "unknown-field", Map.of()));
                }
            }
        }
    }

    /// The code of what is wrong with a value, empty where nothing is.
    private Optional<String> find(TypeDefinition.Section section, FieldDefinition field, JsonNode value) {
        boolean sound = field.many() == 0
                ? isSound(field, value)
                : value.isArray()
                        && value.size() <= field.many()
                        && value.values().stream().allMatch(element -> isSound(field, element));
        if (sound && field.kind() == FieldKind.ATTACHMENTS && !section.stays() && showsPerson(value)) {
            return Optional.of("person-recognisable");
        }
        return sound ? Optional.empty() : Optional.of("not-" + field.kind().code());
    }

    private static boolean showsPerson(JsonNode attachments) {
        return attachments.values().stream()
                .anyMatch(item -> Attachment.read(item).recognisable());
    }

    private boolean isSound(FieldDefinition field, JsonNode value) {
        return switch (field.kind()) {
            case CODE ->
                value.isString()
                        && catalogue.codes(String.valueOf(field.list())).contains(value.asString());
            case QUANTITY, COUNT -> isWhole(value, field.min(), field.max());
            case TIME -> isTime(value);
            case DATE -> isDate(value);
            case POSITION -> isPosition(value);
            case PLACE -> value.isString() && value.asString().matches("[a-z0-9]+([:-][a-z0-9]+){0,15}");
            case BOOLEAN -> value.isBoolean();
            case TEXT, FREE_TEXT -> isText(value, field.max());
            case IDENTIFIER -> isIdentifier(value, field);
            case UNIT -> value.isString() && value.asString().matches("[A-Z][A-Z0-9]{1,7}/[a-z0-9][a-z0-9-]{0,63}");
            case NAMES -> isNames(value, field.max());
            case ATTACHMENTS -> isAttachments(value, field.max());
            case RECORD -> value.isString() && value.asString().matches("[0-9a-f]{64}");
            case STRUCTURE -> value.isContainer();
        };
    }

    private static boolean isDate(JsonNode value) {
        if (!value.isString()) {
            return false;
        }
        try {
            return LocalDate.parse(value.asString()).toString().equals(value.asString());
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isWhole(JsonNode value, long min, long max) {
        return value.isIntegralNumber() && value.canConvertToLong() && value.asLong() >= min && value.asLong() <= max;
    }

    private static boolean isTime(JsonNode value) {
        if (!value.isString()) {
            return false;
        }
        try {
            Timestamp.parse(value.asString());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isPosition(JsonNode value) {
        return value.isObject()
                && isWithin(value.get("latitude"), 90)
                && isWithin(value.get("longitude"), 180)
                && (!value.has("accuracyMetres") || isWhole(value.get("accuracyMetres"), 0, 100_000))
                && (!value.has("source") || isText(value.get("source"), 40));
    }

    private static boolean isWithin(@Nullable JsonNode degrees, double limit) {
        return degrees != null && degrees.isNumber() && Math.abs(degrees.asDouble()) <= limit;
    }

    private static boolean isText(JsonNode value, long max) {
        return value.isString()
                && !value.asString().isBlank()
                && value.asString().length() <= max;
    }

    /// At least two figures and at most six letters: a plate or a number, never a name.
    private static boolean isIdentifier(JsonNode value, FieldDefinition field) {
        if (!isText(value, field.max())) {
            return false;
        }
        String text = value.asString();
        return text.matches("[\\p{L}\\p{M}\\p{Nd} .:/()-]+")
                && text.codePoints().filter(Character::isDigit).count()
                        >= (field.min() == 0 ? FEWEST_FIGURES : field.min())
                && text.codePoints().filter(Character::isLetter).count() <= MOST_LETTERS;
    }

    private static boolean isNames(JsonNode value, long max) {
        return value.isObject()
                && value.size() <= MAX_LANGUAGES
                && value.properties().stream()
                        .allMatch(name -> name.getKey().matches("[a-z]{2,3}") && isText(name.getValue(), max));
    }

    private static boolean isAttachments(JsonNode value, long max) {
        return value.isArray() && value.size() <= max && value.values().stream().allMatch(Attachment::isWellFormed);
    }
}
