package org.tripoint.boundary;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.tripoint.access.Visibility;
import org.tripoint.boundary.Marker.Repair;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.Sha256;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Work on markers: proposed by one side, agreed when the other signs the same record, done.
@Service
public class Repairs {

    private static final String SELECT = """
            select r.*, d.completed from boundary.repair r left join boundary.repair_completion d on d.repair = r.record
            """;

    private final Ledger ledger;
    private final JdbcClient jdbc;

    Repairs(Ledger ledger, JdbcClient jdbc) {
        this.ledger = ledger;
        this.jdbc = jdbc;
    }

    /// Proposes work on a marker after an inspection found it in need of it. Throws [org.tripoint.ledger.InvalidRecord]
    /// where it does not fit its type.
    public LedgerRecord propose(
            SectorId sector, Map<String, @Nullable JsonNode> sections, List<Sha256> inspection, Author author) {
        return ledger.append(new Ledger.Statement(RegisterTypes.REPAIR, null, sector, sections, inspection), author);
    }

    /// Says that the work is done.
    public LedgerRecord complete(Repair repair, LocalDate on, Author author) {
        var about = JsonNodeFactory.instance
                .objectNode()
                .put("record", repair.record().hex())
                .put("number", repair.marker().number())
                .put("completedOn", on.toString());
        var subject = ledger.get(repair.record()).header().subject();
        return ledger.append(
                new Ledger.Statement(
                        RegisterTypes.REPAIR_DONE,
                        subject,
                        repair.sector(),
                        Map.of("about", about),
                        List.of(repair.record())),
                author);
    }

    /// The repairs of a marker, the newest first.
    public List<Repair> list(MarkerId id, Visibility.Predicate visible) {
        return jdbc.sql(SELECT + "where r.pair = :pair and r.number = :number and " + visible.sql()
                        + " order by r.position desc limit 100")
                .params(visible.params())
                .param("pair", id.pair())
                .param("number", id.number())
                .query(Repairs::repair)
                .list();
    }

    /// Repairs that are not done, by their due day; 200 at most.
    public List<Repair> listOpen(Visibility.Predicate visible) {
        return jdbc.sql(SELECT + "where d.completed is null and " + visible.sql() + " order by r.due limit 200")
                .params(visible.params())
                .query(Repairs::repair)
                .list();
    }

    public Optional<Repair> find(Sha256 record, Visibility.Predicate visible) {
        return jdbc.sql(SELECT + "where r.record = :record and " + visible.sql())
                .params(visible.params())
                .param("record", record.octets())
                .query(Repairs::repair)
                .optional();
    }

    private static Repair repair(ResultSet row, int n) throws SQLException {
        return new Repair(
                Sha256.ofOctets(row.getBytes("record")),
                new MarkerId(row.getString("pair"), row.getString("number")),
                new PartyId(row.getString("party")),
                new SectorId(row.getString("sector")),
                row.getString("work"),
                row.getString("done_by"),
                row.getObject("due", LocalDate.class),
                Markers.parties(row, "signatories"),
                row.getObject("completed", LocalDate.class));
    }
}
