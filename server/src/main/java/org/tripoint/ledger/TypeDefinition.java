package org.tripoint.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.tripoint.kernel.RecordType;
import org.tripoint.kernel.log.Lane;
import tools.jackson.databind.JsonNode;

/// A record type as data: its sections and fields, by which rule it may cross the border, on which lane, how long it
/// is kept, and which of its fields its sentence names.
///
/// @param urgency code of the list `severity`
/// @param purpose code that stands in the marking
/// @param vulnerable whether it speaks of victims, of minors or of people who ask for protection: then it has no words
///     and no pictures
/// @param retainDays days after its time when it must be erased
/// @param moment the field that says when it happened, null where the time of the record does
/// @param sentence the arguments of its plain sentence, the names of fields and `date`, `time` of its moment
public record TypeDefinition(
        RecordType type,
        Lane lane,
        Crossing crossing,
        String urgency,
        String purpose,
        boolean personal,
        boolean vulnerable,
        int retainDays,
        @Nullable String moment,
        List<String> sentence,
        List<Section> sections) {

    /// By which rule records of a type may cross.
    public enum Crossing {
        /// Speaks of the link itself; crosses before any article is in force.
        LINK,
        /// Warns of danger to life; always passes.
        DANGER_TO_LIFE,
        /// Only under an article in force.
        ARTICLE,
        /// Stays on its node.
        NEVER;

        static Crossing ofCode(String code) {
            return Arrays.stream(values())
                    .filter(crossing -> crossing.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown rule of crossing: " + code));
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// A named section: withheld or erased as a whole.
    ///
    /// @param stays never released to anybody, whatever an article says
    /// @param small whether it stays, too, where it counts fewer than five people, who could be recognised by it
    public record Section(String name, boolean stays, boolean small, List<FieldDefinition> fields) {

        private static final int FEWEST_THAT_CROSS = 5;

        static Section read(JsonNode json) {
            return new Section(
                    json.get("name").asString(),
                    json.path("stays").asBoolean(false),
                    json.path("small").asBoolean(false),
                    stream(json.get("fields")).map(FieldDefinition::read).toList());
        }

        public boolean has(FieldKind kind) {
            return fields.stream().anyMatch(field -> field.kind() == kind);
        }

        /// Whether this content never leaves: by the definition, or because it counts so few that each can be told.
        public boolean keeps(@Nullable JsonNode content) {
            return stays
                    || (small
                            && content != null
                            && fields.stream()
                                    .filter(field -> field.kind() == FieldKind.COUNT)
                                    .map(field -> content.path(field.name()).asLong(0))
                                    .anyMatch(count -> count > 0 && count < FEWEST_THAT_CROSS));
        }

        /// Whether somebody else than its author must release it, because it holds what a person wrote.
        public boolean needsSecondPerson() {
            return has(FieldKind.FREE_TEXT);
        }
    }

    public TypeDefinition {
        boolean told = sections.stream()
                .anyMatch(section -> section.has(FieldKind.FREE_TEXT)
                        || section.has(FieldKind.TEXT)
                        || section.has(FieldKind.ATTACHMENTS));
        if (vulnerable && told) {
            throw new IllegalStateException("expected no words and no pictures in " + type
                    + ", which speaks of victims, minors or people who ask for protection");
        }
    }

    static TypeDefinition read(JsonNode json) {
        return new TypeDefinition(
                new RecordType(json.get("type").asString(), json.get("version").asInt()),
                Lane.valueOf(json.get("lane").asString().toUpperCase(Locale.ROOT)),
                Crossing.ofCode(json.get("crosses").asString()),
                json.path("urgency").asString("normal"),
                json.path("purpose").asString("border-cooperation"),
                json.path("personal").asBoolean(false),
                json.path("vulnerable").asBoolean(false),
                json.path("retainDays").asInt(3650),
                json.has("moment") ? json.get("moment").asString() : null,
                stream(json.path("sentence")).map(JsonNode::asString).toList(),
                stream(json.get("sections")).map(Section::read).toList());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    public Optional<Section> findSection(String name) {
        return sections.stream().filter(section -> section.name().equals(name)).findFirst();
    }

    /// The section that holds a field of this name; names are unique within a type.
    public Optional<Section> findSectionOf(String field) {
        return sections.stream()
                .filter(section -> section.fields().stream()
                        .anyMatch(candidate -> candidate.name().equals(field)))
                .findFirst();
    }

    public Optional<FieldDefinition> findField(String name) {
        return fields().filter(field -> field.name().equals(name)).findFirst();
    }

    public Stream<FieldDefinition> fields() {
        return sections.stream().flatMap(section -> section.fields().stream());
    }
}
