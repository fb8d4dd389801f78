package org.tripoint.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.tripoint.access.Allowed;
import org.tripoint.access.NextPage;
import org.tripoint.access.Open;
import org.tripoint.access.Presence;
import org.tripoint.access.ReaderLanguage;
import org.tripoint.access.SignInVerdict;
import org.tripoint.access.SignIns;
import org.tripoint.access.Viewer;
import org.tripoint.language.Texts;
import org.tripoint.platform.NodeClock;
import org.tripoint.platform.NodeSettings;

/// The door: signing in, and out again.
@Controller
class LoginPage {

    private final SignIns signIns;
    private final ReaderLanguage languages;
    private final NodeSettings settings;
    private final NodeClock clock;

    LoginPage(SignIns signIns, ReaderLanguage languages, NodeSettings settings, NodeClock clock) {
        this.signIns = signIns;
        this.languages = languages;
        this.settings = settings;
        this.clock = clock;
    }

    @Open
    @GetMapping("/login")
    ModelAndView form(Texts t, CsrfToken csrf, Optional<Viewer> viewer, @RequestParam(defaultValue = "") String next) {
        return viewer.isPresent() ? to(next) : page(t, csrf, next, "", null, HttpStatus.OK);
    }

    @Open
    @PostMapping("/login")
    ModelAndView signIn(
            Texts t,
            CsrfToken csrf,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String next) {
        return switch (signIns.judge(login, password, request, response)) {
            case SignInVerdict.Accepted accepted -> to(next);
            case SignInVerdict.Refused() ->
                page(t, csrf, next, login, t.of("access.login.refused"), HttpStatus.UNPROCESSABLE_CONTENT);
            case SignInVerdict.Early(var until) -> {
                var wait = Duration.between(clock.instant(), until).plusMinutes(1);
                response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds()));
                var error = t.of("access.login.early", Map.of("duration", t.duration(wait)));
                yield page(t, csrf, next, login, error, HttpStatus.TOO_MANY_REQUESTS);
            }
        };
    }

    @Allowed
    @PostMapping("/logout")
    RedirectView signOut(Presence.InSession presence, HttpServletRequest request, HttpServletResponse response) {
        signIns.signOut(presence, request, response);
        return redirect("/login");
    }

    private ModelAndView page(
            Texts t, CsrfToken csrf, String next, String login, @Nullable String error, HttpStatusCode status) {
        var model = new HashMap<String, Object>();
        model.put("t", t);
        model.put("languages", languages.languages().list());
        model.put("csrf", csrf.getToken());
        model.put("next", NextPage.safe(next));
        model.put("login", login);
        model.put("exampleData", settings.mode().isExample());
        if (error != null) {
            model.put("error", error);
        }
        return new ModelAndView("access/login", model, status);
    }

    private static ModelAndView to(String next) {
        return new ModelAndView(redirect(NextPage.safe(next)));
    }

    static RedirectView redirect(String path) {
        var view = new RedirectView(path, true, false, false);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}
