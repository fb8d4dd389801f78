package org.tripoint.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Strict reading of one JSON object: each member is asked for by name and form, and [#onlyThose] refuses the rest.
/// Every method throws [IllegalArgumentException] saying what was expected; values never enter the message.
final class Members {

    private final JsonNode object;
    private final Set<String> asked = new HashSet<>();

    private Members(JsonNode object) {
        this.object = object;
    }

    static Members of(JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("expected an object");
        }
        return new Members(node);
    }

    boolean has(String name) {
        return object.has(name);
    }

    String text(String name) {
        JsonNode node = any(name);
        if (!node.isString()) {
            throw new IllegalArgumentException("expected a string as \"" + name + "\"");
        }
        return node.asString();
    }

    Optional<String> findText(String name) {
        asked.add(name);
        return object.has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    int whole(String name) {
        JsonNode node = any(name);
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            throw new IllegalArgumentException("expected a whole number as \"" + name + "\"");
        }
        return node.asInt();
    }

    long wholeLong(String name) {
        JsonNode node = any(name);
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new IllegalArgumentException("expected a whole number as \"" + name + "\"");
        }
        return node.asLong();
    }

    boolean truth(String name) {
        JsonNode node = any(name);
        if (!node.isBoolean()) {
            throw new IllegalArgumentException("expected true or false as \"" + name + "\"");
        }
        return node.asBoolean();
    }

    List<JsonNode> list(String name, int most) {
        JsonNode node = any(name);
        if (!node.isArray() || node.size() > most) {
            throw new IllegalArgumentException("expected an array of at most " + most + " as \"" + name + "\"");
        }
        return List.copyOf(node.values());
    }

    JsonNode object(String name) {
        JsonNode node = any(name);
        if (!node.isObject()) {
            throw new IllegalArgumentException("expected an object as \"" + name + "\"");
        }
        return node;
    }

    /// Refuses members that nobody asked for.
    void onlyThose() {
        for (String name : object.propertyNames()) {
            if (!asked.contains(name)) {
                throw new IllegalArgumentException("expected no other members than "
                        + asked.stream().sorted().toList());
            }
        }
    }

    static String string(JsonNode node) {
        if (!node.isString()) {
            throw new IllegalArgumentException("expected a string");
        }
        return node.asString();
    }

    /// A day in its only spelling, `2026-11-25`.
    static LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (text.length() == "2026-11-25".length() && day.toString().equals(text)) {
                return day;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("expected a day such as 2026-11-25", e);
        }
        throw new IllegalArgumentException("expected a day such as 2026-11-25");
    }

    private JsonNode any(String name) {
        asked.add(name);
        JsonNode node = object.get(name);
        if (node == null) {
            throw new IllegalArgumentException("expected a member \"" + name + "\"");
        }
        return node;
    }
}
