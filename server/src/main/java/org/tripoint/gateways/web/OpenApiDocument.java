package org.tripoint.gateways.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The description of the service as OpenAPI 3.0 (conformance class oas30): every path with its parameters, answers and
/// refusals.
final class OpenApiDocument {

    private final String base;
    private final List<FeatureCollection> collections;

    OpenApiDocument(String base, List<FeatureCollection> collections) {
        this.base = base;
        this.collections = List.copyOf(collections);
    }

    Map<String, Object> json() {
        Map<String, Object> paths = new LinkedHashMap<>();
        paths.put("/", path("landing", "The landing page", List.of(), "application/json"));
        paths.put("/conformance", path("conformance", "What the service conforms to", List.of(), "application/json"));
        paths.put("/collections", path("collections", "The collections", List.of(), "application/json"));
        for (FeatureCollection collection : collections) {
            String id = collection.id();
            String address = "/collections/" + id;
            paths.put(address, path(id, collection.description(), List.of(), "application/json"));
            paths.put(
                    address + "/items",
                    path(id + "Items", "Features of " + id, items(collection), "application/geo+json"));
            paths.put(
                    address + "/items/{featureId}",
                    path(
                            id + "Item",
                            "One feature of " + id,
                            List.of(featureId(), crs("crs")),
                            "application/geo+json"));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.0.3");
        document.put("info", Map.of("title", "Tripoint", "version", "1.0.0"));
        document.put("servers", List.of(Map.of("url", base)));
        document.put("paths", paths);
        document.put(
                "components", Map.of("securitySchemes", Map.of("token", Map.of("type", "http", "scheme", "bearer"))));
        return document;
    }

    private static Map<String, Object> path(
            String id, String summary, List<Map<String, Object>> parameters, String type) {
        List<Map<String, Object>> all = new ArrayList<>(parameters);
        all.add(parameter("f", "The form of the answer", Map.of("type", "string", "enum", List.of("json", "html"))));
        all.add(parameter("lang", "The language of titles", Map.of("type", "string")));
        Map<String, Object> get = new LinkedHashMap<>();
        get.put("operationId", id);
        get.put("summary", summary);
        get.put("security", List.of(Map.of(), Map.of("token", List.of())));
        get.put("parameters", all);
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("200", answer("The resource", type));
        answers.put("400", refusal("A parameter is unknown or cannot be read"));
        answers.put("401", refusal("Not public"));
        answers.put("404", refusal("No such resource"));
        get.put("responses", answers);
        return Map.of("get", get);
    }

    private static Map<String, Object> answer(String words, String type) {
        return Map.of(
                "description",
                words,
                "content",
                Map.of(
                        type,
                        Map.of("schema", Map.of("type", "object")),
                        "text/html",
                        Map.of("schema", Map.of("type", "string"))));
    }

    private static Map<String, Object> refusal(String words) {
        Map<String, Object> schema = Map.of(
                "type",
                "object",
                "required",
                List.of("code"),
                "properties",
                Map.of("code", Map.of("type", "string"), "description", Map.of("type", "string")));
        return Map.of("description", words, "content", Map.of("application/json", Map.of("schema", schema)));
    }

    private static Map<String, Object> parameter(String name, String words, Map<String, Object> schema) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", "query");
        parameter.put("description", words);
        parameter.put("required", false);
        parameter.put("schema", schema);
        if (!name.equals("f") && !name.equals("lang")) {
            parameter.put("style", "form");
            parameter.put("explode", false);
        }
        return parameter;
    }

    private static List<Map<String, Object>> items(FeatureCollection collection) {
        List<Map<String, Object>> parameters = new ArrayList<>();
        parameters.add(parameter(
                "limit",
                "How many features at most",
                Map.of(
                        "type",
                        "integer",
                        "minimum",
                        1,
                        "maximum",
                        FeatureQuery.MAX_LIMIT,
                        "default",
                        FeatureQuery.DEFAULT_LIMIT)));
        parameters.add(parameter(
                "offset", "How many features to pass over", Map.of("type", "integer", "minimum", 0, "default", 0)));
        parameters.add(parameter(
                "bbox",
                "A box, in the order of axes of bbox-crs",
                Map.of(
                        "type",
                        "array",
                        "oneOf",
                        List.of(Map.of("minItems", 4, "maxItems", 4), Map.of("minItems", 6, "maxItems", 6)),
                        "items",
                        Map.of("type", "number"))));
        parameters.add(crs("bbox-crs"));
        parameters.add(crs("crs"));
        parameters.add(
                parameter("datetime", "An instant or an interval of RFC 3339, open with ..", Map.of("type", "string")));
        collection.filters().stream()
                .sorted()
                .forEach(name ->
                        parameters.add(parameter(name, "Only features with this " + name, Map.of("type", "string"))));
        return parameters;
    }

    private static Map<String, Object> crs(String name) {
        return parameter(
                name,
                "A coordinate reference system",
                Map.of("type", "string", "format", "uri", "enum", Crs.uris(), "default", Crs.CRS84.uri()));
    }

    private static Map<String, Object> featureId() {
        return Map.of("name", "featureId", "in", "path", "required", true, "schema", Map.of("type", "string"));
    }
}
