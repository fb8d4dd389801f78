package org.tripoint.kernel.proof;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.tripoint.kernel.KeySet;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SignedRecord;
import org.tripoint.kernel.log.FeedOrigin;
import org.tripoint.kernel.log.Leaf;

/// What judging a record of receipt came to.
public sealed interface ReceiptVerdict {

    /// Everything in the file holds. Whether the roots are those of the parties is for the reader to say, unless he
    /// named them.
    ///
    /// @param index of the entry in the log
    /// @param size of the log that the receiver cosigned
    /// @param received when he did, to the second
    /// @param decision the sender's decision, empty where the file has none
    /// @param inForce the last key set of each party
    record Verified(
            FeedOrigin log,
            SignedRecord record,
            Leaf.Release leaf,
            long index,
            long size,
            Instant received,
            Optional<SignedRecord> decision,
            Map<PartyId, KeySet> inForce)
            implements ReceiptVerdict {}

    /// Something does not hold.
    ///
    /// @param step at which; every step before it holds
    /// @param code stable, of this package or of what it joins
    /// @param reason what was expected
    record Refused(ReceiptStep step, String code, String reason) implements ReceiptVerdict {}
}
