package org.tripoint.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Service;
import org.tripoint.platform.NodeClock;

/// The change of user at a shared machine: the next one of the shift takes over with his number, and the session of the
/// one before ends in the same moment. Every attempt stands in the journal. Thread-safe.
@Service
public class ShiftChanges {

    private final Pins pins;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Throttle throttle;
    private final Sessions sessions;
    private final Cookies cookies;
    private final Journal journal;
    private final NodeClock clock;

    ShiftChanges(
            Pins pins,
            Accounts accounts,
            Passwords passwords,
            Throttle throttle,
            Sessions sessions,
            Cookies cookies,
            Journal journal,
            NodeClock clock) {
        this.pins = pins;
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.cookies = cookies;
        this.journal = journal;
        this.clock = clock;
    }

    /// Who may take over this machine with a number.
    public List<Account> list(HttpServletRequest request) {
        return cookies.findMachine(request).map(pins::list).orElse(List.of());
    }

    /// Judges one attempt. Where it is right, ends the session of this browser and opens one of the account.
    public SignInVerdict judge(AccountId wanted, String pin, HttpServletRequest request, HttpServletResponse response) {
        var machine = cookies.findMachine(request);
        var account =
                list(request).stream().filter(each -> each.id().equals(wanted)).findFirst();
        if (machine.isEmpty() || account.isEmpty()) {
            journal.signIn(null, "access.journal.wrong-pin", Journal.Outcome.REFUSED);
            return new SignInVerdict.Refused();
        }
        var login = account.get().login();
        var address = request.getRemoteAddr();
        var early = throttle.attempt(login, address, clock.instant());
        if (early.isPresent()) {
            journal.signIn(account.get(), "access.journal.too-early", Journal.Outcome.REFUSED);
            return new SignInVerdict.Early(early.get());
        }
        if (!pins.matches(machine.get(), wanted, pin)) {
            journal.signIn(account.get(), "access.journal.wrong-pin", Journal.Outcome.REFUSED);
            return new SignInVerdict.Refused();
        }
        throttle.forgive(login, address);
        leave(request);
        journal.signIn(account.get(), "access.journal.pin", Journal.Outcome.DONE);
        var browser =
                Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("");
        cookies.setSession(request, response, sessions.begin(wanted, address, browser));
        return new SignInVerdict.Accepted(wanted);
    }

    private void leave(HttpServletRequest request) {
        if (Presence.of(request) instanceof Presence.InSession(Viewer viewer, SessionId session)) {
            sessions.end(viewer.account(), session);
            journal.signOut(viewer);
        }
    }

    /// Gives the account that is signed in a number of its own; its password is asked, for a machine may stand open.
    /// Key of the text that says why not, if it is refused.
    public Optional<String> setPin(
            Presence.InSession presence, String password, String pin, HttpServletRequest request) {
        var viewer = presence.viewer();
        var address = request.getRemoteAddr();
        if (throttle.attempt(viewer.login(), address, clock.instant()).isPresent()) {
            return Optional.of("access.journal.too-early");
        }
        var secret = accounts.findSecret(viewer.login());
        if (!passwords.matches(password, secret.map(Accounts.Secret::passwordHash))) {
            return Optional.of("access.password.wrong");
        }
        throttle.forgive(viewer.login(), address);
        var fault = pins.findFault(pin);
        if (fault.isEmpty()) {
            pins.set(viewer.account(), pin);
            journal.writeAbout(viewer, "access.pin.set", viewer.account());
        }
        return fault;
    }

    /// Takes the number of the account that is signed in away.
    public void removePin(Presence.InSession presence) {
        pins.remove(presence.viewer().account());
        journal.writeAbout(
                presence.viewer(), "access.pin.remove", presence.viewer().account());
    }
}
