package org.tripoint.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.UnitId;

/// What a person signs in with: a login, the office it stands for and the roles it has. Who the person is, stays on
/// paper.
///
/// @param language tag of the language that the person chose, null where he chose none
/// @param example whether it belongs to the demonstration; such accounts cannot sign in to a node in service
/// @param disabledAt null while it may sign in
public record Account(
        AccountId id,
        String login,
        ServiceId service,
        UnitId unit,
        OfficeId office,
        UnitLevel level,
        Set<Role> roles,
        @Nullable String language,
        boolean example,
        Instant created,
        @Nullable Instant disabledAt) {

    public Account {
        roles = Set.copyOf(roles);
    }

    /// What an account is made from.
    ///
    /// @param login lower-case letters, digits, point, hyphen and underscore, 64 at most
    /// @param language null for the language of the node
    public record Draft(
            String login,
            ServiceId service,
            UnitId unit,
            OfficeId office,
            UnitLevel level,
            Set<Role> roles,
            @Nullable String language) {

        /// The form of a login.
        public static final String LOGIN = "[a-z0-9][a-z0-9._-]{0,63}";

        public Draft {
            roles = Set.copyOf(roles);
            if (!login.matches(LOGIN)) {
                throw new IllegalArgumentException(
                        "expected a login of lower-case letters, digits, point, hyphen and underscore");
            }
            if (roles.isEmpty()) {
                throw new IllegalArgumentException("expected at least one role");
            }
        }
    }

    public Optional<String> findLanguage() {
        return Optional.ofNullable(language);
    }

    public Optional<Instant> findDisabledAt() {
        return Optional.ofNullable(disabledAt);
    }
}
