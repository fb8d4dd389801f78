package org.tripoint.web;

import org.jspecify.annotations.Nullable;

/// One row of a form as a page shows it: every text is ready to read.
///
/// @param name the parameter's name, also the element's id
/// @param value what was typed, kept when the form comes back
/// @param error what was expected, what was found and what to do; absent when the value is right
public record Field(
        String name,
        String label,
        String value,
        boolean required,
        @Nullable String hint,
        @Nullable String error) {

    /// A field that must be filled.
    public static Field required(String name, String label, String value) {
        return new Field(name, label, value, true, null, null);
    }

    /// A field that may stay empty.
    public static Field optional(String name, String label, String value) {
        return new Field(name, label, value, false, null, null);
    }

    /// The same field with a line that helps to fill it.
    public Field hint(String text) {
        return new Field(name, label, value, required, text, error);
    }

    /// The same field with what is wrong with it, or without when there is nothing.
    public Field error(@Nullable String text) {
        return new Field(name, label, value, required, hint, text);
    }

    /// Whether the value was refused.
    public boolean wrong() {
        return error != null;
    }

    /// The ids of the lines that describe the field to those who hear it.
    public @Nullable String describedBy() {
        var ids = (error != null ? name + "-error " : "") + (hint != null ? name + "-hint" : "");
        return ids.isEmpty() ? null : ids.strip();
    }
}
