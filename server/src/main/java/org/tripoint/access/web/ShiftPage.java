package org.tripoint.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tripoint.access.Account;
import org.tripoint.access.AccountId;
import org.tripoint.access.Open;
import org.tripoint.access.ShiftChanges;
import org.tripoint.access.SignInVerdict;
import org.tripoint.language.Texts;
import org.tripoint.platform.NodeClock;
import org.tripoint.web.Choice;
import org.tripoint.web.Field;
import org.tripoint.web.Shell;

/// The change of user at a shared machine. Open, because the session of the one before may have ended already; it names
/// only those who signed in at this machine with their password and gave themselves a number.
@Controller
class ShiftPage {

    private final ShiftChanges changes;
    private final NodeClock clock;

    ShiftPage(ShiftChanges changes, NodeClock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    @Open
    @GetMapping("/shift")
    ModelAndView show(Shell shell, HttpServletRequest request) {
        return page(shell, request, "", null, HttpStatus.OK);
    }

    @Open
    @PostMapping("/shift")
    ModelAndView change(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String pin) {
        var t = shell.t();
        if (!account.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            return page(shell, request, "", t.of("access.shift.refused"), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var wanted = new AccountId(UUID.fromString(account));
        return switch (changes.judge(wanted, pin.strip(), request, response)) {
            case SignInVerdict.Accepted accepted -> new ModelAndView(LoginPage.redirect("/today"));
            case SignInVerdict.Refused() ->
                page(shell, request, account, t.of("access.shift.refused"), HttpStatus.UNPROCESSABLE_CONTENT);
            case SignInVerdict.Early(var until) -> {
                var wait = Duration.between(clock.instant(), until).plusMinutes(1);
                response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds()));
                var error = t.of("access.login.early", Map.of("duration", t.duration(wait)));
                yield page(shell, request, account, error, HttpStatus.TOO_MANY_REQUESTS);
            }
        };
    }

    private ModelAndView page(
            Shell shell, HttpServletRequest request, String account, @Nullable String error, HttpStatus status) {
        var t = shell.t();
        var people = changes.list(request);
        var model = new HashMap<String, Object>();
        model.put("frame", shell.frame("", t.of("access.shift.title")).form());
        model.put("account", Field.required("account", t.of("access.shift.who"), account));
        model.put("people", people.stream().map(person -> choice(person, t)).toList());
        model.put("pin", Field.required("pin", t.of("access.pin.label"), "").error(error));
        return new ModelAndView("access/shift", model, status);
    }

    private static Choice choice(Account account, Texts t) {
        return Choice.of(
                account.id().toString(),
                account.login() + " · " + t.code("office", account.office().value()));
    }
}
