package org.tripoint.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.server.ResponseStatusException;
import org.tripoint.language.Language;
import org.tripoint.language.Texts;

/// Gives controller methods who asks and what he reads: [Viewer], `Optional<Viewer>` on open pages, [Presence],
/// [Presence.InSession] where only a person may act, [Language] and [Texts].
@Component
class ReaderArguments implements HandlerMethodArgumentResolver {

    private final ReaderLanguage languages;

    ReaderArguments(ReaderLanguage languages) {
        this.languages = languages;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        var type = parameter.nestedIfOptional().getNestedParameterType();
        if (parameter.isOptional()) {
            return type == Viewer.class;
        }
        return type == Viewer.class
                || type == Language.class
                || type == Texts.class
                || Presence.class.isAssignableFrom(type);
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        var presence = Presence.of(request);
        var type = parameter.getParameterType();
        if (type == Optional.class) {
            return presence.findViewer();
        }
        if (type == Language.class) {
            return languages.of(request);
        }
        if (type == Texts.class) {
            return languages.texts(request);
        }
        if (type == Viewer.class) {
            return presence.findViewer()
                    .orElseThrow(() -> new IllegalStateException("expected a signed-in viewer of "
                            + request.getRequestURI() + ", found a stranger: an open handler takes Optional<Viewer>"));
        }
        if (!type.isInstance(presence)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return presence;
    }
}
