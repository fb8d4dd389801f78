package org.tripoint.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tripoint.platform.NodeSettings;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What one node's tables say about completeness, read inside its process by plain SQL and none of the node's own
/// code. Lists that must be empty hold hashes, ten at most.
final class Facts {

    private final JdbcClient jdbc;
    private final String party;
    private final List<String> committed;

    Facts(ConfigurableApplicationContext node, List<String> committed) {
        this.jdbc = node.getBean(JdbcClient.class);
        this.party = node.getBean(NodeSettings.class).party().value();
        this.committed = committed;
    }

    /// What was let go, or sealed, and is not receipted yet.
    static long inFlight(ConfigurableApplicationContext node) {
        return node.getBean(JdbcClient.class)
                .sql("""
                        select (select count(*) from exchange.outbox)
                            + (select coalesce(sum(size - receipt_size), 0) from exchange.log where sender = :party)""")
                .param("party", node.getBean(NodeSettings.class).party().value())
                .query(Long.class)
                .single();
    }

    String toJson() {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        facts.put("party", party).put("records", number("select count(*) from ledger.record"));
        facts.put("letGoByHeads", number("""
                select count(*) from exchange.leaf l join exchange.log g using (origin)
                join exchange.decision d on d.record = l.record and d.recipient = g.recipient
                where d.office = 'head-of-post'"""));
        ObjectNode logs = facts.putObject("logs");
        jdbc.sql("""
                        select origin, size, receipt_size,
                            split_part(convert_from(checkpoint, 'UTF8'), chr(10), 3) as root,
                            (select count(*) || ' ' || coalesce(md5(string_agg(encode(entry, 'hex'), ',' order by index)), '')
                             from exchange.leaf l where l.origin = g.origin) as entries,
                            (select coalesce(md5(string_agg(level || ' ' || tile || ' ' || encode(hashes, 'hex'), ','
                                order by level, tile)), '') from exchange.tile t where t.origin = g.origin) as tiles,
                            (select count(*) from exchange.held h where h.origin = g.origin) as held
                        from exchange.log g""")
                .query((rs, n) -> logs.putObject(rs.getString("origin"))
                        .put("size", rs.getLong("size"))
                        .put("receipted", rs.getLong("receipt_size"))
                        .put("root", rs.getString("root"))
                        .put("entries", rs.getString("entries"))
                        .put("tiles", rs.getString("tiles"))
                        .put("held", rs.getLong("held")))
                .list();
        ObjectNode empty = facts.putObject("empty");
        put(empty, "received in a feed and not in the ledger", MISSING);
        put(empty, "in the ledger and in no feed", UNBIDDEN);
        put(empty, "sealed without a decision that names the receiver", UNDECIDED);
        put(empty, "let go and not sealed", UNSEALED);
        put(empty, "danger to life and not let go", UNWARNED);
        put(empty, "not projected", "select encode(hash, 'hex') from ledger.record where projection <> 'done'");
        put(empty, "behind a gap of the ledger", GAPS);
        ArrayNode lost = empty.putArray("committed and lost");
        lost().forEach(lost::add);
        return facts.toString();
    }

    private static final String MISSING = """
            select encode(l.record, 'hex') from exchange.leaf l join exchange.log g using (origin)
            where g.recipient = :party and l.kind in ('record', 'disclosure')
                and not exists (select from exchange.held h where h.origin = l.origin and h.index = l.index)
                and not exists (
                    select from ledger.record r
                    where r.hash = l.record and r.from_party = g.sender and jsonb_exists_all(r.open, l.sections)
                        and (l.kind = 'disclosure' or (r.from_lane = g.lane and r.from_epoch = g.epoch
                            and r.from_index = l.index)))""";

    private static final String UNBIDDEN = """
            select encode(r.hash, 'hex') from ledger.record r
            where r.from_party is not null and not exists (
                select from exchange.leaf l join exchange.log g using (origin)
                where l.record = r.hash and g.sender = r.from_party and g.recipient = :party)""";

    private static final String UNDECIDED = """
            select encode(l.record, 'hex') from exchange.leaf l join exchange.log g using (origin)
            where g.sender = :party and l.kind in ('record', 'disclosure')
                and not exists (
                    select from ledger.record d
                    where d.type = 'release.decided' and d.party = :party
                        and d.open -> 'decision' ->> 'record' = encode(l.record, 'hex')
                        and d.open -> 'decision' ->> 'to' = g.recipient
                        and d.open -> 'decision' ->> 'outcome' = 'released')
                and not (l.basis_rule = 'link' and exists (
                    select from ledger.record r where r.hash = l.record and r.party = :party
                        and r.type ~ '^(keyset|party|service|unit|instrument|record)[.]'))""";

    private static final String UNSEALED = """
            select encode(d.record, 'hex') from exchange.decision d
            where d.outcome = 'released' and not exists (
                select from exchange.leaf l join exchange.log g using (origin)
                where l.record = d.record and g.sender = :party and g.recipient = d.recipient)
            union all select encode(record, 'hex') from exchange.outbox""";

    private static final String UNWARNED = """
            select encode(r.hash, 'hex') from ledger.record r
            join (select distinct recipient from exchange.log where sender = :party) n
                on r.sector ~ ('(^|-)' || n.recipient || '[-/]')
            where r.party = :party and r.type = 'flood.reported' and not exists (
                select from exchange.leaf l join exchange.log g using (origin)
                where l.record = r.hash and g.sender = :party and g.recipient = n.recipient)""";

    private static final String GAPS = """
            select encode(r.hash, 'hex') from ledger.record r
            where r.position > 1 and not exists (select from ledger.record b where b.position = r.position - 1)""";

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private void put(ObjectNode empty, String what, String sql) {
        ArrayNode list = empty.putArray(what);
        jdbc.sql(sql + " limit 10")
                .param("party", party)
                .query(String.class)
                .list()
                .forEach(list::add);
    }

    /// What somebody was told is kept, and is not.
    private Set<String> lost() {
        Set<String> lost = new TreeSet<>(committed);
        List<String> here =
                new ArrayList<>(jdbc.sql("select encode(hash, 'hex') from ledger.record where from_party is null")
                        .query(String.class)
                        .list());
        lost.removeAll(new java.util.HashSet<>(here));
        return lost;
    }
}
