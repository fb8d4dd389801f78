package org.tripoint.exchange;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.tripoint.kernel.KeySet;
import org.tripoint.kernel.KeySetVerdict;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.log.Checkpoint;
import org.tripoint.kernel.log.FeedOrigin;
import org.tripoint.kernel.log.Lane;
import org.tripoint.kernel.log.MerkleHash;
import org.tripoint.kernel.log.SignedCheckpoint;
import org.tripoint.ledger.KeySets;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.NodeKeys;
import org.tripoint.platform.NodeClock;

/// The neighbours of this node. A neighbour's signed bundle is brought in, its fingerprint compared by two people over
/// another channel, and only then confirmed: from that moment its keys are trusted and both feeds exist.
@Service
public class Peers {

    private final NodeKeys keys;
    private final KeySets keySets;
    private final NodeClock clock;
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Logs logs;
    private final Introductions introductions;
    private final LinkEvents events;
    private final TransactionTemplate transaction;

    Peers(
            NodeKeys keys,
            KeySets keySets,
            NodeClock clock,
            JdbcClient jdbc,
            Ledger ledger,
            Logs logs,
            Introductions introductions,
            LinkEvents events,
            TransactionTemplate transaction) {
        this.keys = keys;
        this.keySets = keySets;
        this.clock = clock;
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.logs = logs;
        this.introductions = introductions;
        this.events = events;
        this.transaction = transaction;
    }

    /// A neighbour, proposed or confirmed.
    ///
    /// @param fingerprint of its root, 16 groups of four digits
    /// @param confirmed null while nobody confirmed the fingerprint
    /// @param lastContact null where it was never reached
    /// @param stopped code of why its feed is not followed, null while it is
    public record Peer(
            PartyId party,
            String fingerprint,
            @Nullable Instant confirmed,
            @Nullable Instant lastContact,
            @Nullable String stopped) {

        public Optional<Instant> findLastContact() {
            return Optional.ofNullable(lastContact);
        }

        public Optional<String> findStopped() {
            return Optional.ofNullable(stopped);
        }
    }

    /// What bringing in or confirming a bundle came to.
    public sealed interface Outcome {

        /// The neighbour as it stands now.
        record Done(Peer peer) implements Outcome {}

        /// Nothing was changed.
        ///
        /// @param code text key `exchange.peer.<code>`
        record Refused(String code) implements Outcome {}
    }

    /// What this node hands to an administrator of a neighbour.
    public byte[] export() {
        return keys.keySet().toFile();
    }

    public PartyId own() {
        return keys.keySet().party();
    }

    public String ownFingerprint() {
        return keys.keySet().root().kid().fingerprint();
    }

    /// Keeps a neighbour's bundle until somebody confirms its fingerprint. A later bundle replaces one unconfirmed.
    public Outcome propose(byte[] bundle) {
        String compact = new String(bundle, StandardCharsets.US_ASCII).strip();
        return switch (KeySet.judge(compact)) {
            case KeySetVerdict.Refused refused ->
                new Outcome.Refused(refused.code().code());
            case KeySetVerdict.Sound sound -> propose(sound.keySet());
        };
    }

    private Outcome propose(KeySet keySet) {
        PartyId party = keySet.party();
        if (party.equals(own())) {
            return new Outcome.Refused("own-bundle");
        }
        int changed = jdbc.sql("""
                        insert into exchange.peer (party, bundle, proposed) values (:party, :bundle, :now)
                        on conflict (party) do update set bundle = excluded.bundle, proposed = excluded.proposed
                        where peer.confirmed is null""")
                .param("party", party.value())
                .param("bundle", keySet.compact())
                .param("now", Logs.at(clock.instant()))
                .update();
        return changed == 0 ? new Outcome.Refused("already-confirmed") : new Outcome.Done(get(party));
    }

    /// Trusts a proposed neighbour whose fingerprint is the one that a person was told. White space does not count.
    public Outcome confirm(PartyId party, String fingerprint) {
        Optional<Peer> proposed = find(party);
        if (proposed.isEmpty()) {
            return new Outcome.Refused("not-proposed");
        }
        if (proposed.get().confirmed() != null) {
            return new Outcome.Done(proposed.get());
        }
        if (!bare(proposed.get().fingerprint()).equals(bare(fingerprint))) {
            return new Outcome.Refused("fingerprint-differs");
        }
        transaction.executeWithoutResult(status -> enrol(party));
        return new Outcome.Done(get(party));
    }

    private static String bare(String fingerprint) {
        return fingerprint.replaceAll("\\s", "").toLowerCase(java.util.Locale.ROOT);
    }

    private void enrol(PartyId party) {
        String compact = jdbc.sql(
                        "select bundle from exchange.peer where party = :party and confirmed is null for update")
                .param("party", party.value())
                .query(String.class)
                .single();
        if (!(KeySet.judge(compact) instanceof KeySetVerdict.Sound sound)) {
            throw new IllegalStateException("expected the sound bundle that was proposed of " + party);
        }
        keySets.enrol(sound.keySet());
        for (Lane lane : Lane.values()) {
            openLog(new FeedOrigin(own(), party, lane, 1));
            openMirror(new FeedOrigin(party, own(), lane, 1));
        }
        jdbc.sql("update exchange.peer set confirmed = :now where party = :party")
                .param("now", Logs.at(clock.instant()))
                .param("party", party.value())
                .update();
        introductions.introduce(party);
        ledger.touch();
    }

    private void openLog(FeedOrigin origin) {
        Checkpoint empty = new Checkpoint(origin.toString(), 0, MerkleHash.EMPTY_ROOT);
        insertLog(origin, SignedCheckpoint.sign(empty, keys.log()).octets());
    }

    /// A mirror has no checkpoint until the neighbour's first one is here.
    private void openMirror(FeedOrigin origin) {
        insertLog(origin, new byte[0]);
    }

    private void insertLog(FeedOrigin origin, byte[] checkpoint) {
        logs.open(origin, checkpoint);
    }

    public Peer get(PartyId party) {
        return find(party).orElseThrow(() -> new IllegalStateException("expected a neighbour " + party));
    }

    public Optional<Peer> find(PartyId party) {
        return list().stream().filter(peer -> peer.party().equals(party)).findFirst();
    }

    /// All neighbours, proposed and confirmed, by party.
    public List<Peer> list() {
        return jdbc.sql("select * from exchange.peer order by party")
                .query(Peers::peer)
                .list();
    }

    public List<PartyId> listConfirmed() {
        return jdbc
                .sql("select party from exchange.peer where confirmed is not null order by party")
                .query(String.class)
                .list()
                .stream()
                .map(PartyId::new)
                .toList();
    }

    void reached(PartyId party) {
        jdbc.sql("update exchange.peer set last_contact = :now where party = :party")
                .param("now", Logs.at(clock.instant()))
                .param("party", party.value())
                .update();
    }

    /// Says on the Exchange page why a neighbour's feed is not followed, or that it is again.
    void stop(PartyId party, Optional<String> code) {
        int changed = jdbc.sql(
                        "update exchange.peer set stopped = :code where party = :party and stopped is distinct from :code")
                .param("code", code.orElse(null))
                .param("party", party.value())
                .update();
        if (changed > 0) {
            events.tell(party, code.isPresent() ? LinkEvents.Kind.STOPPED : LinkEvents.Kind.RESUMED, code.orElse(""));
            ledger.touch();
        }
    }

    private static Peer peer(ResultSet rs, int n) throws SQLException {
        String compact = rs.getString("bundle");
        if (!(KeySet.judge(compact) instanceof KeySetVerdict.Sound sound)) {
            throw new IllegalStateException("expected the sound bundle that was proposed");
        }
        return new Peer(
                new PartyId(rs.getString("party")),
                sound.keySet().root().kid().fingerprint(),
                instant(rs, "confirmed"),
                instant(rs, "last_contact"),
                rs.getString("stopped"));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
