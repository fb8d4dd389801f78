package org.tripoint.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.RecordType;
import org.tripoint.kernel.StrictJson;
import tools.jackson.databind.JsonNode;

/// Every record type that this node knows, in every version, and the code lists they name: data under `catalogue/`.
/// The list is closed by a rule that no file can lift (see [ForbiddenCategories]).
@Component
public final class Catalogue {

    private final Map<RecordType, TypeDefinition> types = new HashMap<>();
    private final Map<String, Set<String>> lists = new TreeMap<>();

    public Catalogue() {
        for (Resource resource : resources("classpath*:catalogue/*.v*.json")) {
            TypeDefinition definition = TypeDefinition.read(read(resource));
            ForbiddenCategories.requireNone(definition);
            if (types.put(definition.type(), definition) != null) {
                throw new IllegalStateException("expected one definition of " + definition.type());
            }
        }
        for (Resource resource : resources("classpath*:catalogue/codes.json")) {
            read(resource).properties().forEach(list -> lists.put(list.getKey(), codes(list.getValue())));
            lists.forEach(ForbiddenCategories::requireNone);
        }
        requireLists();
    }

    private static Set<String> codes(JsonNode array) {
        List<String> codes = new ArrayList<>();
        array.forEach(code -> codes.add(code.asString()));
        return java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(codes));
    }

    private void requireLists() {
        for (TypeDefinition type : types.values()) {
            type.fields().flatMap(field -> field.findList().stream()).forEach(list -> {
                if (!lists.containsKey(list)) {
                    throw new IllegalStateException("expected the code list " + list + " of " + type.type());
                }
            });
        }
    }

    private static Resource[] resources(String pattern) {
        try {
            return new PathMatchingResourcePatternResolver().getResources(pattern);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Resource resource) {
        try {
            return StrictJson.read(resource.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<TypeDefinition> find(RecordType type) {
        return Optional.ofNullable(types.get(type));
    }

    public TypeDefinition get(RecordType type) {
        return find(type).orElseThrow(() -> new IllegalStateException("expected a known record type, found " + type));
    }

    /// The newest version of a type by its name.
    public TypeDefinition getNewest(String name) {
        return types.values().stream()
                .filter(definition -> definition.type().name().equals(name))
                .max(java.util.Comparator.comparingInt(
                        definition -> definition.type().version()))
                .orElseThrow(() -> new IllegalStateException("expected a known record type, found " + name));
    }

    public Collection<TypeDefinition> list() {
        return types.values().stream()
                .sorted(java.util.Comparator.comparing(
                        definition -> definition.type().toString()))
                .toList();
    }

    /// The codes of a list in the order in which people are offered them.
    public Set<String> codes(String list) {
        Set<String> codes = lists.get(list);
        if (codes == null) {
            throw new IllegalStateException("expected a known code list, found " + list);
        }
        return codes;
    }

    public Set<String> lists() {
        return lists.keySet();
    }

    /// The faults of `sections` (null where empty) against the definition, empty where there are none.
    public List<FieldError> check(TypeDefinition type, Map<String, @Nullable JsonNode> sections) {
        return new FieldCheck(this).check(type, sections);
    }

    /// The faults of the sections of a neighbour's record that are open here; what is closed cannot be at fault.
    public List<FieldError> checkOpen(TypeDefinition type, Map<String, JsonNode> open) {
        return check(type, open).stream()
                .filter(error -> open.containsKey(error.section()))
                .toList();
    }
}
