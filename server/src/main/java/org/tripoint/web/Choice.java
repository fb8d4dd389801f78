package org.tripoint.web;

import org.jspecify.annotations.Nullable;

/// One of several answers that a form offers.
///
/// @param label ready to read
public record Choice(String value, String label, @Nullable Icon icon) {

    /// An answer in words alone.
    public static Choice of(String value, String label) {
        return new Choice(value, label, null);
    }
}
