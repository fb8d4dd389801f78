package org.tripoint.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.tripoint.language.SearchText;

/// The terms of a query, each of which a record's words must hold. Letters that have spaces between words begin a word:
/// `her` finds heroin; what is joined by a mark, such as `KH-VN/1` or `15/09/2026`, stands together; a number is whole.
/// Khmer and Lao are broken into words, which may stand anywhere. Between quotation marks everything is as typed.
///
/// @param terms ten at most
/// @param whole the whole query, folded
record Terms(List<Term> terms, String whole) {

    private static final int MOST = 10;
    private static final Pattern CHUNK = Pattern.compile("[\"“”«]([^\"“”»]*)[\"“”»]|([^\\s\"“”«»]+)");

    /// One term.
    ///
    /// @param text folded
    /// @param pattern of `like`, over words between spaces
    /// @param unspaced whether it is of a script without spaces between words
    record Term(String text, String pattern, boolean unspaced) {}

    static Terms of(String typed) {
        var terms = new ArrayList<Term>();
        var chunks = CHUNK.matcher(SearchText.fold(typed));
        while (chunks.find()) {
            boolean quoted = chunks.group(1) != null;
            var chunk = SearchText.plain(quoted ? chunks.group(1) : chunks.group(2));
            addSpaced(chunk, quoted, terms);
        }
        var unfolded = CHUNK.matcher(Normalizer.normalize(typed, Normalizer.Form.NFC));
        while (unfolded.find()) {
            boolean quoted = unfolded.group(1) != null;
            addUnspaced(quoted ? unfolded.group(1) : unfolded.group(2), quoted, terms);
        }
        return new Terms(terms.stream().distinct().limit(MOST).toList(), SearchText.plain(typed));
    }

    /// The words of a chunk stand one after the other; words of a script without spaces part it.
    private static void addSpaced(String chunk, boolean quoted, List<Term> terms) {
        var together = new ArrayList<String>();
        for (var word : chunk.split(" ", -1)) {
            if (SearchText.isUnspaced(word)) {
                addTogether(together, quoted, terms);
            } else if (!word.isEmpty()) {
                together.add(word);
            }
        }
        addTogether(together, quoted, terms);
    }

    private static void addTogether(List<String> together, boolean quoted, List<Term> terms) {
        if (together.isEmpty()) {
            return;
        }
        var text = String.join(" ", together);
        boolean whole = quoted || Character.isDigit(text.charAt(text.length() - 1));
        terms.add(new Term(text, "% " + text + (whole ? " %" : "%"), false));
        together.clear();
    }

    private static void addUnspaced(String chunk, boolean quoted, List<Term> terms) {
        var words = quoted ? List.of(SearchText.plain(chunk).split(" ")) : SearchText.segments(chunk);
        words.stream()
                .filter(SearchText::isUnspaced)
                .forEach(word -> terms.add(new Term(word, "%" + word + "%", true)));
    }
}
