package org.tripoint.boundary;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.tripoint.access.Visibility;
import org.tripoint.boundary.Marker.Inspection;
import org.tripoint.boundary.Marker.Survey;
import org.tripoint.geo.Geodesic;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.UnitId;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Countersignatures;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import tools.jackson.databind.JsonNode;

/// The markers of this party's register, where they stand, and what inspections by either side found.
@Service
public class Markers {

    /// Most rows of one answer.
    public static final int MOST = 500;

    private static final String SELECT = """
            select r.party, r.unit, r.sector, r.pair, r.number, r.marker_position, r.kind, r.form, r.grouping, r.material,
                r.territory, r.built_by, r.maintained_by, r.record, p.record as place_record, p.party as place_party,
                p.latitude, p.longitude, p.datum, p.method, p.accuracy_millimetres, p.surveyed_on, p.surveyed_by,
                i.inspected, i.condition, i.party as inspected_by
            from boundary.marker r
            left join lateral (
                select * from boundary.survey s
                where s.party = r.party and s.pair = r.pair and s.number = r.number order by s.position desc limit 1) p
                on true
            left join lateral (
                select inspected, condition, party from boundary.inspection n
                where n.pair = r.pair and n.number = r.number order by n.inspected desc, n.position desc limit 1) i
                on true
            left join boundary.sector c on c.party = r.party and c.sector = r.sector
            """;

    private static final String OVERDUE = """
            (c.inspect_every_days is not null
                and coalesce(i.inspected, '-infinity') < cast(:now as timestamptz) - c.inspect_every_days * interval '1 day')""";

    private final Ledger ledger;
    private final Countersignatures countersignatures;
    private final JdbcClient jdbc;

    Markers(Ledger ledger, Countersignatures countersignatures, JdbcClient jdbc) {
        this.ledger = ledger;
        this.countersignatures = countersignatures;
        this.jdbc = jdbc;
    }

    /// A box in degrees, WGS 84; its west may lie east of its east where it crosses the date line.
    public record Box(double west, double south, double east, double north) {

        public boolean holds(double latitude, double longitude) {
            boolean between =
                    west <= east ? longitude >= west && longitude <= east : longitude >= west || longitude <= east;
            return between && latitude >= south && latitude <= north;
        }
    }

    /// What a list is narrowed to; null where it is not.
    ///
    /// @param overdueAt only those whose inspection is overdue at this time
    /// @param words part of a number
    /// @param number exactly
    /// @param box only those whose place lies in it
    /// @param from newest inspection not before, or none
    /// @param to newest inspection not after, or none
    public record Sought(
            @Nullable SectorId sector,
            @Nullable String pair,
            @Nullable String condition,
            @Nullable Instant overdueAt,
            String words,
            @Nullable String number,
            @Nullable Box box,
            @Nullable Instant from,
            @Nullable Instant to) {

        public static final Sought EVERYTHING = of(null, null, null);

        /// Narrowed to a sector, a pair of parties and a condition; null where it is not.
        public static Sought of(@Nullable SectorId sector, @Nullable String pair, @Nullable String condition) {
            return new Sought(sector, pair, condition, null, "", null, null, null, null);
        }

        /// The same, also narrowed to overdue ones and by a part of the number.
        public Sought overdue(@Nullable Instant at, String part) {
            return new Sought(sector, pair, condition, at, part, number, box, from, to);
        }

        public Sought number(@Nullable String exactly) {
            return new Sought(sector, pair, condition, overdueAt, words, exactly, box, from, to);
        }

        public Sought in(@Nullable Box within) {
            return new Sought(sector, pair, condition, overdueAt, words, number, within, from, to);
        }

        public Sought inspected(@Nullable Instant first, @Nullable Instant last) {
            return new Sought(sector, pair, condition, overdueAt, words, number, box, first, last);
        }
    }

    /// How a marker's place was found to differ from an earlier one.
    ///
    /// @param metres between the two
    /// @param within whether both accuracies allow it
    public record Comparison(Survey earlier, Survey later, double metres, boolean within) {}

    /// Signs and keeps a record of the register. Throws [org.tripoint.ledger.InvalidRecord] where it does not fit.
    LedgerRecord append(
            String type,
            SectorId sector,
            Map<String, @Nullable JsonNode> sections,
            List<Sha256> parents,
            Author author) {
        return ledger.append(new Ledger.Statement(type, null, sector, sections, parents), author);
    }

    /// Records a marker, or states it anew.
    public LedgerRecord record(SectorId sector, Map<String, @Nullable JsonNode> sections, Author author) {
        return append(RegisterTypes.MARKER, sector, sections, List.of(), author);
    }

    /// Reports what was found at a marker.
    public LedgerRecord inspect(SectorId sector, Map<String, @Nullable JsonNode> sections, Author author) {
        return append(RegisterTypes.INSPECTION, sector, sections, List.of(), author);
    }

    /// Keeps a survey of a marker.
    public LedgerRecord survey(SectorId sector, Map<String, @Nullable JsonNode> sections, Author author) {
        return append(RegisterTypes.SURVEY, sector, sections, List.of(), author);
    }

    /// Signs a joint inspection of a neighbour, or a repair, for the author's party.
    public void sign(Sha256 record, Author author) {
        countersignatures.sign(record, author);
    }

    /// Markers in the order of their numbers, after `after`, `limit` and [#MOST] at most.
    public List<Marker> list(Sought sought, Visibility.Predicate visible, int offset, int limit) {
        Map<String, Object> params = new HashMap<>(visible.params());
        String where = where(sought, visible, params);
        params.put("limit", Math.min(limit, MOST));
        params.put("offset", offset);
        return jdbc.sql(SELECT + where + """
                         order by r.pair, length(regexp_replace(r.number, '[^0-9].*$', '')), r.number, r.party
                        limit :limit offset :offset""")
                .params(params)
                .query(Markers::marker)
                .list();
    }

    public long count(Sought sought, Visibility.Predicate visible) {
        Map<String, Object> params = new HashMap<>(visible.params());
        String where = where(sought, visible, params);
        return jdbc.sql("select count(*) from (" + SELECT + where + ") found")
                .params(params)
                .query(Long.class)
                .single();
    }

    /// One marker as a party's register has it, where the reader may see it.
    public Optional<Marker> find(MarkerId id, PartyId party, Visibility.Predicate visible) {
        return jdbc.sql(SELECT + "where r.party = :ofParty and r.pair = :pair and r.number = :number and "
                        + visible.sql())
                .params(visible.params())
                .param("ofParty", party.value())
                .param("pair", id.pair())
                .param("number", id.number())
                .query(Markers::marker)
                .optional();
    }

    /// The numbers of this pair that the register has, for matching what is brought in.
    public Set<String> numbers(PartyId party, String pair) {
        return Set.copyOf(jdbc.sql("select number from boundary.marker where party = :party and pair = :pair")
                .param("party", party.value())
                .param("pair", pair)
                .query(String.class)
                .list());
    }

    private static String where(Sought sought, Visibility.Predicate visible, Map<String, Object> params) {
        List<String> all = new ArrayList<>(List.of(visible.sql()));
        if (sought.sector() != null) {
            all.add("r.sector = :soughtSector");
            params.put("soughtSector", sought.sector().value());
        }
        if (sought.pair() != null) {
            all.add("r.pair = :soughtPair");
            params.put("soughtPair", sought.pair());
        }
        if (sought.condition() != null) {
            all.add("i.condition = :soughtCondition");
            params.put("soughtCondition", sought.condition());
        }
        if (sought.overdueAt() != null) {
            all.add(OVERDUE);
            params.put("now", sought.overdueAt().atOffset(ZoneOffset.UTC));
        }
        if (!sought.words().isBlank()) {
            all.add("position(lower(:words) in lower(r.number)) > 0");
            params.put("words", sought.words().strip());
        }
        if (sought.number() != null) {
            all.add("r.number = :soughtNumber");
            params.put("soughtNumber", sought.number());
        }
        if (sought.box() != null) {
            addBox(sought.box(), all, params);
        }
        if (sought.from() != null) {
            all.add("(i.inspected is null or i.inspected >= :soughtFrom)");
            params.put("soughtFrom", sought.from().atOffset(ZoneOffset.UTC));
        }
        if (sought.to() != null) {
            all.add("(i.inspected is null or i.inspected <= :soughtTo)");
            params.put("soughtTo", sought.to().atOffset(ZoneOffset.UTC));
        }
        return "where " + String.join(" and ", all);
    }

    private static void addBox(Box box, List<String> all, Map<String, Object> params) {
        String between = box.west() <= box.east() ? "and" : "or";
        all.add("(p.longitude >= :west " + between + " p.longitude <= :east) and p.latitude between :south and :north");
        params.put("west", box.west());
        params.put("east", box.east());
        params.put("south", box.south());
        params.put("north", box.north());
    }

    /// Every inspection of a marker that the reader may see, the newest first.
    public List<Inspection> listInspections(MarkerId id, Visibility.Predicate visible) {
        return jdbc.sql("select * from boundary.inspection r where r.pair = :pair and r.number = :number and "
                        + visible.sql() + " order by r.inspected desc, r.position desc limit " + MOST)
                .params(visible.params())
                .param("pair", id.pair())
                .param("number", id.number())
                .query(Markers::inspection)
                .list();
    }

    public Optional<Inspection> findInspection(Sha256 record, Visibility.Predicate visible) {
        return jdbc.sql("select * from boundary.inspection r where r.record = :record and " + visible.sql())
                .params(visible.params())
                .param("record", record.octets())
                .query(Markers::inspection)
                .optional();
    }

    /// Joint inspections of neighbours that `party` has not signed, the oldest first.
    public List<Inspection> listUnsigned(PartyId party, Visibility.Predicate visible) {
        return jdbc.sql("select * from boundary.inspection r"
                        + " where r.jointly and r.party <> :ofParty and not (:ofParty = any(r.signatories))"
                        + " and " + visible.sql() + " order by r.position limit " + MOST)
                .params(visible.params())
                .param("ofParty", party.value())
                .query(Markers::inspection)
                .list();
    }

    /// The newest inspections, for lists.
    public List<Inspection> listInspections(Visibility.Predicate visible, int limit) {
        return jdbc.sql("select * from boundary.inspection r where " + visible.sql()
                        + " order by r.inspected desc, r.position desc limit " + Math.min(limit, MOST))
                .params(visible.params())
                .query(Markers::inspection)
                .list();
    }

    /// The surveys of a marker, the newest first.
    public List<Survey> listSurveys(MarkerId id, Visibility.Predicate visible) {
        return jdbc.sql("select r.record as place_record, r.party as place_party, r.* from boundary.survey r"
                        + " where r.pair = :pair and r.number = :number and " + visible.sql()
                        + " order by r.position desc limit 100")
                .params(visible.params())
                .param("pair", id.pair())
                .param("number", id.number())
                .query((rs, n) -> survey(rs))
                .list();
    }

    /// The two newest survey-grade places in one datum against each other. It is for the boundary commission.
    public Optional<Comparison> compare(MarkerId id, Visibility.Predicate visible) {
        List<Survey> exact =
                listSurveys(id, visible).stream().filter(Survey::isSurveyGrade).toList();
        if (exact.size() < 2) {
            return Optional.empty();
        }
        Survey later = exact.getFirst();
        return exact.stream()
                .skip(1)
                .filter(earlier -> String.valueOf(earlier.datum()).equals(later.datum()))
                .findFirst()
                .map(earlier -> comparison(earlier, later));
    }

    static Comparison comparison(Survey earlier, Survey later) {
        double metres = Geodesic.metres(earlier.latitude(), earlier.longitude(), later.latitude(), later.longitude());
        return new Comparison(earlier, later, metres, metres <= (accuracy(earlier) + accuracy(later)) / 1000.0);
    }

    private static long accuracy(Survey survey) {
        Long millimetres = survey.accuracyMillimetres();
        return millimetres == null ? 0 : millimetres;
    }

    private static Marker marker(ResultSet row, int n) throws SQLException {
        Instant inspected = instant(row, "inspected");
        return new Marker(
                new MarkerId(row.getString("pair"), row.getString("number")),
                new PartyId(row.getString("party")),
                new UnitId(row.getString("unit")),
                new SectorId(row.getString("sector")),
                row.getString("marker_position"),
                row.getString("kind"),
                row.getString("form"),
                row.getString("grouping"),
                row.getString("material"),
                row.getString("territory"),
                row.getString("built_by"),
                row.getString("maintained_by"),
                Sha256.ofOctets(row.getBytes("record")),
                row.getBytes("place_record") == null ? null : survey(row),
                inspected == null
                        ? null
                        : new Marker.Last(
                                inspected, row.getString("condition"), new PartyId(row.getString("inspected_by"))));
    }

    private static Survey survey(ResultSet row) throws SQLException {
        return new Survey(
                Sha256.ofOctets(row.getBytes("place_record")),
                new PartyId(row.getString("place_party")),
                row.getDouble("latitude"),
                row.getDouble("longitude"),
                row.getString("datum"),
                row.getString("method"),
                row.getObject("accuracy_millimetres", Long.class),
                row.getObject("surveyed_on", LocalDate.class),
                row.getString("surveyed_by"));
    }

    private static Inspection inspection(ResultSet row, int n) throws SQLException {
        return new Inspection(
                Sha256.ofOctets(row.getBytes("record")),
                new MarkerId(row.getString("pair"), row.getString("number")),
                new PartyId(row.getString("party")),
                new UnitId(row.getString("unit")),
                new OfficeId(row.getString("office")),
                new SectorId(row.getString("sector")),
                row.getObject("inspected", OffsetDateTime.class).toInstant(),
                row.getString("condition"),
                row.getString("path"),
                row.getObject("salute", Boolean.class),
                row.getBoolean("jointly"),
                parties(row, "signatories"),
                row.getBoolean("needs_survey"));
    }

    static List<PartyId> parties(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray())
                .map(PartyId::new)
                .toList();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
