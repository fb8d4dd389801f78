package org.tripoint.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/// Names that sources in Latin letters spell in several ways, such as Sekong and Xekong. Read once from
/// `language/spellings.csv`: the spelling that is kept, and one that means the same.
final class Spellings {

    private static final Spellings ON_CLASS_PATH = new Spellings(read());

    private final Map<String, String> kept;
    private final Pattern others;

    private Spellings(Map<String, String> kept) {
        this.kept = kept;
        this.others = Pattern.compile(kept.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "\\b(?:", ")\\b")));
    }

    /// Text in folded Latin letters with each name in the one spelling.
    static String keepOne(String folded) {
        return ON_CLASS_PATH.others.matcher(folded).replaceAll(ON_CLASS_PATH::keep);
    }

    private String keep(MatchResult found) {
        return kept.getOrDefault(found.group(), found.group());
    }

    private static Map<String, String> read() {
        try {
            var text = new ClassPathResource("language/spellings.csv").getContentAsString(StandardCharsets.UTF_8);
            var kept = new HashMap<String, String>();
            text.lines().skip(1).map(line -> line.split(",", 2)).forEach(pair -> kept.put(pair[1], pair[0]));
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException("The spellings of names could not be read.", e);
        }
    }
}
