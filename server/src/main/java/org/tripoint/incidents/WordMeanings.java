package org.tripoint.incidents;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tripoint.language.SearchText;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.PlaceNames;
import org.tripoint.ledger.TypeDefinition;

/// What a reader's word stands for in the rows of incidents: the word itself, and every code, kind and place whose name
/// in the reader's language holds it.
@Component
class WordMeanings {

    static final String PLACE = "place";

    private static final int MOST_WORDS = 8;

    private final Kinds kinds;
    private final Catalogue catalogue;
    private final ObjectProvider<PlaceNames> places;

    WordMeanings(Kinds kinds, Catalogue catalogue, ObjectProvider<PlaceNames> places) {
        this.kinds = kinds;
        this.catalogue = catalogue;
        this.places = places;
    }

    static String token(String list, String code) {
        return list + ":" + code;
    }

    /// For each word of a query, the strings of which one must stand in a row's search words. Eight words count.
    List<List<String>> of(String query, Collection<String> placeCodes, Texts texts) {
        return Stream.of(SearchText.fold(query).split(" "))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .map(word -> meanings(word, placeCodes, texts))
                .toList();
    }

    private List<String> meanings(String word, Collection<String> placeCodes, Texts texts) {
        TreeSet<String> meanings = new TreeSet<>();
        meanings.add(word);
        for (TypeDefinition type : kinds.definitions()) {
            String name = type.type().name();
            if (holds(texts.of("type." + name + ".name"), word)) {
                meanings.add(" " + token("type", name) + " ");
            }
        }
        kinds.definitions().stream()
                .flatMap(TypeDefinition::fields)
                .flatMap(field -> field.findList().stream())
                .distinct()
                .forEach(list -> catalogue.codes(list).stream()
                        .filter(code -> holds(texts.code(list, code), word))
                        .forEach(code -> meanings.add(" " + token(list, code) + " ")));
        placeCodes.stream()
                .filter(code -> places.orderedStream()
                        .anyMatch(names -> names.find(code, texts.language())
                                .filter(name -> holds(name, word))
                                .isPresent()))
                .forEach(code -> meanings.add(" " + token(PLACE, code) + " "));
        return List.copyOf(meanings);
    }

    private static boolean holds(String name, String word) {
        return SearchText.fold(name).contains(word);
    }
}
