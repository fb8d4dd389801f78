package org.tripoint.instruments;

import java.util.Locale;

/// Where an instrument stands in its life; its code is one of the list `instrument-state`.
public enum InstrumentState {
    /// Not yet signed by every party.
    PROPOSED,
    /// Signed by every party; its first day is still to come.
    SIGNED,
    IN_FORCE,
    /// A party has suspended the whole of it.
    SUSPENDED,
    /// Its last day is over.
    EXPIRED;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
