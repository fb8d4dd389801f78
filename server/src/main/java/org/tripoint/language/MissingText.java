package org.tripoint.language;

/// A text that one language does not have. An error of the program, so that no page shows a key in place of a text.
public final class MissingText extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingText(String key, Language language) {
        super("No text \"" + key + "\" in the language " + language + ".");
    }
}
