package org.tripoint.kernel;

import java.util.regex.Pattern;

/// The configured code of a party to instruments, for example `VN`: two to eight capital letters or digits,
/// a letter first.
public record PartyId(String value) implements Comparable<PartyId> {

    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9]{1,7}");

    public PartyId {
        Form.check("party id", FORM, value);
    }

    @Override
    public int compareTo(PartyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
