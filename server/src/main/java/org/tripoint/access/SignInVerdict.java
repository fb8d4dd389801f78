package org.tripoint.access;

import java.time.Instant;

/// What became of an attempt to sign in.
public sealed interface SignInVerdict {

    /// Right: a session is open and its secret is in the browser's cookie.
    record Accepted(AccountId account) implements SignInVerdict {}

    /// Wrong login or wrong password or an account that may not sign in; it is not said which.
    record Refused() implements SignInVerdict {}

    /// Too many attempts failed; it was not looked at.
    ///
    /// @param until when the next attempt is allowed
    record Early(Instant until) implements SignInVerdict {}
}
