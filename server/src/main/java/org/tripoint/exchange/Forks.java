package org.tripoint.exchange;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.tripoint.kernel.Octets;
import org.tripoint.kernel.PartyId;
import org.tripoint.ledger.NodeKeys;
import org.tripoint.platform.NodeClock;

/// Two notes that one log signed and that cannot both be true: kept, so that both parties can look at both.
@Service
public class Forks {

    private final NodeKeys keys;
    private final NodeClock clock;
    private final JdbcClient jdbc;

    Forks(NodeKeys keys, NodeClock clock, JdbcClient jdbc) {
        this.keys = keys;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /// Two signed notes about one log.
    ///
    /// @param ours the note that was here first
    public record Fork(String origin, long size, String ours, String theirs) {}

    void keep(Logs.Head here, long size, byte[] theirs) {
        jdbc.sql("""
                        insert into exchange.fork (origin, size, ours, theirs, found)
                        values (:origin, :size, :ours, :theirs, :found) on conflict do nothing""")
                .param("origin", here.origin().toString())
                .param("size", size)
                .param("ours", here.checkpoint().toArray())
                .param("theirs", theirs)
                .param("found", Logs.at(clock.instant()))
                .update();
    }

    /// Forks of either direction between this node and a neighbour.
    public List<Fork> list(PartyId neighbour) {
        String own = keys.keySet().party().value();
        return jdbc.sql("""
                        select * from exchange.fork where origin like :theirs or origin like :ours
                        order by found, origin, size limit 20""")
                .param("theirs", "tripoint/" + neighbour + "/" + own + "/%")
                .param("ours", "tripoint/" + own + "/" + neighbour + "/%")
                .query((rs, n) -> new Fork(
                        rs.getString("origin"),
                        rs.getLong("size"),
                        text(rs.getBytes("ours")),
                        text(rs.getBytes("theirs"))))
                .list();
    }

    private static String text(byte[] note) {
        return new String(new Octets(note).toArray(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
