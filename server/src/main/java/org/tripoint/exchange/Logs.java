package org.tripoint.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tripoint.kernel.Octets;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.log.Basis;
import org.tripoint.kernel.log.FeedOrigin;
import org.tripoint.kernel.log.Lane;
import org.tripoint.kernel.log.Leaf;
import org.tripoint.kernel.log.Tile;
import org.tripoint.kernel.log.TileCoordinate;
import org.tripoint.kernel.log.TileTree;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The Merkle logs of this node in tables: its own feeds and its mirrors of the neighbours'.
@Repository
class Logs {

    private final JdbcClient jdbc;

    Logs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What may still happen to a log.
    enum State {
        /// It grows.
        OPEN,
        /// A log of ours that is behind what this node signed: it grows only by what the neighbour's mirror has.
        BEHIND,
        /// It stands for ever; the next epoch goes on.
        FROZEN;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The head of one log.
    ///
    /// @param checkpoint the newest signed checkpoint, a signed note
    /// @param receipt the newest cosigned checkpoint, null where there is none yet
    record Head(
            FeedOrigin origin,
            State state,
            long size,
            Octets checkpoint,
            Instant releaseTime,
            long controlSize,
            @Nullable Octets receipt,
            long receiptSize,
            @Nullable Instant receiptTime) {

        Optional<Octets> findReceipt() {
            return Optional.ofNullable(receipt);
        }
    }

    /// One entry with what it says.
    ///
    /// @param leaf null where it could not be read
    record Entry(
            FeedOrigin origin,
            long index,
            Octets octets,
            @Nullable Leaf leaf) {}

    /// Where and how a record was released.
    record Released(FeedOrigin origin, long index, SortedSet<String> sections, Optional<Basis> basis, Instant time) {}

    void open(FeedOrigin origin, byte[] emptyCheckpoint) {
        jdbc.sql("""
                        insert into exchange.log (origin, sender, recipient, lane, epoch, size, checkpoint, release_time, control_size)
                        values (:origin, :sender, :recipient, :lane, :epoch, 0, :checkpoint, 'epoch', 0)
                        on conflict do nothing""")
                .param("origin", origin.toString())
                .param("sender", origin.from().value())
                .param("recipient", origin.to().value())
                .param("lane", origin.lane().code())
                .param("epoch", origin.epoch())
                .param("checkpoint", emptyCheckpoint)
                .update();
    }

    Head get(FeedOrigin origin) {
        return head(origin, "").orElseThrow(() -> new IllegalStateException("expected the log " + origin));
    }

    Optional<Head> find(FeedOrigin origin) {
        return head(origin, "");
    }

    /// The head of a lane in its newest epoch.
    Head newest(PartyId from, PartyId to, Lane lane) {
        List<Head> epochs = listEpochs(from, to, lane);
        if (epochs.isEmpty()) {
            throw new IllegalStateException("expected a lane " + lane + " from " + from + " to " + to);
        }
        return epochs.getLast();
    }

    /// Every epoch of a lane, in order.
    List<Head> listEpochs(PartyId from, PartyId to, Lane lane) {
        return jdbc.sql("""
                        select * from exchange.log
                        where sender = :sender and recipient = :recipient and lane = :lane order by epoch""")
                .param("sender", from.value())
                .param("recipient", to.value())
                .param("lane", lane.code())
                .query(Logs::head)
                .list();
    }

    void setState(FeedOrigin origin, State state) {
        jdbc.sql("update exchange.log set state = :state where origin = :origin")
                .param("state", state.code())
                .param("origin", origin.toString())
                .update();
    }

    /// Opens the epoch after a log, which then stands for ever. Does nothing where it is open already.
    void openNext(Head before, byte[] checkpoint, State state) {
        FeedOrigin next = before.origin().next();
        if (find(next).isEmpty()) {
            open(next, checkpoint);
            updateHead(next, 0, checkpoint, before.releaseTime(), before.controlSize());
            setState(next, state);
            setState(before.origin(), State.FROZEN);
        }
    }

    /// How many leaves the epochs of a lane before this one have.
    long sizeBefore(FeedOrigin origin) {
        return listEpochs(origin.from(), origin.to(), origin.lane()).stream()
                .filter(head -> head.origin().epoch() < origin.epoch())
                .mapToLong(Head::size)
                .sum();
    }

    /// The tree of a log before its first leaf.
    static TileTree empty() {
        return new TileTree(0, at -> {
            throw new IllegalStateException("an empty tree has no tile " + at.path());
        });
    }

    /// The head, held by this transaction alone until it ends: whoever grows a log holds it.
    Head lock(FeedOrigin origin) {
        return head(origin, " for update").orElseThrow(() -> new IllegalStateException("expected the log " + origin));
    }

    private Optional<Head> head(FeedOrigin origin, String locking) {
        return jdbc.sql("select * from exchange.log where origin = :origin" + locking)
                .param("origin", origin.toString())
                .query(Logs::head)
                .optional();
    }

    private static Head head(ResultSet rs, int n) throws SQLException {
        byte[] receipt = rs.getBytes("receipt");
        OffsetDateTime receiptTime = rs.getObject("receipt_time", OffsetDateTime.class);
        return new Head(
                FeedOrigin.parse(rs.getString("origin")).orElseThrow(),
                State.valueOf(rs.getString("state").toUpperCase(Locale.ROOT)),
                rs.getLong("size"),
                new Octets(rs.getBytes("checkpoint")),
                rs.getObject("release_time", OffsetDateTime.class).toInstant(),
                rs.getLong("control_size"),
                receipt == null ? null : new Octets(receipt),
                rs.getLong("receipt_size"),
                receiptTime == null ? null : receiptTime.toInstant());
    }

    /// The heads of both directions' lanes between two parties, each in its newest epoch.
    List<Head> listNewest(PartyId one, PartyId other) {
        return jdbc.sql("""
                        select distinct on (sender, lane) * from exchange.log
                        where (sender = :one and recipient = :other) or (sender = :other and recipient = :one)
                        order by sender, lane, epoch desc""")
                .param("one", one.value())
                .param("other", other.value())
                .query(Logs::head)
                .list();
    }

    /// The tree of the first `size` leaves.
    TileTree tree(FeedOrigin origin, long size) {
        return new TileTree(
                size,
                at -> tile(origin, at)
                        .orElseThrow(() -> new IllegalStateException("expected " + at.path() + " of " + origin)));
    }

    /// The tile, cut to the width asked for. Empty where the log is not that far.
    Optional<Tile> tile(FeedOrigin origin, TileCoordinate at) {
        return jdbc.sql("select hashes from exchange.tile where origin = :origin and level = :level and tile = :tile")
                .param("origin", origin.toString())
                .param("level", at.level())
                .param("tile", at.index())
                .query((rs, n) -> rs.getBytes("hashes"))
                .optional()
                .filter(hashes -> hashes.length >= at.width() * 32)
                .map(hashes -> Tile.of(at, hashes));
    }

    /// Stores what a log grew by. The caller holds its head.
    void grow(FeedOrigin origin, TileTree.Growth growth, List<Entry> entries) {
        for (Tile tile : growth.tiles()) {
            jdbc.sql("""
                            insert into exchange.tile (origin, level, tile, hashes) values (:origin, :level, :tile, :hashes)
                            on conflict (origin, level, tile) do update set hashes = excluded.hashes""")
                    .param("origin", origin.toString())
                    .param("level", tile.coordinate().level())
                    .param("tile", tile.coordinate().index())
                    .param("hashes", tile.octets())
                    .update();
        }
        insert(origin, entries);
    }

    /// Stores entries in one statement. The caller holds the head of their log.
    void insert(FeedOrigin origin, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        entries.forEach(entry -> rows.add(row(entry)));
        jdbc.sql("""
                        insert into exchange.leaf (origin, index, entry, kind, record, sections, time,
                            basis_rule, basis_instrument, basis_article)
                        select :origin, index, decode(entry, 'hex'), kind, decode(record, 'hex'),
                            array(select jsonb_array_elements_text(sections)), time, rule,
                            decode(instrument, 'hex'), article
                        from jsonb_to_recordset(:rows::jsonb) as e (index bigint, entry text, kind text, record text,
                            sections jsonb, time timestamptz, rule text, instrument text, article text)""")
                .param("origin", origin.toString())
                .param("rows", rows.toString())
                .update();
    }

    private static ObjectNode row(Entry entry) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("index", entry.index())
                .put("entry", HexFormat.of().formatHex(entry.octets().toArray()))
                .put("kind", kind(entry));
        ArrayNode sections = row.putArray("sections");
        if (entry.leaf() != null) {
            row.put("time", entry.leaf().time().toString());
        }
        if (entry.leaf() instanceof Leaf.Release release) {
            row.put("record", release.record().hex());
            release.sections().forEach(sections::add);
            switch (release.basis()) {
                case Basis.Rule rule -> row.put("rule", rule.code());
                case Basis.Article(Sha256 instrument, String article) ->
                    row.put("instrument", instrument.hex()).put("article", article);
            }
        }
        return row;
    }

    private static String kind(Entry entry) {
        return switch (entry.leaf()) {
            case Leaf.Release release -> release.kind().name().toLowerCase(Locale.ROOT);
            case Leaf.EpochOpening _ -> "epoch";
            case null -> "unreadable";
        };
    }

    /// Moves the head to its new size, for ever consistent with every earlier one.
    void updateHead(FeedOrigin origin, long size, byte[] checkpoint, Instant releaseTime, long controlSize) {
        jdbc.sql("""
                        update exchange.log set size = :size, checkpoint = :checkpoint, release_time = :time,
                            control_size = :control where origin = :origin""")
                .param("size", size)
                .param("checkpoint", checkpoint)
                .param("time", at(releaseTime))
                .param("control", controlSize)
                .param("origin", origin.toString())
                .update();
    }

    void updateReceipt(FeedOrigin origin, long size, byte[] receipt, Instant time) {
        jdbc.sql("""
                        update exchange.log set receipt = :receipt, receipt_size = :size, receipt_time = :time
                        where origin = :origin and receipt_size <= :size""")
                .param("receipt", receipt)
                .param("size", size)
                .param("time", at(time))
                .param("origin", origin.toString())
                .update();
    }

    /// The octets of entries `from` to `from + count`.
    List<Octets> entries(FeedOrigin origin, long from, int count) {
        return jdbc.sql("""
                        select entry from exchange.leaf where origin = :origin and index >= :from and index < :to
                        order by index""")
                .param("origin", origin.toString())
                .param("from", from)
                .param("to", from + count)
                .query((rs, n) -> new Octets(rs.getBytes("entry")))
                .list();
    }

    /// Every leaf by which `record` was released from one party to another and not refused, in order.
    List<Released> releases(Sha256 record, PartyId from, PartyId to) {
        return releases(List.of(record), from, to).getOrDefault(record, List.of());
    }

    /// As [#releases(Sha256, PartyId, PartyId)], of several records at once.
    Map<Sha256, List<Released>> releases(Collection<Sha256> records, PartyId from, PartyId to) {
        record Found(Sha256 record, Released released) {}
        return jdbc
                .sql("""
                        select l.* from exchange.leaf l join exchange.log g using (origin)
                        where l.record = any(:records) and g.sender = :sender and g.recipient = :recipient
                            and not exists (select from exchange.held h where h.origin = l.origin and h.index = l.index)
                        order by g.epoch, l.index""")
                .param("records", records.stream().map(Sha256::octets).toArray(byte[][]::new))
                .param("sender", from.value())
                .param("recipient", to.value())
                .query((rs, n) -> new Found(Sha256.ofOctets(rs.getBytes("record")), released(rs)))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(Found::record, Collectors.mapping(Found::released, Collectors.toList())));
    }

    /// Neighbours to whom a party released a record.
    List<PartyId> recipients(Sha256 record, PartyId from) {
        return jdbc
                .sql("""
                        select distinct g.recipient from exchange.leaf l join exchange.log g using (origin)
                        where l.record = :record and g.sender = :sender""")
                .param("record", record.octets())
                .param("sender", from.value())
                .query(String.class)
                .list()
                .stream()
                .map(PartyId::new)
                .toList();
    }

    /// Those of these records that a leaf from one party to another named before.
    Set<Sha256> released(Collection<Sha256> records, PartyId from, PartyId to) {
        return new HashSet<>(jdbc.sql("""
                        select distinct l.record from exchange.leaf l join exchange.log g using (origin)
                        where l.record = any(:records) and g.sender = :sender and g.recipient = :recipient""")
                .param("records", records.stream().map(Sha256::octets).toArray(byte[][]::new))
                .param("sender", from.value())
                .param("recipient", to.value())
                .query((rs, n) -> Sha256.ofOctets(rs.getBytes("record")))
                .list());
    }

    private static Released released(ResultSet rs) throws SQLException {
        return new Released(
                FeedOrigin.parse(rs.getString("origin")).orElseThrow(),
                rs.getLong("index"),
                sections(rs),
                BasisColumns.read(rs),
                rs.getObject("time", OffsetDateTime.class).toInstant());
    }

    static SortedSet<String> sections(ResultSet rs) throws SQLException {
        return new TreeSet<>(List.of((String[]) rs.getArray("sections").getArray()));
    }

    /// How many leaves of a neighbour's control lane this node has processed.
    long processed(PartyId from, PartyId to) {
        return jdbc.sql("""
                        select coalesce(sum(size), 0) from exchange.log
                        where sender = :sender and recipient = :recipient and lane = :lane""")
                .param("sender", from.value())
                .param("recipient", to.value())
                .param("lane", Lane.CONTROL.code())
                .query(Long.class)
                .single();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
