package org.tripoint.access;

import org.springframework.stereotype.Service;

/// Whether somebody who was let in is still welcome: what a connection that stays open asks from time to time.
@Service
public class Presences {

    private final Sessions sessions;
    private final AccessTokens tokens;

    Presences(Sessions sessions, AccessTokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    /// False from the moment when the session ended, the token was revoked or the account disabled.
    public boolean isGood(Presence presence) {
        return switch (presence) {
            case Presence.Stranger() -> false;
            case Presence.InSession(Viewer viewer, SessionId session) -> sessions.isOpen(session);
            case Presence.WithToken(Viewer viewer, var token) -> tokens.isGood(token);
        };
    }
}
