package org.tripoint.kernel;

import java.time.Instant;
import java.util.UUID;

/// The identifier of the matter that several records speak about (UUID version 7, RFC 9562): an incident and its
/// follow-ups share one.
public record SubjectId(UUID value) {

    public SubjectId {
        UuidV7.check("subject id", value);
    }

    /// A new identifier whose first 48 bits are `at`.
    public static SubjectId next(Instant at) {
        return new SubjectId(UuidV7.next(at));
    }

    /// Reads the 36-character lower-case form.
    public static SubjectId parse(String text) {
        return new SubjectId(UuidV7.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
