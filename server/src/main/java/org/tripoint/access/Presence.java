package org.tripoint.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;

/// How a request comes: from a stranger, from a browser that is signed in, or from a program with an access token.
public sealed interface Presence {

    /// Nobody that the node knows.
    record Stranger() implements Presence {}

    /// A browser in an open session.
    record InSession(Viewer viewer, SessionId session) implements Presence {}

    /// A program that shows an access token; it has no cookie and sends no form of ours.
    record WithToken(Viewer viewer, UUID token) implements Presence {}

    /// Who asks, unless it is a stranger.
    default Optional<Viewer> findViewer() {
        return switch (this) {
            case Stranger() -> Optional.empty();
            case InSession(Viewer viewer, SessionId session) -> Optional.of(viewer);
            case WithToken(Viewer viewer, UUID token) -> Optional.of(viewer);
        };
    }

    /// How this request comes; a request that was refused before anybody looked comes from a stranger.
    static Presence of(HttpServletRequest request) {
        return request.getAttribute(Presence.class.getName()) instanceof Presence presence ? presence : new Stranger();
    }

    /// Remembers it for the rest of the request.
    default void attach(HttpServletRequest request) {
        request.setAttribute(Presence.class.getName(), this);
    }
}
