package org.tripoint.exchange;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tripoint.access.Role;
import org.tripoint.access.UnitLevel;
import org.tripoint.access.Viewer;
import org.tripoint.ledger.Author;

/// Somebody who decides about a release: one account of this node, in one office.
///
/// @param level of the account's unit
/// @param heads whether the account heads its unit
/// @param confirms whether the account may be the second of two persons
public record Person(Author author, UnitLevel level, boolean heads, boolean confirms) {

    private static final Set<Role> CONFIRMING = EnumSet.of(Role.COMMANDER, Role.LIAISON, Role.HEADQUARTERS);

    public static Person of(Viewer viewer) {
        return new Person(viewer.author(), viewer.level(), viewer.has(Role.COMMANDER), viewer.hasAny(CONFIRMING));
    }

    Optional<UUID> account() {
        return author.findAccount();
    }
}
