package org.tripoint.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/// The guard before every handler: what is not declared by [Allowed] or [Open] is closed. A stranger is sent to
/// the door and comes back from there; who is signed in and not allowed gets a refusal, which the journal notes.
@Component
class RouteRights implements HandlerInterceptor {

    /// Handlers of rooms that know nothing of accounts.
    private static final Set<String> OPEN = Set.of("/health");

    private final Journal journal;

    RouteRights(Journal journal) {
        this.journal = journal;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        // a request is judged when it comes in; what the node dispatches to itself afterwards is its answer
        if (request.getDispatcherType() != DispatcherType.REQUEST || isOpen(request, handler)) {
            return true;
        }
        var viewer = Presence.of(request).findViewer();
        if (viewer.isEmpty()) {
            sendToDoor(request, response);
            return false;
        }
        if (allowed(handler).filter(viewer.get()::hasAny).isPresent()) {
            return true;
        }
        journal.refuse(viewer.get(), isSafe(request));
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
        return false;
    }

    private static boolean isOpen(HttpServletRequest request, Object handler) {
        return switch (handler) {
            case HandlerMethod method ->
                method.hasMethodAnnotation(Open.class)
                        || OPEN.contains(
                                String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)));
            case ResourceHttpRequestHandler files -> true;
            default -> false;
        };
    }

    private static Optional<java.util.List<Role>> allowed(Object handler) {
        return handler instanceof HandlerMethod method
                ? Optional.ofNullable(method.getMethodAnnotation(Allowed.class))
                        .map(Allowed::value)
                        .map(Arrays::asList)
                : Optional.empty();
    }

    private static boolean isSafe(HttpServletRequest request) {
        var method = HttpMethod.valueOf(request.getMethod());
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    /// A person goes to the login page and on from there; a script learns the state and where the door is.
    private static void sendToDoor(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", door(path(request.getHeader("HX-Current-URL"))));
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (accepts(request, "text/html")) {
            var next = isSafe(request) ? here(request) : path(request.getHeader(HttpHeaders.REFERER));
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, door(next));
        } else {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    private static boolean accepts(HttpServletRequest request, String type) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(type);
    }

    private static String here(HttpServletRequest request) {
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /// Path and query of the page that a form was sent from.
    private static @Nullable String path(@Nullable String address) {
        return address == null ? null : address.replaceFirst("^https?://[^/]*", "");
    }

    private static String door(@Nullable String next) {
        var safe = NextPage.safe(next);
        return safe.equals(NextPage.FIRST)
                ? "/login"
                : "/login?next=" + URLEncoder.encode(safe, StandardCharsets.UTF_8);
    }
}
