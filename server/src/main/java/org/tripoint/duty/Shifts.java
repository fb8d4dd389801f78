package org.tripoint.duty;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.Timestamp;
import org.tripoint.kernel.UnitId;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.MatterKind;
import org.tripoint.ledger.Matters;
import org.tripoint.ledger.Projector;
import org.tripoint.platform.NodeClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The shifts of a unit: whoever leaves says what is open and what the next should know, and the next signs that he
/// took over. Both are records that stay here; nobody takes over from himself.
@Service
public class Shifts implements Projector {

    private static final String GIVEN = "shift.handed-over";
    private static final String TAKEN = "shift.taken-over";
    private static final int MOST = 30;

    private final Ledger ledger;
    private final Matters matters;
    private final NodeClock clock;
    private final JdbcClient jdbc;

    Shifts(@Lazy Ledger ledger, Matters matters, NodeClock clock, JdbcClient jdbc) {
        this.ledger = ledger;
        this.matters = matters;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /// A shift that was handed over.
    ///
    /// @param takenBy null until the next signed
    public record Shift(
            Sha256 handOver,
            OfficeId givenBy,
            Instant given,
            @Nullable OfficeId takenBy,
            @Nullable Instant taken) {

        public boolean isTaken() {
            return taken != null;
        }
    }

    /// The matters that wait for a unit.
    public List<Matters.Matter> open(UnitId unit) {
        return matters.list(List.of(unit), List.of(MatterKind.values()), clock.instant());
    }

    /// Hands the shift of the author's unit over.
    ///
    /// @param text what the next should know; may be blank
    public LedgerRecord handOver(String text, Author author) {
        Map<String, @Nullable JsonNode> sections = new HashMap<>();
        sections.put(
                "handover",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("waiting", open(author.unit()).size())
                        .put("at", Timestamp.format(Timestamp.truncate(clock.instant()))));
        if (!text.isBlank()) {
            sections.put("text", JsonNodeFactory.instance.objectNode().put("text", text.strip()));
        }
        return ledger.append(Ledger.Statement.of(GIVEN, sections), author);
    }

    /// Signs that the author took the shift over. False where it was taken already, is of another unit, or was handed
    /// over by the same account.
    public boolean takeOver(Sha256 handOver, Author author) {
        boolean own = author.findAccount()
                .equals(Optional.ofNullable(ledger.accountsOf(List.of(handOver)).get(handOver)));
        boolean waits =
                list(author.unit()).stream().anyMatch(shift -> shift.handOver().equals(handOver) && !shift.isTaken());
        if (own || !waits) {
            return false;
        }
        JsonNode about = JsonNodeFactory.instance.objectNode().put("record", handOver.hex());
        ledger.append(
                new Ledger.Statement(
                        TAKEN,
                        ledger.get(handOver).header().subject(),
                        null,
                        Map.of("about", about),
                        List.of(handOver)),
                author);
        return true;
    }

    /// The last shifts of a unit, the newest first.
    public List<Shift> list(UnitId unit) {
        return jdbc.sql("select * from duty.shift where unit = :unit order by position desc limit " + MOST)
                .param("unit", unit.value())
                .query(Shifts::shift)
                .list();
    }

    private static Shift shift(ResultSet row, int n) throws SQLException {
        String office = row.getString("taken_office");
        OffsetDateTime taken = row.getObject("taken", OffsetDateTime.class);
        return new Shift(
                Sha256.ofOctets(row.getBytes("hand_over")),
                new OfficeId(row.getString("office")),
                row.getObject("given", OffsetDateTime.class).toInstant(),
                office == null ? null : new OfficeId(office),
                taken == null ? null : taken.toInstant());
    }

    @Override
    public Set<String> types() {
        return Set.of(GIVEN, TAKEN);
    }

    @Override
    public List<String> tables() {
        return List.of("duty.shift");
    }

    @Override
    public void project(LedgerRecord record) {
        if (record.type().name().equals(GIVEN)) {
            jdbc.sql("""
                            insert into duty.shift (hand_over, unit, office, given, position)
                            values (:record, :unit, :office, :time, :position) on conflict do nothing""")
                    .param("record", record.hash().octets())
                    .param("unit", record.unit().value())
                    .param("office", record.header().office().value())
                    .param("time", record.header().time().atOffset(ZoneOffset.UTC))
                    .param("position", record.position())
                    .update();
        } else {
            jdbc.sql("""
                            update duty.shift set taken_over = :record, taken_office = :office, taken = :time
                            where hand_over = decode(:about, 'hex') and taken_over is null""")
                    .param("record", record.hash().octets())
                    .param("office", record.header().office().value())
                    .param("time", record.header().time().atOffset(ZoneOffset.UTC))
                    .param("about", record.get("about", "record").asString())
                    .update();
        }
    }
}
