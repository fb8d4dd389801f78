package org.tripoint.access;

import java.util.UUID;

/// The identifier of an account. It stays on its node.
public record AccountId(UUID value) {

    /// The account of this written identifier. Throws when it is none.
    public static AccountId parse(String text) {
        return new AccountId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
