package org.tripoint.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tripoint.kernel.PartyId;

/// Seam: how the link to each neighbour is, as the top bar shows it on every page.
public interface LinkState {

    /// One link a neighbour, in the order in which the node lists its neighbours.
    List<Link> list();

    /// The link to one neighbour. A cut link is no fault: it says when the last contact was and what waits to be sent.
    ///
    /// @param waiting entries of ours that will go by themselves when the link is back
    record Link(PartyId party, boolean open, Optional<Instant> lastContact, int waiting) {}
}
