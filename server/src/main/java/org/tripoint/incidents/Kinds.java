package org.tripoint.incidents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.tripoint.incidents.Kind.Asks;
import org.tripoint.incidents.Kind.Group;
import org.tripoint.kernel.RecordType;
import org.tripoint.kernel.StrictJson;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.TypeDefinition;
import tools.jackson.databind.JsonNode;

/// The kinds of report that a person may file, in the order in which the forms offer them, and how soon the facing
/// unit is asked to act: data in `incidents/kinds.json`.
@Component
public final class Kinds {

    private static final String ANSWERS = "answer";

    private final Catalogue catalogue;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Map<String, Duration> deadlines = new TreeMap<>();
    private final Map<String, Duration> escalation = new TreeMap<>();

    Kinds(Catalogue catalogue) {
        this.catalogue = catalogue;
        JsonNode file = read();
        for (JsonNode kind : file.get("kinds")) {
            String type = kind.get("type").asString();
            catalogue.getNewest(type);
            kinds.put(type, kind(kind, file.get("answers")));
        }
        durations(file.get("takeInChargeWithin"), deadlines);
        durations(file.get("escalation"), escalation);
        requireDeadlines();
    }

    private static JsonNode read() {
        try {
            return StrictJson.read(
                    new ClassPathResource("incidents/kinds.json").getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The kinds of report could not be read.", e);
        }
    }

    private Kind kind(JsonNode json, JsonNode answers) {
        Group group = Group.ofCode(json.get("group").asString());
        List<String> offered = json.has("answers")
                ? answers.get(json.get("answers").asString()).values().stream()
                        .map(JsonNode::asString)
                        .toList()
                : List.of();
        offered.stream()
                .filter(code -> !catalogue.codes(ANSWERS).contains(code))
                .findFirst()
                .ifPresent(code -> {
                    throw new IllegalStateException("expected a code of the list answer, found " + code);
                });
        Asks asks = json.has("asks")
                ? Asks.valueOf(
                        json.get("asks").asString().toUpperCase(Locale.ROOT).replace('-', '_'))
                : offered.isEmpty() ? Asks.NOTHING : Asks.TAKE_IN_CHARGE;
        String type = json.get("type").asString();
        return new Kind(
                type,
                json.get("icon").asString(),
                group,
                asks,
                offered,
                json.path("family").asString(type),
                json.path("screened").asBoolean(false),
                json.has("due") ? json.get("due").asString() : null,
                json.path("services").values().stream().map(JsonNode::asString).collect(Collectors.toUnmodifiableSet()),
                json.path("ofAny").asBoolean(false),
                json.has("cap") ? json.get("cap").asString() : null,
                closedBy(json));
    }

    private static @Nullable Map<String, String> closedBy(JsonNode json) {
        if (!json.has("closedBy")) {
            return null;
        }
        Map<String, String> codes = new TreeMap<>();
        json.get("closedBy")
                .properties()
                .forEach(entry -> codes.put(entry.getKey(), entry.getValue().asString()));
        return codes;
    }

    private static void durations(JsonNode json, Map<String, Duration> into) {
        json.properties()
                .forEach(entry ->
                        into.put(entry.getKey(), Duration.parse(entry.getValue().asString())));
    }

    private void requireDeadlines() {
        for (TypeDefinition definition : definitions()) {
            within(definition.urgency());
        }
    }

    /// The kinds of one group.
    public List<Kind> list(Group group) {
        return kinds.values().stream().filter(kind -> kind.group() == group).toList();
    }

    public Optional<Kind> find(String type) {
        return Optional.ofNullable(kinds.get(type));
    }

    /// The kind of a report that is here. Throws when there is none of that name.
    public Kind get(String type) {
        return find(type).orElseThrow(() -> new IllegalStateException("expected a kind of report, found " + type));
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

    /// The names of the record types of these groups.
    public Set<String> types(Set<Group> groups) {
        return kinds.values().stream()
                .filter(kind -> groups.contains(kind.group()))
                .map(Kind::type)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The names of the record types that are told to others as warnings.
    public Set<String> warnings() {
        return kinds.values().stream()
                .filter(kind -> kind.cap() != null)
                .map(Kind::type)
                .collect(Collectors.toUnmodifiableSet());
    }

    Set<String> types() {
        return Set.copyOf(kinds.keySet());
    }

    /// The kinds whose reports may tell of the same event as one of this kind.
    Set<String> family(String type) {
        String family = get(type).family();
        return kinds.values().stream()
                .filter(kind -> kind.family().equals(family))
                .map(Kind::type)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// How soon after its arrival a report of this urgency asks to be taken in charge.
    public Duration within(String urgency) {
        Duration within = deadlines.get(urgency);
        if (within == null) {
            throw new IllegalStateException("expected a deadline for the urgency " + urgency);
        }
        return within;
    }

    /// After how long an alert that nobody took in charge goes to each level above, by code of the list `level`.
    public Map<String, Duration> escalation() {
        return Map.copyOf(escalation);
    }
}
