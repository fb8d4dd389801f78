package org.tripoint.registry;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.tripoint.kernel.StrictJson;
import org.tripoint.language.Language;
import tools.jackson.databind.JsonNode;

/// One thing's names as its owner gives them, by language tag; at least one.
public record GivenNames(SequencedMap<String, String> byLanguage) {

    public GivenNames {
        if (byLanguage.isEmpty()) {
            throw new IllegalArgumentException("expected at least one name, found none");
        }
        byLanguage = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byLanguage));
    }

    static GivenNames of(Map<String, String> names) {
        return new GivenNames(new LinkedHashMap<>(names));
    }

    static GivenNames ofJson(String json) {
        return ofJson(StrictJson.read(json));
    }

    static GivenNames ofJson(JsonNode json) {
        var names = new LinkedHashMap<String, String>();
        json.properties()
                .forEach(name -> names.put(name.getKey(), name.getValue().asString()));
        return new GivenNames(names);
    }

    /// The name that a reader of this language sees: in his language, else in English, else the first that was given.
    public String in(Language language) {
        var english = byLanguage.getOrDefault("en", byLanguage.firstEntry().getValue());
        return byLanguage.getOrDefault(language.tag(), english);
    }
}
