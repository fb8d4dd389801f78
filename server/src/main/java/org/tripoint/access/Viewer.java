package org.tripoint.access;

import java.util.Collection;
import java.util.Set;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.UnitId;
import org.tripoint.language.Language;
import org.tripoint.ledger.Author;

/// Who asks: the account that is signed in, its office, and what it may. An argument of controller methods.
///
/// @param login the account's name for signing in; never in a record
/// @param language in which this request is answered
public record Viewer(
        AccountId account,
        String login,
        PartyId party,
        ServiceId service,
        UnitId unit,
        OfficeId office,
        UnitLevel level,
        Set<Role> roles,
        Language language) {

    public Viewer {
        roles = Set.copyOf(roles);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("expected at least one role of account " + account);
        }
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    public boolean hasAny(Collection<Role> wanted) {
        return wanted.stream().anyMatch(roles::contains);
    }

    /// In whose name the viewer's records are made.
    public Author author() {
        return new Author(party, service, unit, office, account.value());
    }
}
