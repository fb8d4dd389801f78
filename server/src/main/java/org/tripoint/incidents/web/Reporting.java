package org.tripoint.incidents.web;

import java.util.Set;
import org.tripoint.access.Role;

/// Who reports incidents and acts on those of a neighbour.
final class Reporting {

    static final Set<Role> ROLES = Set.of(Role.OFFICER, Role.LIAISON, Role.COMMANDER);

    private Reporting() {}
}
