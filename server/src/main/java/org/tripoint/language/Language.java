package org.tripoint.language;

import java.util.Locale;
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

    @Override
    public int compareTo(Language other) {
        return tag.compareTo(other.tag);
    }

    @Override
    public String toString() {
        return tag;
    }
}
