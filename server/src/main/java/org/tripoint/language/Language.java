package org.tripoint.language;

import com.ibm.icu.lang.UScript;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A language of the interface, named by its BCP 47 tag as its catalogue folder is: `en`, `vi`, `lo`, `km`.
public record Language(String tag) implements Comparable<Language> {

    private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

    public Language {
        if (!TAG.matcher(tag).matches()) {
            throw new IllegalArgumentException("A language is named by a tag such as en or vi; found \"" + tag + "\".");
        }
    }

    /// The locale that numbers and plural forms follow: always with the digits 0 to 9, because they are read out over
    /// radio and telephone in all languages.
    Locale locale() {
        return Locale.forLanguageTag(tag + "-u-nu-latn");
    }

    /// Whether a reader of this language can read a name as it is written: in Latin letters or in the language's own.
    public boolean reads(String name) {
        var scripts = new TreeSet<Integer>();
        scripts.add(UScript.LATIN);
        for (int script : UScript.getCode(locale())) {
            scripts.add(script);
        }
        return name.codePoints().filter(Character::isLetter).allMatch(c -> scripts.contains(UScript.getScript(c)));
    }

    @Override
    public int compareTo(Language other) {
        return tag.compareTo(other.tag);
    }

    @Override
    public String toString() {
        return tag;
    }
}
