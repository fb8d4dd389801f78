package org.tripoint.kernel;

/// The identifier that a party gives one of its units, for example `vn-tuy-duc`; unique within the party, never reused.
/// Lower-case letters, digits and hyphens, 64 at most.
public record UnitId(String value) {

    public UnitId {
        Form.check("unit id", Form.SLUG, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
