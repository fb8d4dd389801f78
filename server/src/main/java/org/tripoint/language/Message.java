package org.tripoint.language;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// One text of one language, parsed. [MessageFormat] keeps state while it formats, so each use works on a copy.
record Message(String key, String pattern, MessageFormat format, SortedSet<String> arguments) {

    static Message parse(Language language, String key, String pattern) {
        try {
            var format = new MessageFormat(pattern, language.locale());
            return new Message(key, pattern, format, argumentsOf(pattern));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The text " + key + " of " + language + " is not a message pattern: " + e.getMessage(), e);
        }
    }

    /// The names of all arguments, those inside plural and select branches too.
    private static SortedSet<String> argumentsOf(String text) {
        var pattern = new MessagePattern(text);
        var names = new TreeSet<String>();
        for (int i = 0; i < pattern.countParts(); i++) {
            var part = pattern.getPart(i);
            switch (part.getType()) {
                case ARG_NAME -> names.add(pattern.getSubstring(part));
                case ARG_NUMBER ->
                    throw new IllegalArgumentException("arguments have names; found {" + part.getValue() + "}");
                default -> {
                    // every other part is text or the inside of an argument
                }
            }
        }
        return names;
    }

    /// The text with its arguments. Throws when one that it shows was not given.
    String format(Map<String, ?> given) {
        var text = format.clone().format(given);
        for (var name : arguments) {
            // ICU leaves "{name}" standing where no value was given
            if (!given.containsKey(name) && text.contains("{" + name + "}")) {
                throw new IllegalArgumentException("The text " + key + " shows {" + name + "}, which was not given.");
            }
        }
        return text;
    }
}
