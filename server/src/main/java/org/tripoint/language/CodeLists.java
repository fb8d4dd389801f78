package org.tripoint.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The lists of codes that records and pages choose from, in the order in which a form offers them. Each code has its
/// text under `code.<list>.<value>`.
public final class CodeLists {

    private final SequencedMap<String, List<String>> lists;

    private CodeLists(SequencedMap<String, List<String>> lists) {
        this.lists = lists;
    }

    /// The lists of `catalogue/codes.json`.
    public static CodeLists onClassPath() {
        try (var file = new ClassPathResource("catalogue/codes.json").getInputStream()) {
            var lists =
                    JsonMapper.shared().readValue(file, new TypeReference<LinkedHashMap<String, List<String>>>() {});
            return new CodeLists(Collections.unmodifiableSequencedMap(lists));
        } catch (IOException e) {
            throw new UncheckedIOException("The code lists could not be read.", e);
        }
    }

    /// The names of all lists.
    public Set<String> names() {
        return lists.keySet();
    }

    /// The values of a list. Throws when there is no such list.
    public List<String> list(String name) {
        var values = lists.get(name);
        if (values == null) {
            throw new IllegalArgumentException("No code list \"" + name + "\"; there are " + lists.keySet() + ".");
        }
        return values;
    }

    /// Whether a value stands in a list. Throws when there is no such list.
    public boolean has(String name, String value) {
        return list(name).contains(value);
    }
}
