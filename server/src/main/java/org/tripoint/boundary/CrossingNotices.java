package org.tripoint.boundary;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.Timestamp;
import org.tripoint.kernel.UnitId;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What each side says of its gates: hours, closures, reopenings, daily counts, and who noted a closure.
@Service
public class CrossingNotices {

    private static final int MOST = 200;

    private static final String CLOSURES = """
            select c.*, (select min(o.reopened) from boundary.reopening o
                where o.closure = c.record and o.party = c.party) as reopened
            from boundary.closure c
            """;

    private final Ledger ledger;
    private final Crossings crossings;
    private final JdbcClient jdbc;

    CrossingNotices(Ledger ledger, Crossings crossings, JdbcClient jdbc) {
        this.ledger = ledger;
        this.crossings = crossings;
        this.jdbc = jdbc;
    }

    /// How many passed one gate in a day, as its side counted.
    public record DayCount(
            PartyId party, LocalDate day, long personsOut, long personsIn, long vehiclesOut, long vehiclesIn) {}

    /// States hours, closes or counts: a record of the given type about a gate of the author's party.
    public LedgerRecord append(String type, SectorId sector, Map<String, @Nullable JsonNode> sections, Author author) {
        return ledger.append(new Ledger.Statement(type, null, sector, sections, List.of()), author);
    }

    /// Says that a gate of ours is open again.
    public LedgerRecord reopen(Closure closure, Instant at, Author author) {
        LedgerRecord closed = ledger.get(closure.record());
        var about = JsonNodeFactory.instance
                .objectNode()
                .put("record", closure.record().hex())
                .put("crossing", Places.GATE + closure.crossing())
                .put("reopenedAt", Timestamp.format(Timestamp.truncate(at)));
        return ledger.append(Ledger.Statement.about(closed, RegisterTypes.REOPENED, Map.of("about", about)), author);
    }

    /// Says that a neighbour's notice was read here. Said twice by one unit it is said once.
    public void note(Closure closure, Author author) {
        if (closure.receipts().stream().anyMatch(receipt -> receipt.unit().equals(author.unit()))) {
            return;
        }
        LedgerRecord closed = ledger.get(closure.record());
        var about = JsonNodeFactory.instance
                .objectNode()
                .put("record", closure.record().hex());
        ledger.append(Ledger.Statement.about(closed, RegisterTypes.NOTED, Map.of("about", about)), author);
    }

    /// Closures of a crossing, by whichever side, the newest first.
    public List<Closure> list(String crossing) {
        return jdbc.sql(CLOSURES + "where c.crossing = :crossing order by c.closed_from desc, c.position desc limit "
                        + MOST)
                .param("crossing", crossing)
                .query(this::closure)
                .list();
    }

    /// The newest closures of one side, for its feed.
    public List<Closure> listNewest(PartyId party, int limit) {
        return jdbc.sql(CLOSURES + "where c.party = :party order by c.position desc limit :limit")
                .param("party", party.value())
                .param("limit", Math.min(limit, MOST))
                .query(this::closure)
                .list();
    }

    /// Closures that are announced or hold now.
    public List<Closure> listOpen(Instant now) {
        return jdbc
                .sql(CLOSURES + "order by c.closed_from desc, c.position desc limit " + MOST)
                .query(this::closure)
                .list()
                .stream()
                .filter(closure -> !closure.isOverAt(now))
                .toList();
    }

    public Optional<Closure> find(Sha256 record) {
        return jdbc.sql(CLOSURES + "where c.record = :record")
                .param("record", record.octets())
                .query(this::closure)
                .optional();
    }

    /// The hours of one side's gate that hold on a day.
    public Optional<GateTerms> findTerms(String crossing, PartyId party, LocalDate day) {
        return jdbc.sql("""
                        select * from boundary.gate_terms
                        where crossing = :crossing and party = :party and valid_from <= :day
                        order by valid_from desc, position desc limit 1""")
                .param("crossing", crossing)
                .param("party", party.value())
                .param("day", day)
                .query(CrossingNotices::terms)
                .optional();
    }

    /// Whether one side's gate is open at this time.
    public GateState state(String crossing, PartyId party, Instant now, ZoneId zone) {
        List<Closure> holding = list(crossing).stream()
                .filter(closure -> closure.party().equals(party) && closure.holdsAt(now))
                .toList();
        if (holding.stream().anyMatch(Closure::isToAll)) {
            return GateState.CLOSED;
        }
        var here = now.atZone(zone);
        return findTerms(crossing, party, here.toLocalDate())
                .map(terms -> {
                    if (!terms.isOpen(here.getDayOfWeek(), here.toLocalTime())) {
                        return GateState.OUTSIDE_HOURS;
                    }
                    return holding.isEmpty() ? GateState.OPEN : GateState.RESTRICTED;
                })
                .orElse(holding.isEmpty() ? GateState.HOURS_UNKNOWN : GateState.RESTRICTED);
    }

    /// The counts of a crossing, the newest day first; 60 at most.
    public List<DayCount> listCounts(String crossing) {
        return jdbc.sql(
                        "select * from boundary.gate_count where crossing = :crossing order by day desc, party limit 60")
                .param("crossing", crossing)
                .query((row, n) -> new DayCount(
                        new PartyId(row.getString("party")),
                        row.getObject("day", LocalDate.class),
                        row.getLong("persons_out"),
                        row.getLong("persons_in"),
                        row.getLong("vehicles_out"),
                        row.getLong("vehicles_in")))
                .list();
    }

    /// The crossing that a closure is about.
    public Crossing crossing(Closure closure) {
        return crossings
                .find(closure.crossing())
                .orElseThrow(() -> new IllegalStateException("expected the crossing " + closure.crossing()));
    }

    private Closure closure(ResultSet row, int n) throws SQLException {
        Sha256 record = Sha256.ofOctets(row.getBytes("record"));
        return new Closure(
                record,
                new PartyId(row.getString("party")),
                new UnitId(row.getString("unit")),
                row.getString("crossing"),
                row.getString("closed_to"),
                row.getString("reason"),
                row.getObject("closed_from", OffsetDateTime.class).toInstant(),
                Markers.instant(row, "until"),
                Markers.instant(row, "reopened"),
                receipts(record));
    }

    private List<Closure.Receipt> receipts(Sha256 record) {
        return jdbc.sql(
                        "select party, unit, office, time from boundary.receipt where noted = :noted order by position limit 20")
                .param("noted", record.octets())
                .query((row, n) -> new Closure.Receipt(
                        new PartyId(row.getString("party")),
                        new UnitId(row.getString("unit")),
                        new OfficeId(row.getString("office")),
                        row.getObject("time", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static GateTerms terms(ResultSet row, int n) throws SQLException {
        return new GateTerms(
                Sha256.ofOctets(row.getBytes("record")),
                new PartyId(row.getString("party")),
                row.getString("crossing"),
                LocalTime.parse(row.getString("opens")),
                LocalTime.parse(row.getString("closes")),
                texts(row, "days"),
                row.getString("holidays"),
                texts(row, "passers"),
                texts(row, "documents"),
                row.getObject("valid_from", LocalDate.class));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
