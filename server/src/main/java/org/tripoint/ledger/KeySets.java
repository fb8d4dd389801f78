package org.tripoint.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.tripoint.kernel.KeySet;
import org.tripoint.kernel.KeySetVerdict;
import org.tripoint.kernel.Keyring;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.RefusalCode;
import org.tripoint.platform.NodeClock;

/// The key sets that this node trusts: its own, and those of neighbours whose root an administrator confirmed.
@Service
public class KeySets {

    private static final long RECENT_NANOS = Duration.ofSeconds(1).toNanos();

    private final NodeKeys keys;
    private final NodeClock clock;
    private final JdbcClient jdbc;

    /// Key sets already parsed and verified, by their signed text. At most a handful a party ever exist.
    private final Map<String, KeySet> parsed = new ConcurrentHashMap<>();

    private volatile @Nullable Recent recent;

    KeySets(NodeKeys keys, NodeClock clock, JdbcClient jdbc) {
        this.keys = keys;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    public KeySet own() {
        return keys.keySet();
    }

    /// Every trusted key set, its owner's own included, as of this transaction.
    public Keyring keyring() {
        Map<PartyId, List<KeySet>> sets = new HashMap<>();
        sets.put(own().party(), List.of(own()));
        jdbc.sql("select compact from ledger.key_set order by party, serial")
                .query(String.class)
                .list()
                .forEach(compact -> {
                    KeySet set = parsed.computeIfAbsent(compact, KeySets::parse);
                    sets.computeIfAbsent(set.party(), party -> new ArrayList<>())
                            .add(set);
                });
        return new Keyring(sets);
    }

    /// As [#keyring()], at most a second old, for whoever asks with every request.
    public Keyring recentKeyring() {
        Recent known = recent;
        if (known == null || System.nanoTime() - known.readAt() > RECENT_NANOS) {
            known = new Recent(keyring(), System.nanoTime());
            recent = known;
        }
        return known.keyring();
    }

    private record Recent(Keyring keyring, long readAt) {}

    private static KeySet parse(String compact) {
        return switch (KeySet.judge(compact)) {
            case KeySetVerdict.Sound sound -> sound.keySet();
            case KeySetVerdict.Refused refused ->
                throw new IllegalStateException("a stored key set no longer verifies: " + refused.code());
        };
    }

    public Optional<KeySet> find(PartyId party) {
        return keyring().find(party);
    }

    public List<PartyId> listNeighbours() {
        return jdbc.sql("select distinct party from ledger.key_set order by party").query(String.class).list().stream()
                .map(PartyId::new)
                .toList();
    }

    /// Trusts the first key set of a neighbour: its root was confirmed by a person.
    public void enrol(KeySet first) {
        if (find(first.party()).isPresent()) {
            throw new IllegalStateException("expected no key set of " + first.party() + " yet");
        }
        insert(first);
    }

    /// Trusts the successor of a neighbour's key set, if it is one; the same again is no change.
    public KeySetVerdict succeed(PartyId party, String compact) {
        Optional<KeySet> current = find(party);
        if (current.isEmpty()) {
            return new KeySetVerdict.Refused(RefusalCode.UNKNOWN_ROOT, "expected an enrolled party");
        }
        if (current.get().compact().equals(compact)) {
            return new KeySetVerdict.Sound(current.get());
        }
        KeySetVerdict verdict = current.get().judgeSuccessor(compact);
        if (verdict instanceof KeySetVerdict.Sound sound) {
            insert(sound.keySet());
        }
        return verdict;
    }

    private void insert(KeySet set) {
        jdbc.sql("""
                        insert into ledger.key_set (party, serial, compact, enrolled)
                        values (:party, :serial, :compact, :enrolled)""")
                .param("party", set.party().value())
                .param("serial", set.serial())
                .param("compact", set.compact())
                .param("enrolled", RecordRows.at(clock.instant()))
                .update();
    }
}
