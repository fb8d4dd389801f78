package org.tripoint.registry;

import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.ServiceId;

/// A service of a party, such as its border guard: units belong to it.
///
/// @param kind code of the list `service-kind`
public record Service(PartyId party, ServiceId id, String kind, GivenNames names, Validity validity, boolean example) {}
