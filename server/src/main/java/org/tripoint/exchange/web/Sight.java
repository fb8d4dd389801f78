package org.tripoint.exchange.web;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tripoint.access.Viewer;
import org.tripoint.access.Visibility;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.UnitId;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.registry.UnitRef;
import org.tripoint.registry.Units;

/// Which records a reader sees on these pages, and over which units he has the say.
@Component
class Sight {

    private final Visibility visibility;
    private final Ledger ledger;
    private final Units units;

    Sight(Visibility visibility, Ledger ledger, Units units) {
        this.visibility = visibility;
        this.ledger = ledger;
        this.units = units;
    }

    /// Of these records those that the reader sees, by their hashes.
    Map<Sha256, LedgerRecord> visible(Viewer viewer, Collection<Sha256> hashes) {
        if (hashes.isEmpty()) {
            return Map.of();
        }
        Visibility.Predicate predicate = visibility.of(viewer);
        Map<String, Object> params = new HashMap<>(predicate.params());
        params.put("hashes", hashes.stream().map(Sha256::octets).toList());
        return ledger.listNewest("r.hash in (:hashes) and " + predicate.sql(), params, hashes.size()).stream()
                .collect(Collectors.toMap(LedgerRecord::hash, Function.identity()));
    }

    Optional<LedgerRecord> find(Viewer viewer, Sha256 hash) {
        return Optional.ofNullable(visible(viewer, Set.of(hash)).get(hash));
    }

    /// The reader's unit and the units below it.
    Set<UnitId> unitsOf(Viewer viewer) {
        return units.listBelow(new UnitRef(viewer.party(), viewer.unit()));
    }
}
