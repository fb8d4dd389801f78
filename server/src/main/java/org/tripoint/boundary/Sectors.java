package org.tripoint.boundary;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.tripoint.access.Visibility;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.StrictJson;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import tools.jackson.databind.JsonNode;

/// The sectors of this party's borders: their ends, their status, their lengths and how far demarcation has come.
@Service
public class Sectors {

    private final Ledger ledger;
    private final JdbcClient jdbc;

    Sectors(Ledger ledger, JdbcClient jdbc) {
        this.ledger = ledger;
        this.jdbc = jdbc;
    }

    /// Records a sector, or states it anew. It never crosses.
    public LedgerRecord record(SectorId sector, Map<String, @Nullable JsonNode> sections, Author author) {
        return ledger.append(new Ledger.Statement(RegisterTypes.SECTOR, null, sector, sections, List.of()), author);
    }

    /// In the order of their numbers; 500 at most.
    public List<Sector> list(Visibility.Predicate visible) {
        return jdbc.sql("select r.* from boundary.sector r where " + visible.sql()
                        + " order by split_part(r.sector, '/', 1), split_part(r.sector, '/', 2)::integer limit 500")
                .params(visible.params())
                .query(Sectors::sector)
                .list();
    }

    public Optional<Sector> find(SectorId id, PartyId party) {
        return jdbc.sql("select * from boundary.sector where sector = :sector and party = :party")
                .param("sector", id.value())
                .param("party", party.value())
                .query(Sectors::sector)
                .optional();
    }

    private static Sector sector(ResultSet row, int n) throws SQLException {
        String line = row.getString("line");
        return new Sector(
                new PartyId(row.getString("party")),
                new SectorId(row.getString("sector")),
                row.getString("starts_at"),
                row.getString("ends_at"),
                row.getString("status"),
                row.getString("own_province"),
                row.getString("facing_province"),
                row.getObject("inspect_every_days", Integer.class),
                row.getObject("official_metres", Long.class),
                row.getString("official_source"),
                row.getObject("demarcated_metres", Long.class),
                line == null ? List.of() : RegisterProjector.positions(StrictJson.read(line)),
                row.getObject("computed_metres", Long.class),
                row.getString("not_built"),
                Sha256.ofOctets(row.getBytes("record")));
    }
}
