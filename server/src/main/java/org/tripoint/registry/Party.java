package org.tripoint.registry;

import org.tripoint.kernel.PartyId;

/// A state that takes part, as it declares itself.
///
/// @param example whether it only shows how the system works
public record Party(PartyId id, GivenNames names, Validity validity, boolean example) {}
