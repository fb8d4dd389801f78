package org.tripoint.ledger;

import java.util.Arrays;
import java.util.Locale;

/// What someone is asked to do about a record.
public enum MatterKind {
    /// A neighbour's report asks the facing unit to say that it acts.
    TAKE_IN_CHARGE,
    /// A neighbour's record asks for an answer and for nothing else, such as a contact note to be confirmed.
    ANSWER,
    /// Our alert was not taken in charge in time; the level above is to speak with the other side.
    UNANSWERED,
    /// A record of ours waits for the head of the unit to release it.
    NOD,
    /// An instrument waits for our signature.
    COUNTERSIGN,
    /// A neighbour's entry was refused and a person must look.
    CHECKING;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static MatterKind ofCode(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown kind of matter: " + code));
    }
}
