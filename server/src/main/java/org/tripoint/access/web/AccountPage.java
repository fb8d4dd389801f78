package org.tripoint.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.tripoint.access.Allowed;
import org.tripoint.access.Journal;
import org.tripoint.access.Passwords;
import org.tripoint.access.Pins;
import org.tripoint.access.Presence;
import org.tripoint.access.Role;
import org.tripoint.access.SessionId;
import org.tripoint.access.Sessions;
import org.tripoint.access.ShiftChanges;
import org.tripoint.access.SignIns;
import org.tripoint.access.Viewer;
import org.tripoint.language.Texts;
import org.tripoint.web.Field;
import org.tripoint.web.Shell;

/// One's own account: what it stands for, its password, and the browsers that are signed in with it.
@Controller
class AccountPage {

    private final Sessions sessions;
    private final SignIns signIns;
    private final ShiftChanges changes;
    private final Pins pins;
    private final Journal journal;

    AccountPage(Sessions sessions, SignIns signIns, ShiftChanges changes, Pins pins, Journal journal) {
        this.sessions = sessions;
        this.signIns = signIns;
        this.changes = changes;
        this.pins = pins;
        this.journal = journal;
    }

    @Allowed
    @GetMapping("/account")
    ModelAndView show(Shell shell, Presence.InSession presence) {
        return page(shell, presence, Faults.NONE, HttpStatus.OK);
    }

    @Allowed
    @PostMapping("/account/password")
    ModelAndView changePassword(
            Shell shell,
            Presence.InSession presence,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String wanted) {
        var fault = signIns.changePassword(presence, current, wanted, request, response);
        if (fault.isEmpty()) {
            return new ModelAndView(LoginPage.redirect("/account"));
        }
        var words = shell.t().of(fault.get(), limits());
        boolean ofCurrent = fault.get().equals("access.password.wrong");
        return page(
                shell,
                presence,
                ofCurrent ? new Faults(words, null, null, null) : new Faults(null, words, null, null),
                HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /// What is wrong with the fields of the page's two forms; null where nothing is.
    private record Faults(
            @Nullable String current,
            @Nullable String wanted,
            @Nullable String ofPin,
            @Nullable String pin) {

        static final Faults NONE = new Faults(null, null, null, null);
    }

    @Allowed
    @PostMapping("/account/pin")
    ModelAndView setPin(
            Shell shell,
            Presence.InSession presence,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String pin) {
        var fault = changes.setPin(presence, current, pin.strip(), request);
        if (fault.isEmpty()) {
            return new ModelAndView(LoginPage.redirect("/account"));
        }
        var words = shell.t().of(fault.get(), digits());
        boolean ofPin = fault.get().startsWith("access.pin.");
        return page(
                shell,
                presence,
                ofPin ? new Faults(null, null, null, words) : new Faults(null, null, words, null),
                HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Allowed
    @PostMapping("/account/pin/remove")
    RedirectView removePin(Presence.InSession presence) {
        changes.removePin(presence);
        return LoginPage.redirect("/account");
    }

    private static Map<String, Object> digits() {
        return Map.of("min", Pins.MIN_DIGITS, "max", Pins.MAX_DIGITS);
    }

    @Allowed
    @PostMapping("/account/sessions/{id}/end")
    RedirectView end(Presence.InSession presence, @PathVariable UUID id) {
        var viewer = presence.viewer();
        sessions.end(viewer.account(), new SessionId(id));
        journal.signOut(viewer);
        return LoginPage.redirect("/account");
    }

    private ModelAndView page(Shell shell, Presence.InSession presence, Faults faults, HttpStatus status) {
        var t = shell.t();
        var viewer = presence.viewer();
        var model = new HashMap<String, Object>();
        model.put("frame", shell.frame("", t.of("web.account")));
        model.put("login", viewer.login());
        model.put("roles", roles(viewer, t));
        model.put(
                "current",
                Field.required("current", t.of("access.password.current"), "").error(faults.current()));
        model.put(
                "wanted",
                Field.required("wanted", t.of("access.password.wanted"), "")
                        .hint(t.of("access.password.length", limits()))
                        .error(faults.wanted()));
        model.put(
                "ofPin",
                Field.required("pin-current", t.of("web.login.password"), "").error(faults.ofPin()));
        model.put(
                "pin",
                Field.required("pin", t.of("access.pin.label"), "")
                        .hint(t.of("access.pin.form", digits()))
                        .error(faults.pin()));
        model.put("hasPin", pins.has(viewer.account()));
        model.put("sessions", rows(viewer, presence.session(), t));
        return new ModelAndView("access/own", model, status);
    }

    private List<SessionRow> rows(Viewer viewer, SessionId own, Texts t) {
        return sessions.list(viewer.account()).stream()
                .map(session -> new SessionRow(
                        session.id().toString(),
                        session.browser(),
                        t.of(
                                "access.session.words",
                                Map.of(
                                        "created",
                                        t.dateTime(session.created()),
                                        "seen",
                                        t.dateTime(session.seen()),
                                        "address",
                                        session.address())),
                        session.id().equals(own)))
                .sorted(Comparator.comparing(row -> !row.own()))
                .toList();
    }

    static String roles(Viewer viewer, Texts t) {
        return roles(viewer.roles(), t);
    }

    static String roles(Set<Role> roles, Texts t) {
        return roles.stream()
                .sorted()
                .map(role -> t.code("office", role.office()))
                .collect(Collectors.joining(" · "));
    }

    static Map<String, Object> limits() {
        return Map.of("min", Passwords.MIN_CHARACTERS, "max", Passwords.MAX_CHARACTERS);
    }
}
