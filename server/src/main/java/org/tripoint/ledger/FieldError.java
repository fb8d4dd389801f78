package org.tripoint.ledger;

import java.util.Map;

/// What is wrong with one field, for the person who fills it in.
///
/// @param code text key `ledger.field.<code>`
/// @param values arguments of that text: what was expected and what was found
public record FieldError(String section, String field, String code, Map<String, Object> values) {

    static FieldError of(String section, FieldDefinition field, String code) {
        return new FieldError(section, field.name(), code, Map.of("min", field.min(), "max", field.max()));
    }
}
