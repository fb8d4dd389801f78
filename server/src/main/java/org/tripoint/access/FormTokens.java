package org.tripoint.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;

/// The token that every form and every htmx request carries back (OWASP: HMAC-based token pattern). It follows
/// from the secret of the session, or of the visit before one, so it is bound to that cookie and the node keeps
/// nothing.
@Component
class FormTokens implements CsrfTokenRepository {

    private static final String PURPOSE = "tripoint form";
    private static final String FRESH = FormTokens.class.getName();

    private final Cookies cookies;

    FormTokens(Cookies cookies) {
        this.cookies = cookies;
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return cookies.findSession(request)
                .or(() -> cookies.findVisit(request))
                .map(FormTokens::token)
                .orElse(null);
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        var visit = SecretToken.create();
        request.setAttribute(FRESH, visit);
        return token(visit);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token != null && request.getAttribute(FRESH) instanceof SecretToken visit) {
            cookies.setVisit(request, response, visit);
        }
    }

    static CsrfToken token(SecretToken secret) {
        return new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", secret.derive(PURPOSE));
    }
}
