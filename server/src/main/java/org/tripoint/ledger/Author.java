package org.tripoint.ledger;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.UnitId;

/// Who makes a record: an office of a unit. The account behind the office stays on its own node.
///
/// @param account null where the node itself acts
public record Author(
        PartyId party,
        ServiceId service,
        UnitId unit,
        OfficeId office,
        @Nullable UUID account) {

    /// The office in whose name a node acts by rule, without a person.
    public static final OfficeId NODE = new OfficeId("node");

    /// The node of `party` acting for no unit in particular.
    public static Author node(PartyId party) {
        String unit = party.value().toLowerCase(java.util.Locale.ROOT) + "-node";
        return new Author(party, new ServiceId("node"), new UnitId(unit), NODE, null);
    }

    /// The node acting by rule for the unit that made a record.
    public static Author rule(PartyId party, ServiceId service, UnitId unit) {
        return new Author(party, service, unit, NODE, null);
    }

    public Optional<UUID> findAccount() {
        return Optional.ofNullable(account);
    }
}
