package org.tripoint.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// A sector of a shared border: its parties in alphabetical order and a number, for example `KH-VN/7`;
/// three parties where three borders meet. It is the only place that always crosses.
public record SectorId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9]{1,7}(-[A-Z][A-Z0-9]{1,7}){1,3}/[1-9][0-9]{0,4}");

    public SectorId {
        Form.check("sector", FORM, value);
        List<String> parties = split(value);
        if (!parties.equals(parties.stream().distinct().sorted().toList())) {
            throw new IllegalArgumentException(
                    "expected the parties of a sector in alphabetical order, found: " + value);
        }
    }

    /// The parties whose border this is, in alphabetical order.
    public List<PartyId> parties() {
        return split(value).stream().map(PartyId::new).toList();
    }

    /// The pair as it is written everywhere: `KH-VN`.
    public String pair() {
        return value.substring(0, value.indexOf('/'));
    }

    public int number() {
        return Integer.parseInt(value.substring(value.indexOf('/') + 1));
    }

    private static List<String> split(String value) {
        return Arrays.asList(value.substring(0, value.indexOf('/')).split("-"));
    }

    @Override
    public String toString() {
        return value;
    }
}
