package org.tripoint.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.log.Basis;
import org.tripoint.ledger.NodeKeys;

/// What goes to and fro between this node and one neighbour, as pages count and list it. Lists hold the newest
/// [#MAX_ROWS] rows.
@Service
public class Traffic {

    public static final int MAX_ROWS = 200;

    private final NodeKeys keys;
    private final Decisions decisions;
    private final Refusals refusals;
    private final Outbox outbox;
    private final JdbcClient jdbc;

    Traffic(NodeKeys keys, Decisions decisions, Refusals refusals, Outbox outbox, JdbcClient jdbc) {
        this.keys = keys;
        this.decisions = decisions;
        this.refusals = refusals;
        this.outbox = outbox;
        this.jdbc = jdbc;
    }

    /// Entries of both feeds over both lanes, which each side can count in the same logs.
    ///
    /// @param sent what this node let go: sealed, and waiting to be sealed
    /// @param receipted of these, what the neighbour's signed receipts cover
    /// @param received entries of the neighbour that are mirrored here
    /// @param acknowledged of these, what our signed receipts cover
    public record Receipts(long sent, long receipted, long received, long acknowledged) {

        /// What will go, or be acknowledged, by itself when the link is back.
        public long waiting() {
            return sent - receipted;
        }
    }

    /// A record and what was decided about it.
    ///
    /// @param reason code of the list `release-reason`; a record that waits has one where it is a second person
    public record Decided(Sha256 record, Optional<Basis> basis, Optional<String> reason, Instant time) {}

    /// A record that came in the neighbour's feed.
    public record Received(Sha256 record, Optional<Basis> basis) {}

    /// An entry that one side holds for checking. All of it may come from a stranger.
    ///
    /// @param code of the list `refusal`, or of a list that this node does not know
    /// @param record the hash of the record that the entry names; of the entry itself where it names none
    public record Held(String code, String lane, long index, Sha256 record, Instant time) {}

    public Receipts receipts(PartyId neighbour) {
        PartyId own = keys.keySet().party();
        long[] ours = sizes(own, neighbour);
        long[] theirs = sizes(neighbour, own);
        return new Receipts(ours[0] + outbox.count(neighbour), ours[1], theirs[0], theirs[1]);
    }

    private long[] sizes(PartyId from, PartyId to) {
        return jdbc.sql("""
                        select coalesce(sum(size), 0) as size, coalesce(sum(receipt_size), 0) as receipted
                        from exchange.log where sender = :sender and recipient = :recipient""")
                .param("sender", from.value())
                .param("recipient", to.value())
                .query((rs, n) -> new long[] {rs.getLong("size"), rs.getLong("receipted")})
                .single();
    }

    /// Records that wait for the head of a unit, newest first.
    public List<Decided> listWaiting(PartyId to) {
        return list(to, Decisions.Outcome.WAITS);
    }

    /// Records that were let go by a head or by a rule, newest first.
    public List<Decided> listReleased(PartyId to) {
        return list(to, Decisions.Outcome.RELEASED);
    }

    private List<Decided> list(PartyId to, Decisions.Outcome outcome) {
        return decisions.list(to, outcome, MAX_ROWS).stream()
                .map(made -> new Decided(
                        made.decision().record(),
                        Optional.ofNullable(made.decision().basis()),
                        Optional.ofNullable(made.decision().reason()),
                        made.time()))
                .toList();
    }

    /// Neighbours for which a record waits, in alphabetical order.
    public List<PartyId> listAwaiting(Sha256 record) {
        return decisions.list(record).stream()
                .filter(made -> made.decision().outcome() == Decisions.Outcome.WAITS)
                .map(made -> made.decision().to())
                .toList();
    }

    /// Records of the neighbour that are here, without those about the link, newest first.
    public List<Received> listReceived(PartyId from) {
        return jdbc.sql("""
                        select l.* from exchange.leaf l join exchange.log g using (origin)
                        where g.sender = :sender and l.kind = 'record' and l.basis_rule is distinct from 'link'
                            and not exists (select from exchange.held h where h.origin = l.origin and h.index = l.index)
                        order by l.time desc, l.index desc limit :limit""")
                .param("sender", from.value())
                .param("limit", MAX_ROWS)
                .query((rs, n) -> new Received(Sha256.ofOctets(rs.getBytes("record")), BasisColumns.read(rs)))
                .list();
    }

    /// Entries of the neighbour that this node holds for checking, newest first.
    public List<Held> listHeldHere(PartyId from) {
        return jdbc.sql("""
                        select h.code, h.index, h.held, g.lane, l.record, l.entry
                        from exchange.held h join exchange.leaf l using (origin, index) join exchange.log g using (origin)
                        where g.sender = :sender order by h.held desc, h.index desc limit :limit""")
                .param("sender", from.value())
                .param("limit", MAX_ROWS)
                .query(Traffic::held)
                .list();
    }

    /// Entries that the neighbour signed in a log that was closed before them, newest first.
    public List<Held> listLost(PartyId from) {
        return jdbc.sql("""
                        select l.code, l.index, l.held, g.lane, l.record, l.entry
                        from exchange.lost l join exchange.log g using (origin)
                        where g.sender = :sender order by l.held desc, l.index desc limit :limit""")
                .param("sender", from.value())
                .param("limit", MAX_ROWS)
                .query(Traffic::held)
                .list();
    }

    /// Whether nothing is sealed for this neighbour for now, because this node was put back to an earlier state.
    public boolean isBehind(PartyId to) {
        return jdbc.sql("""
                        select exists (select from exchange.log
                            where sender = :sender and recipient = :recipient and state = 'behind')""")
                .param("sender", keys.keySet().party().value())
                .param("recipient", to.value())
                .query(Boolean.class)
                .single();
    }

    private static Held held(ResultSet rs, int n) throws SQLException {
        byte[] record = rs.getBytes("record");
        return new Held(
                rs.getString("code"),
                rs.getString("lane"),
                rs.getLong("index"),
                record == null ? Sha256.of(rs.getBytes("entry")) : Sha256.ofOctets(record),
                rs.getObject("held", OffsetDateTime.class).toInstant());
    }

    /// Entries of ours that the neighbour says he holds for checking, newest first.
    public List<Held> listHeldThere(PartyId by) {
        return refusals.list(by, MAX_ROWS).stream()
                .map(refusal ->
                        new Held(refusal.code(), refusal.lane(), refusal.index(), refusal.record(), refusal.time()))
                .toList();
    }
}
