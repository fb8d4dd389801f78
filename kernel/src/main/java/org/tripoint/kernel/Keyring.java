package org.tripoint.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The key sets that a node has enrolled, by party, each party's in order; the last is in force. What a newer set no
/// longer holds is revoked from the moment the set is processed, whatever time a record claims.
public record Keyring(Map<PartyId, List<KeySet>> keySets) {

    public Keyring {
        keySets = Map.copyOf(keySets);
    }

    public Optional<KeySet> find(PartyId party) {
        return Optional.ofNullable(keySets.get(party)).map(List::getLast);
    }

    VerifyingKey require(PartyId party, KeyUse use, Kid kid, Instant time) throws Refused {
        List<KeySet> history = keySets.getOrDefault(party, List.of());
        if (history.stream().noneMatch(set -> set.find(kid, use).isPresent())) {
            throw new Refused(RefusalCode.UNKNOWN_KEY, "expected a " + use.code() + " key enrolled by " + party);
        }
        KeySet.EnrolledKey key = history.getLast()
                .find(kid, use)
                .orElseThrow(() -> new Refused(RefusalCode.KEY_REVOKED, "expected a key of the set in force"));
        if (!key.isValidAt(time)) {
            throw new Refused(RefusalCode.KEY_OUTSIDE_VALIDITY, "expected a time within the validity of the key");
        }
        if (key.key() instanceof VerifyingKey ed25519) {
            return ed25519;
        }
        throw new Refused(RefusalCode.UNKNOWN_KEY, "expected an Ed25519 key");
    }
}
