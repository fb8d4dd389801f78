package org.tripoint.kernel;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One case of the protocol that every implementation must judge the same: what is trusted, what arrives, the verdict.
///
/// @param twin the path of the valid vector that an invalid one was made from, by one `change`
/// @param now when it is judged, where a check asks for that
/// @param expected the verdict and what is read out of the input
public record Vector(
        boolean valid,
        String kind,
        String name,
        String description,
        @Nullable String twin,
        @Nullable String change,
        ObjectNode trusted,
        @Nullable String now,
        ObjectNode input,
        ObjectNode expected) {

    public static Vector valid(
            String kind, String name, String description, ObjectNode trusted, ObjectNode input, ObjectNode expected) {
        return new Vector(true, kind, name, description, null, null, trusted, null, input, expected);
    }

    /// This vector with one member of `input` or `trusted` changed, and refused for it with `code`.
    public Vector invalid(String code, String name, String change, Consumer<Vector> alteration) {
        Vector altered = new Vector(
                false,
                kind,
                name,
                description,
                path(),
                change,
                trusted.deepCopy(),
                now,
                input.deepCopy(),
                JsonNodeFactory.instance.objectNode().put("verdict", code));
        alteration.accept(altered);
        return altered;
    }

    public Vector at(String time) {
        return new Vector(valid, kind, name, description, twin, change, trusted, time, input, expected);
    }

    public String verdict() {
        return expected.path("verdict").asString();
    }

    public String path() {
        return (valid ? "valid/" : "invalid/") + kind + "/" + verdict() + "~" + name + ".json";
    }

    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", kind).put("description", description);
        if (twin != null) {
            json.put("twin", twin).put("change", change);
        }
        json.set("trusted", trusted);
        if (now != null) {
            json.put("now", now);
        }
        json.set("input", input);
        json.set("expected", expected);
        return json;
    }

    static Vector ofFile(String path, JsonNode json) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return new Vector(
                path.startsWith("valid/"),
                json.path("kind").asString(),
                file.substring(file.indexOf('~') + 1, file.length() - ".json".length()),
                json.path("description").asString(),
                json.has("twin") ? json.path("twin").asString() : null,
                json.has("change") ? json.path("change").asString() : null,
                (ObjectNode) json.path("trusted"),
                json.has("now") ? json.path("now").asString() : null,
                (ObjectNode) json.path("input"),
                (ObjectNode) json.path("expected"));
    }
}
