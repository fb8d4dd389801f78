package org.tripoint.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.log.Basis;

/// Seam: how far a record of ours has come on its way to each neighbour. The exchange keeps it; pages show it. Nothing
/// here says who opened a record, because nobody on this side ever learns that.
public interface Deliveries {

    /// One entry a neighbour that the record concerns, in the order in which the node lists its neighbours; empty for
    /// a record of a neighbour.
    default List<Delivery> list(Sha256 record) {
        return list(List.of(record)).getOrDefault(record, List.of());
    }

    /// As [#list(Sha256)], of many records at once, by hash.
    Map<Sha256, List<Delivery>> list(Collection<Sha256> records);

    /// On what a neighbour let a record of its own go to us; nothing for a record of ours.
    Optional<Basis> findBasis(Sha256 record);

    /// Where a record stands with one neighbour.
    ///
    /// @param reasonCode why it is withheld or was refused
    /// @param basis on which it was or would be released
    /// @param sections those that were released, or before that those that may be
    /// @param at when it came into this state
    record Delivery(
            PartyId to,
            State state,
            Optional<String> reasonCode,
            Optional<Basis> basis,
            SortedSet<String> sections,
            Instant at) {

        public Delivery {
            sections = Collections.unmodifiableSortedSet(new TreeSet<>(sections));
        }
    }

    /// The states of a record on its way.
    enum State {
        /// For the head of the unit.
        WAITS,
        /// No article lets it go.
        WITHHELD,
        /// The head of the unit keeps it.
        KEPT,
        /// Sealed into the neighbour's feed.
        RELEASED,
        /// The neighbour's node has it, by its signed receipt.
        DELIVERED,
        /// Held for checking by the neighbour.
        REFUSED
    }
}
