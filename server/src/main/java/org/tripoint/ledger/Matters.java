package org.tripoint.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.UnitId;

/// What waits for a unit, most pressing first. Projectors open and close matters; both may be said twice.
@Service
public class Matters {

    /// The tables of the ledger's own projections.
    static final List<String> TABLES = List.of("ledger.matter", "ledger.reply");

    private final JdbcClient jdbc;

    Matters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Something that waits.
    ///
    /// @param urgency code of the list `severity`
    /// @param due null where nothing says by when
    public record Matter(
            MatterKind kind,
            Sha256 record,
            UnitId unit,
            String urgency,
            @Nullable Instant due) {

        public Optional<Instant> findDue() {
            return Optional.ofNullable(due);
        }

        public boolean isOverdue(Instant now) {
            return due != null && now.isAfter(due);
        }
    }

    /// Opens a matter at the record that raises it.
    public void open(Matter matter, LedgerRecord raisedBy) {
        jdbc.sql("""
                        insert into ledger.matter (kind, record, unit, urgency, due, opened)
                        values (:kind, :record, :unit, :urgency, :due, :opened)
                        on conflict (kind, record, unit) do nothing""")
                .param("kind", matter.kind().code())
                .param("record", matter.record().octets())
                .param("unit", matter.unit().value())
                .param("urgency", matter.urgency())
                .param("due", matter.findDue().map(RecordRows::at).orElse(null))
                .param("opened", raisedBy.position())
                .update();
    }

    /// Closes the matters of one kind about `record`, whichever unit they wait for.
    public void close(MatterKind kind, Sha256 record, LedgerRecord closedBy) {
        jdbc.sql("""
                        update ledger.matter set closed = :closed
                        where kind = :kind and record = :record and (closed is null or closed > :closed)""")
                .param("closed", closedBy.position())
                .param("kind", kind.code())
                .param("record", record.octets())
                .update();
    }

    /// Open matters of these units and kinds: danger to life first, then overdue, then by due time. 200 at most.
    public List<Matter> list(Collection<UnitId> units, Collection<MatterKind> kinds, Instant now) {
        if (units.isEmpty() || kinds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select kind, record, unit, urgency, due from ledger.matter
                        where closed is null and unit in (:units) and kind in (:kinds)
                        order by (urgency = 'critical') desc, (urgency = 'high') desc, coalesce(due < :now, false) desc,
                            due nulls last, opened
                        limit 200""")
                .param("units", units.stream().map(UnitId::value).toList())
                .param("kinds", kinds.stream().map(MatterKind::code).toList())
                .param("now", RecordRows.at(now))
                .query(Matters::matter)
                .list();
    }

    /// The units for which a matter about `record` was opened, whether or not it is closed.
    public List<UnitId> listUnits(MatterKind kind, Sha256 record) {
        return jdbc.sql(
                        "select unit from ledger.matter where kind = :kind and record = :record order by unit limit 200")
                .param("kind", kind.code())
                .param("record", record.octets())
                .query((rs, n) -> new UnitId(rs.getString("unit")))
                .list();
    }

    public boolean isOpen(MatterKind kind, Sha256 record) {
        return jdbc.sql(
                        "select exists (select from ledger.matter where closed is null and kind = :kind and record = :record)")
                .param("kind", kind.code())
                .param("record", record.octets())
                .query(Boolean.class)
                .single();
    }

    private static Matter matter(ResultSet rs, int n) throws SQLException {
        OffsetDateTime due = rs.getObject("due", OffsetDateTime.class);
        return new Matter(
                MatterKind.ofCode(rs.getString("kind")),
                Sha256.ofOctets(rs.getBytes("record")),
                new UnitId(rs.getString("unit")),
                rs.getString("urgency"),
                due == null ? null : due.toInstant());
    }
}
