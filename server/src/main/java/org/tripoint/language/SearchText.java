package org.tripoint.language;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Text made comparable for search: two spellings that a reader takes for the same word become equal. Folded text is
/// for comparing only and is never shown.
public final class SearchText {

    private static final Pattern LATIN_MARKS = Pattern.compile("[\\u0300-\\u036F]");
    private static final Pattern LAO_TONES = Pattern.compile("[\\u0EC8-\\u0ECB]");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u200B-\\u200D\\u2060\\uFEFF\\u00AD]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0]+");

    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern UNSPACED = Pattern.compile("[\\p{IsKhmer}\\p{IsLao}\\p{IsThai}]+");
    private static final Pattern OWN_DIGITS = Pattern.compile("[\u0E50-\u0E59\u0ED0-\u0ED9\u17E0-\u17E9]");

    private SearchText() {}

    /// A text folded and without marks of punctuation: words and numbers between single spaces, and a space wherever
    /// Khmer or Lao ends and another script begins. Khmer and Lao themselves stay unbroken.
    public static String plain(String text) {
        var parted = UNSPACED.matcher(INVISIBLE.matcher(text).replaceAll("")).replaceAll(" $0 ");
        return SPACE.matcher(OTHER.matcher(fold(parted)).replaceAll(" "))
                .replaceAll(" ")
                .strip();
    }

    /// The words of a text, each as [#plain]; Khmer and Lao are broken by dictionary, which errs with names.
    public static List<String> segments(String text) {
        var words = new ArrayList<String>();
        var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        var runs = UNSPACED.matcher(composed);
        int end = 0;
        while (runs.find()) {
            addWords(composed.substring(end, runs.start()), words);
            addSegments(runs.group(), words);
            end = runs.end();
        }
        addWords(composed.substring(end), words);
        return words;
    }

    private static void addSegments(String run, List<String> words) {
        var breaks = BreakIterator.getWordInstance(ULocale.ROOT);
        breaks.setText(run);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            addWords(run.substring(start, end), words);
            start = end;
        }
    }

    private static void addWords(String text, List<String> words) {
        Arrays.stream(plain(text).split(" ")).filter(word -> !word.isEmpty()).forEach(words::add);
    }

    /// Whether a folded word is of a script that is written without spaces between words.
    public static boolean isUnspaced(String word) {
        return UNSPACED.matcher(word).matches();
    }

    /// Folds a text: lower case; Latin letters without marks (Vietnamese), đ as d; names that sources spell in several
    /// ways in one; the Khmer subscripts DA and TA, which look alike, as TA, and ឲ្យ as ឱ្យ;
    /// Lao without tone marks, its ligatures as two letters, ຳ as one, ຣ as ລ; every digit as 0 to 9; no zero-width
    /// characters; single spaces.
    public static String fold(String text) {
        var folded = Normalizer.normalize(text, Normalizer.Form.NFD);
        folded = LATIN_MARKS.matcher(folded).replaceAll("");
        folded = INVISIBLE.matcher(folded).replaceAll("");
        folded = SPACE.matcher(folded).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        folded = folded.replace('đ', 'd');
        folded = OWN_DIGITS
                .matcher(folded)
                .replaceAll(
                        digit -> String.valueOf(UCharacter.digit(digit.group().charAt(0))));
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
