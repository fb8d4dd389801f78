package org.tripoint.kernel;

import java.util.Arrays;

/// Octets that nobody changes: copied on the way in and on the way out, equal by content.
public final class Octets {

    private final byte[] value;

    public Octets(byte[] value) {
        this.value = value.clone();
    }

    public byte[] toArray() {
        return value.clone();
    }

    public int length() {
        return value.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return value.length + " octets";
    }
}
