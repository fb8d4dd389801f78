package org.tripoint.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Projector;

/// Our entries that a neighbour holds for checking, as he tells us in records `record.refused`.
@Component
class Refusals implements Projector {

    static final String TYPE = "record.refused";

    /// The neighbour took in after all what he held.
    static final String VERIFIED = "record.verified";

    private final JdbcClient jdbc;

    Refusals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Refusal(PartyId by, Sha256 record, String lane, long index, String code, Instant time) {}

    List<Refusal> list(PartyId by, int limit) {
        return jdbc.sql("select * from exchange.refusal where party = :party order by time desc limit :limit")
                .param("party", by.value())
                .param("limit", limit)
                .query(Refusals::refusal)
                .list();
    }

    /// The first refusal of each of these records by one neighbour.
    Map<Sha256, Refusal> find(Collection<Sha256> records, PartyId by) {
        return jdbc
                .sql("select distinct on (record) * from exchange.refusal"
                        + " where record = any(:records) and party = :party order by record, time")
                .param("records", records.stream().map(Sha256::octets).toArray(byte[][]::new))
                .param("party", by.value())
                .query(Refusals::refusal)
                .list()
                .stream()
                .collect(Collectors.toMap(Refusal::record, refusal -> refusal));
    }

    private static Refusal refusal(ResultSet rs, int n) throws SQLException {
        return new Refusal(
                new PartyId(rs.getString("party")),
                Sha256.ofOctets(rs.getBytes("record")),
                rs.getString("lane"),
                rs.getLong("index"),
                rs.getString("code"),
                rs.getObject("time", OffsetDateTime.class).toInstant());
    }

    @Override
    public Set<String> types() {
        return Set.of(TYPE, VERIFIED);
    }

    @Override
    public List<String> tables() {
        return List.of("exchange.refusal");
    }

    @Override
    public void project(LedgerRecord outcome) {
        if (outcome.isOwn()) {
            return;
        }
        if (outcome.type().name().equals(VERIFIED)) {
            jdbc.sql("delete from exchange.refusal where record = :record and party = :party")
                    .param("record", new Sha256(outcome.get("about", "record").asString()).octets())
                    .param("party", outcome.party().value())
                    .update();
            return;
        }
        jdbc.sql("""
                        insert into exchange.refusal (outcome, party, record, lane, index, code, time)
                        values (:outcome, :party, :record, :lane, :index, :code, :time)
                        on conflict (outcome) do nothing""")
                .param("outcome", outcome.hash().octets())
                .param("party", outcome.party().value())
                .param("record", new Sha256(outcome.get("about", "record").asString()).octets())
                .param("lane", outcome.get("about", "lane").asString())
                .param("index", outcome.get("about", "index").asLong())
                .param("code", outcome.get("about", "code").asString())
                .param("time", Logs.at(outcome.header().time()))
                .update();
    }
}
