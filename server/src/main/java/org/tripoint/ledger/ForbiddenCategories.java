package org.tripoint.ledger;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What no record type may speak of, on any node, whatever data it is given: speech, association, religion,
/// ethnicity, leaving one's country, seeking protection; and no biometrics or DNA. Checked on the words of every type,
/// section and field when the catalogue is read.
final class ForbiddenCategories {

    private static final Set<String> WORDS = Set.of(
            "speech",
            "opinion",
            "press",
            "protest",
            "assembly",
            "association",
            "union",
            "political",
            "religion",
            "religious",
            "belief",
            "faith",
            "ethnicity",
            "ethnic",
            "race",
            "tribe",
            "exit",
            "emigration",
            "defection",
            "defector",
            "asylum",
            "refugee",
            "protection-seeker",
            "biometric",
            "biometrics",
            "fingerprint",
            "fingerprints",
            "face",
            "iris",
            "dna",
            "gait");

    private ForbiddenCategories() {}

    static void requireNone(TypeDefinition type) {
        requireNone(words(type), type.type().toString());
    }

    /// The same for a list of codes, by its name and each code.
    static void requireNone(String list, Set<String> codes) {
        requireNone(Stream.concat(Stream.of(list), codes.stream()).flatMap(ForbiddenCategories::parts), list);
    }

    private static void requireNone(Stream<String> words, String where) {
        words.filter(WORDS::contains).findFirst().ifPresent(word -> {
            throw new IllegalStateException("the closed catalogue has no category \"" + word + "\", found in " + where);
        });
    }

    private static Stream<String> words(TypeDefinition type) {
        Stream<String> sections = type.sections().stream().map(TypeDefinition.Section::name);
        Stream<String> fields = type.fields().map(FieldDefinition::name);
        return Stream.of(Stream.of(type.type().name(), type.purpose()), sections, fields)
                .flatMap(names -> names)
                .flatMap(ForbiddenCategories::parts);
    }

    private static Stream<String> parts(String name) {
        return List.of(name.split("[^A-Za-z]|(?=[A-Z])")).stream().map(word -> word.toLowerCase(java.util.Locale.ROOT));
    }
}
