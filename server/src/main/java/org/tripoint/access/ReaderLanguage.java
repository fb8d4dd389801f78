package org.tripoint.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.tripoint.language.Catalogues;
import org.tripoint.language.Language;
import org.tripoint.language.LanguageWish;
import org.tripoint.language.Languages;
import org.tripoint.language.Texts;
import org.tripoint.platform.NodeSettings;

/// The language in which a request is answered: `?lang=`, else the account's, else the cookie's, else the
/// browser's, else the node's. A stranger's `?lang=` is remembered in his cookie.
@Component
public class ReaderLanguage {

    private static final String PARAMETER = "lang";

    private final Catalogues catalogues;
    private final NodeSettings settings;
    private final Cookies cookies;
    private final Language ofTheNode;

    ReaderLanguage(Catalogues catalogues, NodeSettings settings, Cookies cookies) {
        this.catalogues = catalogues;
        this.settings = settings;
        this.cookies = cookies;
        this.ofTheNode = catalogues.languages().get(settings.language());
    }

    /// The language of this request. Throws nothing, whatever a stranger sends.
    public Language of(HttpServletRequest request) {
        return request.getAttribute(Language.class.getName()) instanceof Language language ? language : ofTheNode;
    }

    /// The texts of this request's language, with times in the node's zone.
    public Texts texts(HttpServletRequest request) {
        return new Texts(catalogues, of(request), settings.zone());
    }

    /// All languages that may be chosen.
    public Languages languages() {
        return catalogues.languages();
    }

    /// Chooses for the rest of the request.
    Language choose(HttpServletRequest request, HttpServletResponse response, @Nullable String account) {
        var parameter = request.getQueryString() == null ? null : request.getParameter(PARAMETER);
        var wish = new LanguageWish(
                parameter,
                account,
                cookies.findLanguage(request).orElse(null),
                request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        var language = languages().choose(wish, ofTheNode);
        request.setAttribute(Language.class.getName(), language);
        if (account == null && language.tag().equals(parameter)) {
            cookies.setLanguage(request, response, language);
        }
        return language;
    }
}
