package org.tripoint.kernel;

/// The identifier of a service of a party, for example `border-guard`: the level between a state and its units.
/// Lower-case letters, digits and hyphens, 64 at most.
public record ServiceId(String value) {

    public ServiceId {
        Form.check("service id", Form.SLUG, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
