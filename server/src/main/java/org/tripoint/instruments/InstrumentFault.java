package org.tripoint.instruments;

import java.util.HashMap;
import java.util.Map;
import org.tripoint.language.Texts;

/// What does not fit in one field of an instrument, for the person who proposes it.
///
/// @param article 0 for the title, else the article's place in the order, from 1
/// @param field name of the member, text key `instruments.field.<field>`
/// @param values arguments of that text: what was expected and what was found
public record InstrumentFault(int article, String field, FaultCode code, Map<String, Object> values) {

    public InstrumentFault {
        values = Map.copyOf(values);
    }

    /// In the reader's words: which field, what was expected, what was found.
    public String text(Texts texts) {
        Map<String, Object> arguments = new HashMap<>(values);
        arguments.computeIfPresent("type", (name, type) -> TermSentence.type(String.valueOf(type), texts));
        return texts.of("instruments.fault." + code.code(), arguments);
    }

    /// Where it is, in the reader's words.
    public String place(Texts texts) {
        String name = texts.of("instruments.field." + field);
        return article == 0
                ? name
                : texts.of("instruments.fault-in-article", Map.of("article", article, "field", name));
    }
}
