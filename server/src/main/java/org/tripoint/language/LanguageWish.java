package org.tripoint.language;

import org.jspecify.annotations.Nullable;

/// What is known about the language that one reader wants, in the order in which it counts: the page's `lang`
/// parameter, the account, the cookie, the browser's `Accept-Language`. Each part may be absent or not a language at
/// all.
public record LanguageWish(
        @Nullable String parameter,
        @Nullable String account,
        @Nullable String cookie,
        @Nullable String acceptLanguage) {

    /// Somebody of whom nothing is known.
    public static LanguageWish none() {
        return new LanguageWish(null, null, null, null);
    }
}
