package org.tripoint.language;

import java.util.StringJoiner;
import java.util.regex.Pattern;

/// Forms of Lao that look alike or are out of use: ຳ is one sign after the tone, ຫຼ ໜ ໝ are ligatures, ແ is one sign,
/// and digits are 0 to 9.
final class LaoSpelling {

    private static final Pattern TWO_SIGNS_FOR_AM = Pattern.compile("\\u0ECD[\\u0EC8-\\u0ECB]?\\u0EB2");
    private static final Pattern TONE_AFTER_AM = Pattern.compile("\\u0EB3[\\u0EC8-\\u0ECB]");
    private static final Pattern TWO_LETTERS = Pattern.compile("\\u0EAB[\\u0EA5\\u0E99\\u0EA1]");
    private static final Pattern TWO_E = Pattern.compile("\\u0EC0\\u0EC0");
    private static final Pattern DIGIT = Pattern.compile("[\\u0ED0-\\u0ED9]");
    private static final Pattern TONE_BEFORE_VOWEL = Pattern.compile("[\\u0EC8-\\u0ECB][\\u0EB1\\u0EB4-\\u0EBC]");

    private LaoSpelling() {}

    /// What is wrong in this text, empty where nothing is.
    static String faults(String text) {
        var faults = new StringJoiner("; ");
        check(faults, text, TWO_SIGNS_FOR_AM, "ຳ is written as two signs");
        check(faults, text, TONE_AFTER_AM, "the tone stands before ຳ");
        check(faults, text, TWO_LETTERS, "ຫຼ, ໜ and ໝ are written as ligatures");
        check(faults, text, TWO_E, "ແ is one sign");
        check(faults, text, DIGIT, "digits are 0 to 9");
        check(faults, text, TONE_BEFORE_VOWEL, "the tone stands after the vowel above or below");
        return faults.toString();
    }

    private static void check(StringJoiner faults, String text, Pattern wrong, String rule) {
        var found = wrong.matcher(text);
        if (found.find()) {
            faults.add(rule + ", found \"" + found.group() + "\"");
        }
    }
}
