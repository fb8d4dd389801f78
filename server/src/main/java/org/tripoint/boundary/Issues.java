package org.tripoint.boundary;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.Sha256;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Projector;
import tools.jackson.databind.JsonNode;

/// What remains to be settled about a border, by rounds of talks: where, what each side says, what came of it. It never
/// leaves its node and is for the boundary commission.
@Service
public class Issues implements Projector {

    private final Ledger ledger;
    private final JdbcClient jdbc;

    Issues(@Lazy Ledger ledger, JdbcClient jdbc) {
        this.ledger = ledger;
        this.jdbc = jdbc;
    }

    /// One round of talks on an issue.
    ///
    /// @param outcome code of the list `issue-outcome`
    public record Round(
            Sha256 record,
            String pair,
            String issue,
            String place,
            int round,
            LocalDate held,
            String outcome,
            @Nullable String ownPosition,
            @Nullable String facingPosition) {}

    /// Records a round of talks.
    public LedgerRecord record(SectorId sector, Map<String, @Nullable JsonNode> sections, Author author) {
        return ledger.append(new Ledger.Statement(RegisterTypes.ISSUE, null, sector, sections, List.of()), author);
    }

    /// All rounds, by issue and the newest first; 500 at most.
    public List<Round> list() {
        return jdbc.sql("select * from boundary.issue order by pair, issue, round desc, position desc limit 500")
                .query(Issues::round)
                .list();
    }

    private static Round round(ResultSet row, int n) throws SQLException {
        return new Round(
                Sha256.ofOctets(row.getBytes("record")),
                row.getString("pair"),
                row.getString("issue"),
                row.getString("place"),
                row.getInt("round"),
                row.getObject("held", LocalDate.class),
                row.getString("outcome"),
                row.getString("own_position"),
                row.getString("facing_position"));
    }

    @Override
    public Set<String> types() {
        return Set.of(RegisterTypes.ISSUE);
    }

    @Override
    public List<String> tables() {
        return List.of("boundary.issue");
    }

    @Override
    public void project(LedgerRecord record) {
        if (!record.isOwn() || record.header().findSector().isEmpty()) {
            return;
        }
        Map<String, @Nullable Object> row = RegisterProjector.row(record);
        row.put("issue", record.get("issue", "issue").asString());
        row.put("place", record.get("issue", "where").asString());
        row.put("round", record.get("issue", "round").asInt());
        row.put("held", LocalDate.parse(record.get("issue", "heldOn").asString()));
        row.put("outcome", record.get("issue", "outcome").asString());
        row.put(
                "own",
                record.find("positions", "ownPosition").map(JsonNode::asString).orElse(null));
        row.put(
                "facing",
                record.find("positions", "facingPosition")
                        .map(JsonNode::asString)
                        .orElse(null));
        jdbc.sql("""
                        insert into boundary.issue (record, party, unit, type, pair, issue, place, round, held, outcome,
                            own_position, facing_position, position)
                        values (:record, :party, :unit, :type, :pair, :issue, :place, :round, :held, :outcome, :own,
                            :facing, :position)
                        on conflict (record) do nothing""").params(row).update();
    }
}
