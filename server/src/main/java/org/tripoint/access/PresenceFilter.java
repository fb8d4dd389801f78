package org.tripoint.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tripoint.language.Language;
import org.tripoint.platform.NodeSettings;

/// Finds out, before anything else happens, how a request comes and in which language it is answered. A request
/// that names an access token is judged by that alone; its cookie is not looked at.
class PresenceFilter extends OncePerRequestFilter {

    /// Set by the script of a page that looks by itself whether something changed.
    private static final String LOOKED_BY_ITSELF = "X-Live";

    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final AccessTokens tokens;
    private final Cookies cookies;
    private final ReaderLanguage languages;
    private final NodeSettings settings;

    PresenceFilter(
            Sessions sessions, AccessTokens tokens, Cookies cookies, ReaderLanguage languages, NodeSettings settings) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.cookies = cookies;
        this.languages = languages;
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authorization = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION));
        var presence = authorization.isPresent()
                ? withToken(authorization.get(), request, response)
                : inSession(request, response);
        presence.attach(request);
        if (authorization.isPresent() && presence instanceof Presence.Stranger) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        chain.doFilter(request, response);
    }

    private Presence inSession(HttpServletRequest request, HttpServletResponse response) {
        boolean active = request.getHeader(LOOKED_BY_ITSELF) == null
                && !request.getRequestURI().equals("/live");
        var held = cookies.findSession(request).flatMap(token -> sessions.find(token, active));
        var language = languages.choose(
                request,
                response,
                held.flatMap(session -> session.account().findLanguage()).orElse(null));
        return held.<Presence>map(session -> new Presence.InSession(viewer(session.account(), language), session.id()))
                .orElseGet(Presence.Stranger::new);
    }

    private Presence withToken(String authorization, HttpServletRequest request, HttpServletResponse response) {
        var shown = authorization.startsWith(BEARER)
                ? tokens.find(authorization.substring(BEARER.length()).strip())
                : Optional.<AccessTokens.Held>empty();
        var language = languages.choose(
                request,
                response,
                shown.flatMap(held -> held.account().findLanguage()).orElse(null));
        return shown.<Presence>map(held -> new Presence.WithToken(viewer(held.account(), language), held.id()))
                .orElseGet(Presence.Stranger::new);
    }

    private Viewer viewer(Account account, Language language) {
        return new Viewer(
                account.id(),
                account.login(),
                settings.party(),
                account.service(),
                account.unit(),
                account.office(),
                account.level(),
                account.roles(),
                language);
    }
}
