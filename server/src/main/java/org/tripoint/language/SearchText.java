package org.tripoint.language;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Text made comparable for search: two spellings that a reader takes for the same word become equal. Folded text is
/// for comparing only and is never shown.
public final class SearchText {

    private static final Pattern LATIN_MARKS = Pattern.compile("[\\u0300-\\u036F]");
    private static final Pattern LAO_TONES = Pattern.compile("[\\u0EC8-\\u0ECB]");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u200B-\\u200D\\u2060\\uFEFF\\u00AD]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0]+");

    private SearchText() {}

    /// Folds a text: lower case; Latin letters without marks (Vietnamese), đ as d; names that sources spell in several
    /// ways in one; the Khmer subscripts DA and TA, which look alike, as TA, and ឲ្យ as ឱ្យ;
    /// Lao without tone marks, its ligatures as two letters, ຳ as one, ຣ as ລ; no zero-width characters;
    /// single spaces.
    public static String fold(String text) {
        var folded = Normalizer.normalize(text, Normalizer.Form.NFD);
        folded = LATIN_MARKS.matcher(folded).replaceAll("");
        folded = INVISIBLE.matcher(folded).replaceAll("");
        folded = SPACE.matcher(folded).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        folded = folded.replace('đ', 'd');
        folded = Spellings.keepOne(folded);
        folded = khmer(folded);
        return lao(folded);
    }

    private static String khmer(String text) {
        return text.replace("\u17D2\u178A", "\u17D2\u178F").replace('\u17B2', '\u17B1');
    }

    private static String lao(String text) {
        return LAO_TONES
                .matcher(text)
                .replaceAll("")
                .replace("\u0ECD\u0EB2", "\u0EB3")
                .replace("\u0EDC", "\u0EAB\u0E99")
                .replace("\u0EDD", "\u0EAB\u0EA1")
                .replace("\u0EAB\u0EBC", "\u0EAB\u0EA5")
                .replace('\u0EA3', '\u0EA5');
    }
}
