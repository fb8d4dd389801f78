package org.tripoint.language;

import java.util.StringJoiner;
import java.util.regex.Pattern;

/// The order of the signs of a Khmer syllable, which normal form C does not fix: base, subscripts with subscript RO
/// last, register shifter, vowel, other signs. Two orders look alike and do not find one another.
final class KhmerSpelling {

    private static final String BASE = "[\\u1780-\\u17B3]";
    private static final Pattern SYLLABLE = Pattern.compile(BASE
            + "\\u17CC?"
            + "(?:\\u17D2(?!\\u179A)" + BASE + "){0,2}(?:\\u17D2\\u179A)?"
            + "[\\u17C9\\u17CA]?"
            + "[\\u17B6-\\u17C5]?"
            + "[\\u17C6-\\u17C8\\u17CB\\u17CD-\\u17D1\\u17DD]{0,2}");
    private static final Pattern DIGIT = Pattern.compile("[\\u17E0-\\u17E9]");
    private static final Pattern SIGN = Pattern.compile("[\\u17B4-\\u17D3\\u17DD]");

    /// Words that look the same with the other subscript.
    private static final String[] LOOKALIKES = {
        "សេចក្តី",
        "ផ្តល់",
        "បណ្តា",
        "ប្តូរ",
        "បណ្តុះ",
        "សប្តាហ៍",
        "កណ្តាល",
        "ឧត្តរ",
        "ផ្តាច់",
        "ប្តេជ្ញា",
        "មន្ដ្រី",
        "ប៉ុស្ដិ៍",
        "អន្ដរ",
        "មេត្ដា",
        "វិច្ឆិដា",
        "អង្គដា",
        "បន្ដ",
        "ស្ដីពី",
    };

    private KhmerSpelling() {}

    /// What is wrong in this text, empty where nothing is.
    static String faults(String text) {
        var faults = new StringJoiner("; ");
        var rest = SYLLABLE.matcher(text).replaceAll("");
        if (SIGN.matcher(rest).find()) {
            faults.add("a sign outside a well-ordered syllable near \"" + near(text) + "\"");
        }
        if (DIGIT.matcher(text).find()) {
            faults.add("digits are 0 to 9");
        }
        for (var word : LOOKALIKES) {
            if (text.contains(word)) {
                faults.add("\"" + word + "\" has the other subscript that looks the same");
            }
        }
        return faults.toString();
    }

    private static String near(String text) {
        var syllable = SYLLABLE.matcher(text);
        int end = 0;
        while (syllable.find()) {
            if (SIGN.matcher(text.substring(end, syllable.start())).find()) {
                return text.substring(Math.max(0, end - 4), Math.min(text.length(), syllable.start() + 4));
            }
            end = syllable.end();
        }
        return text.substring(end);
    }
}
