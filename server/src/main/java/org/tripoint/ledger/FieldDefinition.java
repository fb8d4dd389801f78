package org.tripoint.ledger;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One field of a section.
///
/// @param list the code list of a [FieldKind#CODE]
/// @param unit code of the unit of a [FieldKind#QUANTITY]
/// @param min smallest whole number, inclusive
/// @param max largest whole number, or longest text, or most attachments, inclusive
/// @param many 0 for a single value, else the field is an array of at most so many values
public record FieldDefinition(
        String name,
        FieldKind kind,
        @Nullable String list,
        @Nullable String unit,
        long min,
        long max,
        int many,
        boolean required) {

    private static final long MOST = 1_000_000_000L;
    private static final long LONGEST_TEXT = 2_000;
    private static final long MOST_ATTACHMENTS = 8;
    private static final long LONGEST_IDENTIFIER = 24;

    static FieldDefinition read(JsonNode json) {
        FieldKind kind = FieldKind.ofCode(json.get("kind").asString());
        long most = switch (kind) {
            case TEXT, FREE_TEXT, NAMES -> LONGEST_TEXT;
            case ATTACHMENTS -> MOST_ATTACHMENTS;
            case IDENTIFIER -> LONGEST_IDENTIFIER;
            case CODE, QUANTITY, COUNT, TIME, DATE, POSITION, PLACE, UNIT, BOOLEAN, RECORD, STRUCTURE -> MOST;
        };
        return new FieldDefinition(
                json.get("name").asString(),
                kind,
                text(json, "list"),
                text(json, "unit"),
                json.path("min").asLong(0),
                json.path("max").asLong(most),
                json.path("many").asInt(0),
                json.path("required").asBoolean(false));
    }

    private static @Nullable String text(JsonNode json, String name) {
        JsonNode node = json.get(name);
        return node == null ? null : node.asString();
    }

    public Optional<String> findList() {
        return Optional.ofNullable(list);
    }

    public Optional<String> findUnit() {
        return Optional.ofNullable(unit);
    }
}
