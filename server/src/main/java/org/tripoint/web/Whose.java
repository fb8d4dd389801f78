package org.tripoint.web;

import org.tripoint.kernel.PartyId;

/// Whose a thing is, told by shape and not by colour or flag: ours solid, theirs open, joint a double ring.
public enum Whose {
    OURS,
    THEIRS,
    JOINT;

    /// Whose a party's things are for a reader of another, or of the same.
    public static Whose of(PartyId owner, PartyId reader) {
        return owner.equals(reader) ? OURS : THEIRS;
    }

    /// The class that style sheet and map know it by.
    public String mark() {
        return switch (this) {
            case OURS -> "ours";
            case THEIRS -> "theirs";
            case JOINT -> "joint";
        };
    }
}
