package org.tripoint.registry;

import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.UnitId;

/// A unit of any party, as one party names another's: `KH/kh-company-1`.
public record UnitRef(PartyId party, UnitId unit) {

    /// Reads the written form. Throws [IllegalArgumentException] on any other text.
    public static UnitRef parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("expected a unit such as KH/kh-company-1, found: " + text);
        }
        return new UnitRef(new PartyId(text.substring(0, slash)), new UnitId(text.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return party + "/" + unit;
    }
}
