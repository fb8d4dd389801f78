package org.tripoint.access;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseStatus;

/// Passwords as the database holds them: Argon2id with 19 MiB, two passes and one lane (RFC 9106; OWASP Password
/// Storage Cheat Sheet). At most four are hashed at a time, so that strangers cannot exhaust the node's memory.
/// Thread-safe.
@Component
public class Passwords {

    public static final int MIN_CHARACTERS = 12;
    public static final int MAX_CHARACTERS = 128;

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int AT_A_TIME = 4;
    private static final long WAIT_SECONDS = 10;

    private static final String CREATED_FROM = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int CREATED_CHARACTERS = 25;
    private static final int CREATED_GROUP = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, MEMORY_KIB, 2);
    private final Semaphore places = new Semaphore(AT_A_TIME, true);
    private final Set<String> published;
    private final String ofNobody;

    public Passwords() {
        published = ExampleAccounts.passwords();
        ofNobody = hash(SecretToken.create().value());
    }

    /// More people sign in at once than the node can check; nothing was decided.
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    static final class TooBusy extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooBusy() {
            super("more passwords to check than " + AT_A_TIME + " at a time within " + WAIT_SECONDS + " s");
        }
    }

    /// Key of the text that says why a new password is refused, if it is: too short or long, the login, or one
    /// that the demonstration publishes.
    public Optional<String> findFault(String login, String password) {
        int characters = password.codePointCount(0, password.length());
        var lower = password.toLowerCase(Locale.ROOT);
        if (characters < MIN_CHARACTERS || characters > MAX_CHARACTERS) {
            return Optional.of("access.password.length");
        }
        if (published.contains(lower)) {
            return Optional.of("access.password.published");
        }
        if (!login.isEmpty() && lower.contains(login)) {
            return Optional.of("access.password.login");
        }
        return Optional.empty();
    }

    /// A password that nobody can guess and that can be read out: 25 letters and digits without those that look
    /// alike, 125 bits.
    public static String create() {
        var text = new StringBuilder();
        for (int place = 0; place < CREATED_CHARACTERS; place++) {
            if (place > 0 && place % CREATED_GROUP == 0) {
                text.append('-');
            }
            text.append(CREATED_FROM.charAt(RANDOM.nextInt(CREATED_FROM.length())));
        }
        return text.toString();
    }

    String hash(String password) {
        enter();
        try {
            return String.valueOf(argon2.encode(password));
        } finally {
            places.release();
        }
    }

    /// Whether the password is the one of the hash, or, with the same work, that there is no account.
    boolean matches(String password, Optional<String> hash) {
        if (password.length() > 2 * MAX_CHARACTERS) {
            return false;
        }
        enter();
        try {
            return argon2.matches(password, hash.orElse(ofNobody)) && hash.isPresent();
        } finally {
            places.release();
        }
    }

    private void enter() {
        try {
            if (!places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new TooBusy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooBusy();
        }
    }
}
