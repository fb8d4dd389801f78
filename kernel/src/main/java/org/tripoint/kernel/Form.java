package org.tripoint.kernel;

import java.util.regex.Pattern;

/// The written form of an identifier, checked where the identifier is made.
final class Form {

    static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+){0,15}");
    static final int MAX_LENGTH = 64;

    private Form() {}

    static void check(String what, Pattern form, String value) {
        if (value.length() > MAX_LENGTH || !form.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "expected a " + what + " of the form " + form + ", found: " + shorten(value));
        }
    }

    private static String shorten(String value) {
        return value.length() <= MAX_LENGTH ? value : value.substring(0, MAX_LENGTH) + "…";
    }
}
