package org.tripoint.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/// Tells the framework, and with it the header `Content-Language`, what [ReaderLanguage] chose.
@Component("localeResolver")
class ReaderLocale implements LocaleResolver {

    private final ReaderLanguage languages;

    ReaderLocale(ReaderLanguage languages) {
        this.languages = languages;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return Locale.forLanguageTag(languages.of(request).tag());
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("a reader chooses his language by ?lang= or in his account");
    }
}
