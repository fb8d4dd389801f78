package org.tripoint.ledger;

import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.log.Lane;

/// How a record came into this ledger.
public sealed interface Origin {

    /// Made and signed by this node.
    record Own() implements Origin {}

    /// Verified leaf `index` of the feed that `from` keeps for this node.
    record Received(PartyId from, Lane lane, int epoch, long index) implements Origin {}
}
