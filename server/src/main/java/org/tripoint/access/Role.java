package org.tripoint.access;

import java.util.Arrays;
import java.util.Locale;

/// What an account may do. An account has one or more.
public enum Role {
    /// Keeps the duty book of a unit and files its reports.
    OFFICER,
    /// Follows what went to the neighbour and what came from there.
    LIAISON,
    /// Heads a unit: releases, signs for it.
    COMMANDER,
    /// Keeps positions and markers of the boundary.
    COMMISSION,
    /// Sees all units of the party; proposes and signs instruments.
    HEADQUARTERS,
    /// Watches over personal data.
    PROTECTION,
    /// Reads everything, changes nothing.
    AUDITOR,
    /// Keeps accounts and links of the node; reads no records.
    ADMIN;

    /// The role's name in data and texts, such as `officer`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The office that the role is named after, of the code list `office`.
    public String office() {
        return switch (this) {
            case OFFICER -> "duty-officer";
            case LIAISON -> "liaison-officer";
            case COMMANDER -> "head-of-unit";
            case COMMISSION -> "boundary-commission";
            case HEADQUARTERS -> "headquarters";
            case PROTECTION -> "data-protection-officer";
            case AUDITOR -> "auditor";
            case ADMIN -> "administrator";
        };
    }

    /// The role of this name. Throws when there is none.
    public static Role ofCode(String code) {
        return Arrays.stream(values())
                .filter(role -> role.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected a role such as officer, found: " + code));
    }
}
