package org.tripoint.incidents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.RecordType;
import org.tripoint.kernel.StrictJson;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.TypeDefinition;
import tools.jackson.databind.JsonNode;

/// The kinds of incident that a person may report, in the order in which the form offers them, and how soon the facing
/// unit is asked to act: data in `incidents/kinds.json`.
@Component
public final class Kinds {

    private final Catalogue catalogue;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Map<String, Duration> deadlines = new TreeMap<>();

    Kinds(Catalogue catalogue) {
        this.catalogue = catalogue;
        JsonNode file = read();
        for (JsonNode kind : file.get("kinds")) {
            String type = kind.get("type").asString();
            catalogue.getNewest(type);
            kinds.put(type, new Kind(type, kind.get("icon").asString()));
        }
        file.get("takeInChargeWithin")
                .properties()
                .forEach(entry -> deadlines.put(
                        entry.getKey(), Duration.parse(entry.getValue().asString())));
        requireDeadlines();
    }

    /// A kind as the form offers it.
    ///
    /// @param icon name of its picture
    public record Kind(String type, String icon) {}

    private static JsonNode read() {
        try {
            return StrictJson.read(
                    new ClassPathResource("incidents/kinds.json").getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The kinds of incident could not be read.", e);
        }
    }

    private void requireDeadlines() {
        for (TypeDefinition definition : definitions()) {
            within(definition.urgency());
        }
    }

    public List<Kind> list() {
        return List.copyOf(kinds.values());
    }

    public Optional<Kind> find(String type) {
        return Optional.ofNullable(kinds.get(type));
    }

    /// The newest definition of every kind.
    List<TypeDefinition> definitions() {
        return kinds.keySet().stream().map(catalogue::getNewest).toList();
    }

    /// The definition after which a kind is reported today.
    public TypeDefinition definition(Kind kind) {
        return catalogue.getNewest(kind.type());
    }

    /// The definition after which a report was made.
    TypeDefinition definition(RecordType type) {
        return catalogue.get(type);
    }

    Set<String> types() {
        return kinds.keySet().stream().collect(Collectors.toUnmodifiableSet());
    }

    /// How soon after its arrival a report of this urgency asks to be taken in charge.
    Duration within(String urgency) {
        Duration within = deadlines.get(urgency);
        if (within == null) {
            throw new IllegalStateException("expected a deadline for the urgency " + urgency);
        }
        return within;
    }
}
