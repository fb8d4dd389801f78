package org.tripoint.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;
import org.tripoint.access.Accounts;
import org.tripoint.access.Allowed;
import org.tripoint.access.NextPage;
import org.tripoint.access.Open;
import org.tripoint.access.ReaderLanguage;
import org.tripoint.access.Viewer;

/// How a reader wants his pages: the language goes with his account, the theme stays with the machine.
@Controller
class Preferences {

    private static final Duration A_YEAR = Duration.ofDays(365);

    private final Accounts accounts;
    private final ReaderLanguage languages;

    Preferences(Accounts accounts, ReaderLanguage languages) {
        this.accounts = accounts;
        this.languages = languages;
    }

    @Allowed
    @PostMapping("/preferences/language")
    RedirectView language(Viewer viewer, @RequestParam String language, @RequestParam String next) {
        languages.languages().find(language).ifPresent(wanted -> accounts.setLanguage(viewer.account(), wanted));
        return to(next);
    }

    @Open
    @PostMapping("/preferences/theme")
    RedirectView theme(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam String theme,
            @RequestParam String next) {
        var cookie = ResponseCookie.from(
                        ShellArgument.THEME, Frame.Theme.of(theme).cookie())
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .secure(request.isSecure())
                .maxAge(A_YEAR);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
        return to(next);
    }

    private static RedirectView to(String next) {
        var view = new RedirectView(NextPage.safe(next), true, false, false);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}
