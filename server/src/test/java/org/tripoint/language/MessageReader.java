package org.tripoint.language;

import com.ibm.icu.text.MessagePattern;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedSet;
import java.util.TreeSet;

/// Takes a message pattern apart for the tests: what a reader sees, and what a caller must give.
final class MessageReader {

    private MessageReader() {}

    /// Everything that stands in the pattern to be read, of all branches, without the syntax.
    static String literals(String text) {
        var pattern = new MessagePattern(text);
        var literals = new StringBuilder();
        for (int i = 0; i < pattern.countParts() - 1; i++) {
            var part = pattern.getPart(i);
            switch (part.getType()) {
                case MSG_START, ARG_LIMIT, SKIP_SYNTAX, INSERT_CHAR, REPLACE_NUMBER ->
                    literals.append(
                            text, part.getLimit(), pattern.getPart(i + 1).getIndex());
                default -> {
                    // inside an argument
                }
            }
        }
        return literals.toString();
    }

    /// Names of all arguments with their kind, nested ones too; a select with its branches.
    static SortedSet<String> arguments(String text) {
        var pattern = new MessagePattern(text);
        var found = new TreeSet<String>();
        Deque<String> open = new ArrayDeque<>();
        for (int i = 0; i < pattern.countParts(); i++) {
            var part = pattern.getPart(i);
            switch (part.getType()) {
                case ARG_START -> {
                    open.push(pattern.getSubstring(pattern.getPart(i + 1)) + " " + part.getArgType());
                    found.add(open.element());
                }
                case ARG_LIMIT -> open.pop();
                case ARG_SELECTOR -> {
                    if (open.element().endsWith(" SELECT")) {
                        found.add(open.element() + " " + pattern.getSubstring(part));
                    }
                }
                default -> {
                    // text or the inside of a simple argument
                }
            }
        }
        return found;
    }
}
