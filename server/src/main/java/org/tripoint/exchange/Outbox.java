package org.tripoint.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.log.Basis;
import org.tripoint.kernel.log.Lane;

/// What was let go to a neighbour and is not yet sealed into his feed.
@Repository
class Outbox {

    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Item(long seq, PartyId to, Lane lane, Sha256 record, SortedSet<String> sections, Basis basis) {}

    void put(PartyId to, Lane lane, Sha256 record, Collection<String> sections, Basis basis) {
        jdbc.sql("""
                        insert into exchange.outbox (recipient, lane, record, sections, basis_rule, basis_instrument, basis_article)
                        values (:recipient, :lane, :record, :sections, :rule, :instrument, :article)""")
                .param("recipient", to.value())
                .param("lane", lane.code())
                .param("record", record.octets())
                .param("sections", sections.toArray(String[]::new))
                .params(BasisColumns.of(basis))
                .update();
    }

    /// Takes away at most `limit` items of a feed, in the order in which they were let go.
    List<Item> take(PartyId to, Lane lane, int limit) {
        return jdbc.sql("""
                        with taken as (
                            delete from exchange.outbox where seq in (
                                select seq from exchange.outbox where recipient = :recipient and lane = :lane
                                order by seq limit :limit)
                            returning *)
                        select * from taken order by seq""")
                .param("recipient", to.value())
                .param("lane", lane.code())
                .param("limit", limit)
                .query(Outbox::item)
                .list();
    }

    /// Whether anything waits for this feed.
    boolean holds(PartyId to, Lane lane) {
        return jdbc.sql("select exists (select from exchange.outbox where recipient = :recipient and lane = :lane)")
                .param("recipient", to.value())
                .param("lane", lane.code())
                .query(Boolean.class)
                .single();
    }

    /// How many items wait for a neighbour.
    long count(PartyId to) {
        return jdbc.sql("select count(*) from exchange.outbox where recipient = :recipient")
                .param("recipient", to.value())
                .query(Long.class)
                .single();
    }

    /// Takes away what a leaf released already.
    void remove(PartyId to, Sha256 record, Collection<String> sections) {
        jdbc.sql("""
                        delete from exchange.outbox
                        where recipient = :recipient and record = :record and sections <@ :sections::text[]""")
                .param("recipient", to.value())
                .param("record", record.octets())
                .param("sections", sections.toArray(String[]::new))
                .update();
    }

    /// Takes recalled sections out of what waits, for every neighbour.
    void takeOut(Sha256 record, Collection<String> sections) {
        jdbc.sql("""
                        update exchange.outbox set sections = array(
                            select s from unnest(sections) as s where s <> all(:sections::text[]) order by s)
                        where record = :record""")
                .param("record", record.octets())
                .param("sections", sections.toArray(String[]::new))
                .update();
    }

    /// Neighbours for whom something of a record waits to be sealed.
    List<PartyId> listAwaiting(Sha256 record) {
        return jdbc
                .sql("select distinct recipient from exchange.outbox where record = :record")
                .param("record", record.octets())
                .query(String.class)
                .list()
                .stream()
                .map(PartyId::new)
                .toList();
    }

    private static Item item(ResultSet rs, int n) throws SQLException {
        return new Item(
                rs.getLong("seq"),
                new PartyId(rs.getString("recipient")),
                Lane.find(rs.getString("lane")).orElseThrow(),
                Sha256.ofOctets(rs.getBytes("record")),
                Logs.sections(rs),
                BasisColumns.read(rs).orElseThrow());
    }
}
