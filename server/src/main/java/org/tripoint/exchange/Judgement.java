package org.tripoint.exchange;

import java.util.SortedSet;
import org.tripoint.kernel.SignedRecord;

/// What the judge says of one entry.
sealed interface Judgement {

    /// The record, with no other sections open than those that leaves of this feed have named so far.
    record Accepted(SignedRecord record, SortedSet<String> sections) implements Judgement {}

    /// The opening of an epoch, which carries no record.
    record Nothing() implements Judgement {}

    /// Held for checking.
    ///
    /// @param code stable, shown to both parties
    /// @param reason what was expected
    /// @param answerable false for an outcome, which gets no outcome
    record Refused(String code, String reason, boolean answerable) implements Judgement {}
}
