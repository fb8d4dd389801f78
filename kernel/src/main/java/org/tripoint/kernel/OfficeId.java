package org.tripoint.kernel;

/// The code of the office that someone holds in a unit, for example `duty-officer`. Offices cross the border, persons
/// do not.
/// Lower-case letters, digits and hyphens, 64 at most.
public record OfficeId(String value) {

    public OfficeId {
        Form.check("office code", Form.SLUG, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
