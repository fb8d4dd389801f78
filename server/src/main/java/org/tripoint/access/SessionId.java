package org.tripoint.access;

import java.util.UUID;

/// The name of a session on pages. It proves nothing: only the cookie's token does.
public record SessionId(UUID value) {

    /// The session of this written name. Throws when it is none.
    public static SessionId parse(String text) {
        return new SessionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
