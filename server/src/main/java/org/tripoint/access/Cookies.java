package org.tripoint.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.tripoint.language.Language;
import org.tripoint.platform.NodeSettings;

/// The cookies of this node. Their names hold the party, because nodes on one machine share a browser's cookies
/// whatever their port. No script reads them, no other site sends them with a form, and over TLS they never
/// travel without it.
@Component
class Cookies {

    private static final Duration A_YEAR = Duration.ofDays(365);

    private final String session;

    Cookies(NodeSettings settings) {
        this.session = "tripoint-" + settings.party().value().toLowerCase(Locale.ROOT);
    }

    /// The secret of the session that the browser shows.
    Optional<SecretToken> findSession(HttpServletRequest request) {
        return find(request, session).flatMap(SecretToken::find);
    }

    void setSession(HttpServletRequest request, HttpServletResponse response, SecretToken token) {
        add(request, response, session, token.value(), Optional.empty());
    }

    void clearSession(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, session, "", Optional.of(Duration.ZERO));
    }

    /// The secret of a browser that is not signed in, to which the forms it is given are bound.
    Optional<SecretToken> findVisit(HttpServletRequest request) {
        return find(request, session + "-visit").flatMap(SecretToken::find);
    }

    void setVisit(HttpServletRequest request, HttpServletResponse response, SecretToken token) {
        add(request, response, session + "-visit", token.value(), Optional.empty());
    }

    /// The secret of the machine, which outlives its sessions.
    Optional<SecretToken> findMachine(HttpServletRequest request) {
        return find(request, session + "-machine").flatMap(SecretToken::find);
    }

    void setMachine(HttpServletRequest request, HttpServletResponse response, SecretToken token) {
        add(request, response, session + "-machine", token.value(), Optional.of(A_YEAR));
    }

    /// The language that a stranger chose.
    Optional<String> findLanguage(HttpServletRequest request) {
        return find(request, session + "-language");
    }

    void setLanguage(HttpServletRequest request, HttpServletResponse response, Language language) {
        add(request, response, session + "-language", language.tag(), Optional.of(A_YEAR));
    }

    private static Optional<String> find(HttpServletRequest request, String name) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    private static void add(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            String value,
            Optional<Duration> maxAge) {
        var cookie = ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .secure(request.isSecure());
        maxAge.ifPresent(cookie::maxAge);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }
}
