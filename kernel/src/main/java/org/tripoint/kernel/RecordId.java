package org.tripoint.kernel;

import java.time.Instant;
import java.util.UUID;

/// The identifier that an issuer gives one of its records (UUID version 7, RFC 9562). Two payloads of one issuer with
/// one id are evidence of a fault.
public record RecordId(UUID value) {

    public RecordId {
        UuidV7.check("record id", value);
    }

    /// A new identifier whose first 48 bits are `at`.
    public static RecordId next(Instant at) {
        return new RecordId(UuidV7.next(at));
    }

    /// Reads the 36-character lower-case form.
    public static RecordId parse(String text) {
        return new RecordId(UuidV7.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
