package org.tripoint.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Service;
import org.tripoint.platform.NodeClock;
import org.tripoint.platform.NodeSettings;

/// The judge of who may sign in. For a login that nobody has it does the same work as for one that exists, and
/// every attempt stands in the journal, with an account only where there is one: people type passwords into the
/// wrong field. Thread-safe.
@Service
public class SignIns {

    private static final int MAX_LOGIN_CHARACTERS = 64;

    private final Accounts accounts;
    private final Passwords passwords;
    private final Throttle throttle;
    private final Sessions sessions;
    private final Cookies cookies;
    private final Pins pins;
    private final Journal journal;
    private final NodeClock clock;
    private final boolean example;

    SignIns(
            Accounts accounts,
            Passwords passwords,
            Throttle throttle,
            Sessions sessions,
            Cookies cookies,
            Pins pins,
            Journal journal,
            NodeClock clock,
            NodeSettings settings) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.cookies = cookies;
        this.pins = pins;
        this.journal = journal;
        this.clock = clock;
        this.example = settings.mode().isExample();
    }

    /// Judges one attempt. Where it is right, opens a session with a new secret and puts that into the cookie.
    public SignInVerdict judge(
            String typedLogin, String password, HttpServletRequest request, HttpServletResponse response) {
        var login = typedLogin.strip().toLowerCase(Locale.ROOT);
        var address = request.getRemoteAddr();
        var early = throttle.attempt(login, address, clock.instant());
        if (early.isPresent()) {
            journal.signIn(null, "access.journal.too-early", Journal.Outcome.REFUSED);
            return new SignInVerdict.Early(early.get());
        }
        var secret =
                login.length() > MAX_LOGIN_CHARACTERS ? Optional.<Accounts.Secret>empty() : accounts.findSecret(login);
        boolean right = passwords.matches(password, secret.map(Accounts.Secret::passwordHash));
        var account = secret.map(Accounts.Secret::account).orElse(null);
        if (account == null || !right || !maySignIn(account)) {
            journal.signIn(account, reason(account, right), Journal.Outcome.REFUSED);
            return new SignInVerdict.Refused();
        }
        throttle.forgive(login, address);
        journal.signIn(account, "access.journal.password", Journal.Outcome.DONE);
        var browser =
                Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("");
        cookies.setSession(request, response, sessions.begin(account.id(), address, browser));
        rememberMachine(account.id(), request, response);
        return new SignInVerdict.Accepted(account.id());
    }

    private void rememberMachine(AccountId account, HttpServletRequest request, HttpServletResponse response) {
        var machine = cookies.findMachine(request).orElseGet(SecretToken::create);
        cookies.setMachine(request, response, machine);
        pins.signedIn(machine, account);
    }

    /// Ends the session of this browser.
    public void signOut(Presence.InSession presence, HttpServletRequest request, HttpServletResponse response) {
        sessions.end(presence.viewer().account(), presence.session());
        journal.signOut(presence.viewer());
        cookies.clearSession(request, response);
    }

    /// Changes the password of the account that is signed in, ends all its sessions and tokens, and opens a new
    /// session for this browser. Key of the text that says why not, if it is refused.
    public Optional<String> changePassword(
            Presence.InSession presence,
            String current,
            String wanted,
            HttpServletRequest request,
            HttpServletResponse response) {
        var viewer = presence.viewer();
        var address = request.getRemoteAddr();
        if (throttle.attempt(viewer.login(), address, clock.instant()).isPresent()) {
            return Optional.of("access.journal.too-early");
        }
        var secret = accounts.findSecret(viewer.login());
        if (!passwords.matches(current, secret.map(Accounts.Secret::passwordHash))) {
            return Optional.of("access.password.wrong");
        }
        throttle.forgive(viewer.login(), address);
        var fault = passwords.findFault(viewer.login(), wanted);
        if (fault.isEmpty()) {
            accounts.setPassword(viewer.account(), wanted);
            journal.writeAbout(viewer, "access.password.title", viewer.account());
            cookies.setSession(request, response, sessions.begin(viewer.account(), address, browser(request)));
            rememberMachine(viewer.account(), request, response);
        }
        return fault;
    }

    private static String browser(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("");
    }

    private boolean maySignIn(Account account) {
        return account.disabledAt() == null && (example || !account.example());
    }

    private static String reason(@Nullable Account account, boolean right) {
        if (account == null) {
            return "access.journal.unknown-login";
        }
        return right ? "access.journal.closed-account" : "access.journal.wrong-password";
    }
}
