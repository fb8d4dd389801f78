package org.tripoint.language;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The languages that this node speaks: those that have a folder of catalogues.
public final class Languages {

    /// Longest `Accept-Language` that is read; a longer one is treated as absent.
    private static final int MAX_ACCEPT_LANGUAGE = 1000;

    private final SortedSet<Language> languages;

    Languages(Collection<Language> languages) {
        if (languages.isEmpty()) {
            throw new IllegalStateException(
                    "No language was found: expected folders under messages/ on the class path.");
        }
        this.languages = new TreeSet<>(languages);
    }

    /// All languages, ordered by tag.
    public List<Language> list() {
        return List.copyOf(languages);
    }

    /// The language of this tag. Throws when the node does not speak it.
    public Language get(String tag) {
        return find(tag)
                .orElseThrow(() -> new IllegalArgumentException(
                        "No catalogues for the language \"" + tag + "\"; this node has " + languages + "."));
    }

    /// The language of this tag, if the node speaks it.
    public Optional<Language> find(@Nullable String tag) {
        return languages.stream()
                .filter(language -> language.tag().equalsIgnoreCase(tag))
                .findFirst();
    }

    /// The language to answer in: the first wish that this node can meet, else the node's own language.
    public Language choose(LanguageWish wish, Language ofTheNode) {
        return Stream.of(
                        find(wish.parameter()),
                        find(wish.account()),
                        find(wish.cookie()),
                        accepted(wish.acceptLanguage()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(ofTheNode);
    }

    /// RFC 4647 section 3.4 look-up of the browser's ranges, best first: `vi-VN` finds `vi`.
    private Optional<Language> accepted(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > MAX_ACCEPT_LANGUAGE) {
            return Optional.empty();
        }
        var tags = languages.stream().map(Language::tag).toList();
        try {
            return find(Locale.lookupTag(Locale.LanguageRange.parse(header), tags));
        } catch (IllegalArgumentException notAListOfLanguages) {
            return Optional.empty();
        }
    }
}
