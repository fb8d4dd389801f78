package org.tripoint.instruments;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tripoint.kernel.PartyId;
import org.tripoint.language.Texts;

/// Release terms in words: one text of the reader's language, made from the terms and from nothing else.
final class TermSentence {

    private static final String NONE = "none";

    private TermSentence() {}

    /// @param names of parties in the reader's language
    /// @param own the reader's party, named first
    static String of(Terms terms, PartyId own, Function<PartyId, String> names, Texts texts) {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put(
                "kinds",
                comma(terms.types().stream().map(type -> type(type, texts)).toList(), texts));
        arguments.put("way", terms.isMutual() ? "mutual" : "one");
        arguments.put("givers", and(parties(terms.from(), own, names), texts));
        arguments.put("receivers", and(parties(terms.to(), own, names), texts));
        arguments.put("mode", mode(terms.release()));
        arguments.put("level", terms.findLevel().map(level -> level.code()).orElse(NONE));
        arguments.put(
                "service", terms.findService().map(service -> service.value()).orElse(NONE));
        arguments.put("kept", terms.keptBack().isEmpty() ? NONE : comma(sections(terms, texts), texts));
        arguments.put("from", texts.date(terms.validity().from()));
        arguments.put("until", terms.validity().findUntil().map(texts::date).orElse(NONE));
        arguments.put("dossier", terms.findTransferDossier().orElse(NONE));
        arguments.put("suspended", terms.continuesWhileSuspended() ? "continues" : NONE);
        return texts.of("instruments.term.sentence", arguments);
    }

    /// Its name in the text's choices, which can hold no hyphen.
    private static String mode(Release release) {
        return switch (release) {
            case AUTOMATIC -> "automatic";
            case HEAD_OF_UNIT -> "head";
            case TWO_PERSONS -> "two";
        };
    }

    /// The name of a record type, its code where this node does not know it.
    static String type(String type, Texts texts) {
        String key = "type." + type + ".name";
        return texts.has(key) ? texts.of(key) : type;
    }

    /// The sections kept back, each as the first type that has it calls it.
    private static List<String> sections(Terms terms, Texts texts) {
        return terms.keptBack().stream()
                .map(section -> terms.types().stream()
                        .map(type -> "type." + type + ".section." + section)
                        .filter(texts::has)
                        .map(texts::of)
                        .findFirst()
                        .orElse(section))
                .toList();
    }

    static List<String> parties(Collection<PartyId> parties, PartyId own, Function<PartyId, String> names) {
        return parties.stream()
                .sorted(java.util.Comparator.comparing((PartyId party) -> !party.equals(own))
                        .thenComparing(party -> party))
                .map(names)
                .toList();
    }

    static String comma(List<String> items, Texts texts) {
        return items.stream()
                .reduce((rest, next) -> texts.of("instruments.list.comma", Map.of("rest", rest, "next", next)))
                .orElse("");
    }

    static String and(List<String> items, Texts texts) {
        if (items.size() < 2) {
            return comma(items, texts);
        }
        String rest = comma(items.subList(0, items.size() - 1), texts);
        return texts.of("instruments.list.and", Map.of("rest", rest, "last", items.getLast()));
    }
}
