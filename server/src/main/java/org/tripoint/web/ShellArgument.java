package org.tripoint.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.tripoint.access.Presence;
import org.tripoint.access.ReaderLanguage;
import org.tripoint.ledger.Changes;

/// Gives controller methods their [Shell].
@Component
class ShellArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    /// The reader's choice between light and dark, for all nodes of this machine.
    static final String THEME = "tripoint-theme";

    private final Framing framing;
    private final ReaderLanguage languages;
    private final Changes changes;

    ShellArgument(Framing framing, ReaderLanguage languages, Changes changes) {
        this.framing = framing;
        this.languages = languages;
        this.changes = changes;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Shell.class;
    }

    @Override
    public Shell resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        return new Shell(
                Presence.of(request).findViewer(),
                languages.texts(request),
                framing,
                new Shell.Request(here(request), Frame.Theme.of(theme(request)), csrf(request), changes.moment()));
    }

    /// Path and query of the page, also where the node answers with another page instead.
    private static String here(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked) {
            return asked;
        }
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static String theme(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(THEME))
                .map(Cookie::getValue)
                .findFirst()
                .orElse("");
    }

    /// A request that was refused before it came so far has no token, and its page no form that could be sent.
    private static Frame.Csrf csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Frame.Csrf(token.getParameterName(), token.getHeaderName(), token.getToken())
                : new Frame.Csrf("_csrf", "X-CSRF-TOKEN", "");
    }
}
