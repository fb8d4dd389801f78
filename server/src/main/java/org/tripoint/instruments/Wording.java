package org.tripoint.instruments;

import java.util.List;
import java.util.SortedMap;
import org.tripoint.language.Language;

/// A text in the language that a reader gets it in, which need not be his own.
///
/// @param language tag of the language of `text`
public record Wording(String language, String text) {

    /// In the reader's language, else in English, else in the first language that there is.
    public static Wording of(SortedMap<String, String> texts, Language reader) {
        for (String tag : List.of(reader.tag(), "en")) {
            String text = texts.get(tag);
            if (text != null) {
                return new Wording(tag, text);
            }
        }
        return new Wording(texts.firstKey(), texts.firstEntry().getValue());
    }

    /// The text paragraph by paragraph.
    public List<String> paragraphs() {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }
}
