package org.tripoint.incidents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.tripoint.geo.GeoPosition;
import org.tripoint.incidents.Incident.Progress;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.SubjectId;
import org.tripoint.kernel.UnitId;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The reports of incidents, ours and our neighbours'.
@Service
public class Incidents {

    /// The most that one list holds.
    public static final int MOST = 500;

    private static final int MOST_PLACES = 2_000;

    private static final String PROGRESS =
            "case when exists (select from incidents.sequel s where s.incident = r.hash and s.party = r.party and s.closes)"
                    + " then 'CLOSED' when p.answered is not null then 'ANSWERED' when p.taken is not null then 'TAKEN_IN_CHARGE'"
                    + " else 'OPEN' end";

    private static final String SELECT = "select r.*, " + PROGRESS + " as progress from incidents.incident r"
            + " left join incidents.progress p on p.incident = r.hash ";

    /// Of a report that its owner corrected only the newest is listed.
    private static final String NOT_CORRECTED =
            "not exists (select from incidents.incident n where n.subject = r.subject"
                    + " and n.type = r.type and n.party = r.party and n.position > r.position)";

    /// A degree of latitude is 111 km; close to the line a degree of longitude is 108 km. Seconds of six hours.
    private static final String ACCOUNTS = """
            from incidents.incident r left join incidents.progress p on p.incident = r.hash
                left join (
                    select other_report, count(distinct party) as parties from (
                        select case when one = :hash then other else one end as other_report, party
                        from incidents.account where one = :hash or other = :hash) linked
                    group by other_report) l on l.other_report = r.hash
            where r.party <> :own and (l.parties > 0 or (r.type in (:family)
                and abs(extract(epoch from r.happened - cast(:happened as timestamptz))) <= 21600
                and (r.latitude - cast(:latitude as double precision)) ^ 2 * 12321
                    + (r.longitude - cast(:longitude as double precision)) ^ 2 * 11664 <= 25))
            """;

    private final Ledger ledger;
    private final Kinds kinds;
    private final WordMeanings wordMeanings;
    private final Restrictions restrictions;
    private final JdbcClient jdbc;

    Incidents(Ledger ledger, Kinds kinds, WordMeanings wordMeanings, Restrictions restrictions, JdbcClient jdbc) {
        this.ledger = ledger;
        this.kinds = kinds;
        this.wordMeanings = wordMeanings;
        this.restrictions = restrictions;
        this.jdbc = jdbc;
    }

    /// Which rows a reader may see, as a predicate over a row `r` with the columns unit, party, sector and type.
    public record Visible(String predicate, Map<String, ?> params) {

        /// Everything: for the node itself.
        public static final Visible ALL = new Visible("true", Map.of());
    }

    /// What a list is narrowed to; null where it is not.
    ///
    /// @param types names of record types; empty for all
    public record Sought(
            Set<String> types,
            @Nullable String type,
            @Nullable PartyId party,
            @Nullable Progress progress,
            String words) {

        public Sought {
            types = Set.copyOf(types);
        }

        public Sought(@Nullable String type, @Nullable PartyId party, @Nullable Progress progress, String words) {
            this(Set.of(), type, party, progress, words);
        }

        /// Everything of these types.
        public static Sought of(Set<String> types) {
            return new Sought(types, null, null, null, "");
        }

        public static final Sought EVERYTHING = new Sought(null, null, null, "");

        /// Whether nothing but the types narrows it.
        public boolean isEverything() {
            return equals(of(types));
        }
    }

    /// Signs and keeps a report. Throws [org.tripoint.ledger.InvalidRecord] where it does not fit its type.
    public LedgerRecord report(Kind kind, SectorId sector, Map<String, @Nullable JsonNode> sections, Author author) {
        requireAllowed(kind, sections, author);
        return ledger.append(new Ledger.Statement(kind.type(), null, sector, sections, List.of()), author);
    }

    private void requireAllowed(Kind kind, Map<String, @Nullable JsonNode> sections, Author author) {
        restrictions.find(kind, sections, author).ifPresent(reason -> {
            throw new IllegalStateException(
                    "expected a record that may be filed, found " + kind.type() + ": " + reason);
        });
    }

    /// Signs and keeps a report that stands in the place of an earlier one of the same unit's party, or says more about
    /// it.
    public LedgerRecord continueWith(
            Kind kind, Incident earlier, Map<String, @Nullable JsonNode> sections, Author author) {
        requireAllowed(kind, sections, author);
        return ledger.append(
                new Ledger.Statement(
                        kind.type(), earlier.subject(), earlier.sector(), sections, List.of(earlier.hash())),
                author);
    }

    /// Proposes to the owner of a report that a part of it be corrected.
    public LedgerRecord proposeCorrection(Incident theirs, String part, Author author) {
        JsonNode about = JsonNodeFactory.instance
                .objectNode()
                .put("record", theirs.hash().hex())
                .put("part", part);
        return ledger.append(
                new Ledger.Statement(
                        "correction.proposed",
                        theirs.subject(),
                        theirs.sector(),
                        Map.of("about", about),
                        List.of(theirs.hash())),
                author);
    }

    /// Says that a neighbour's report and one of ours tell of one event. Neither changes.
    public LedgerRecord link(Incident theirs, Incident ours, Author author) {
        JsonNode about = JsonNodeFactory.instance
                .objectNode()
                .put("record", theirs.hash().hex())
                .put("own", ours.hash().hex());
        return ledger.append(
                new Ledger.Statement(
                        "accounts.linked", ours.subject(), ours.sector(), Map.of("about", about), List.of(ours.hash())),
                author);
    }

    public Optional<Incident> find(Sha256 hash, Visible visible) {
        return jdbc.sql(SELECT + "where r.hash = :hash and (" + visible.predicate() + ")")
                .params(visible.params())
                .param("hash", hash.octets())
                .query(Incidents::incident)
                .optional();
    }

    /// The report that its owner put in the place of this one, if any.
    public Optional<Sha256> findCorrected(Incident incident) {
        return jdbc.sql("""
                        select hash from incidents.incident
                        where subject = :subject and type = :type and party = :party and position > :position
                        order by position desc limit 1""")
                .param("subject", incident.subject().value())
                .param("type", incident.type())
                .param("party", incident.party().value())
                .param("position", incident.position())
                .query((row, n) -> Sha256.ofOctets(row.getBytes("hash")))
                .optional();
    }

    /// The reports of one matter by one party in whose place this one stands, oldest first.
    public List<Incident> listEarlier(Incident incident) {
        return jdbc.sql(SELECT + """
                        where r.subject = :subject and r.type = :type and r.party = :party and r.position < :position
                        order by r.position limit 50""")
                .param("subject", incident.subject().value())
                .param("type", incident.type())
                .param("party", incident.party().value())
                .param("position", incident.position())
                .query(Incidents::incident)
                .list();
    }

    /// What was said later about a report, in the order in which this node learnt of it.
    public List<Sequel> listSequels(Incident incident) {
        return listSequels(incident.hash());
    }

    List<Sequel> listSequels(Sha256 incident) {
        return jdbc.sql("select * from incidents.sequel where incident = :hash order by position limit " + MOST)
                .param("hash", incident.octets())
                .query(Incidents::sequel)
                .list();
    }

    /// The report that a follow-up is about, if this node knows both.
    public Optional<Sha256> findAbout(Sha256 sequel) {
        return jdbc.sql("select incident from incidents.sequel where sequel = :hash")
                .param("hash", sequel.octets())
                .query((row, n) -> Sha256.ofOctets(row.getBytes("incident")))
                .optional();
    }

    /// Reports of the other side that may tell of the same event: of the same family of kinds, within five kilometres
    /// and six hours; and those that people linked already, which come first.
    public List<Account> listAccounts(Incident incident, Visible visible) {
        Map<String, Object> params = new HashMap<>(visible.params());
        params.put("hash", incident.hash().octets());
        params.put("own", incident.party().value());
        params.put("family", List.copyOf(kinds.family(incident.type())));
        params.put(
                "happened",
                incident.findHappened().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null));
        params.put("latitude", incident.findPlace().map(GeoPosition::latitude).orElse(null));
        params.put("longitude", incident.findPlace().map(GeoPosition::longitude).orElse(null));
        return jdbc.sql("select r.*, " + PROGRESS + " as progress, coalesce(l.parties, 0) as linked " + ACCOUNTS
                        + " and (" + visible.predicate() + ") order by linked desc, r.position desc limit 10")
                .params(params)
                .query((row, n) -> new Account(incident(row, n), row.getInt("linked")))
                .list();
    }

    /// Something that was said later about a report.
    ///
    /// @param closes whether it closes the report
    public record Sequel(
            Sha256 hash, String type, PartyId party, UnitId unit, OfficeId office, Instant recorded, boolean closes) {}

    /// Another side's report of what may be the same event.
    ///
    /// @param linkedBy how many sides said that it is
    public record Account(Incident incident, int linkedBy) {}

    private static Sequel sequel(ResultSet row, int n) throws SQLException {
        return new Sequel(
                Sha256.ofOctets(row.getBytes("sequel")),
                row.getString("type"),
                new PartyId(row.getString("party")),
                new UnitId(row.getString("unit")),
                new OfficeId(row.getString("office")),
                row.getObject("recorded", OffsetDateTime.class).toInstant(),
                row.getBoolean("closes"));
    }

    /// Reports before a ledger position, the newest first, `limit` and [#MOST] at most.
    public List<Incident> list(Sought sought, Texts texts, Visible visible, long before, int limit) {
        Map<String, Object> params = new HashMap<>(visible.params());
        String where = where(sought, texts, visible, params);
        params.put("before", before);
        params.put("limit", Math.min(limit, MOST));
        return jdbc.sql(SELECT + where + " and r.position < :before order by r.position desc limit :limit")
                .params(params)
                .query(Incidents::incident)
                .list();
    }

    public long count(Sought sought, Texts texts, Visible visible) {
        Map<String, Object> params = new HashMap<>(visible.params());
        String where = where(sought, texts, visible, params);
        return jdbc.sql(
                        "select count(*) from incidents.incident r left join incidents.progress p on p.incident = r.hash "
                                + where)
                .params(params)
                .query(Long.class)
                .single();
    }

    private String where(Sought sought, Texts texts, Visible visible, Map<String, Object> params) {
        List<String> all = new ArrayList<>(List.of("(" + visible.predicate() + ")", NOT_CORRECTED));
        if (!sought.types().isEmpty()) {
            all.add("r.type in (:soughtTypes)");
            params.put("soughtTypes", sought.types());
        }
        if (sought.type() != null) {
            all.add("r.type = :soughtType");
            params.put("soughtType", sought.type());
        }
        if (sought.party() != null) {
            all.add("r.party = :soughtParty");
            params.put("soughtParty", sought.party().value());
        }
        if (sought.progress() != null) {
            all.add(PROGRESS + " = :soughtProgress");
            params.put("soughtProgress", sought.progress().name());
        }
        List<List<String>> words = wordMeanings.of(sought.words(), placeCodes(sought), texts);
        for (int i = 0; i < words.size(); i++) {
            all.add("exists (select from unnest(cast(:word" + i + " as text[])) w where position(w in r.search) > 0)");
            params.put("word" + i, words.get(i).toArray(String[]::new));
        }
        return "where " + String.join(" and ", all);
    }

    private List<String> placeCodes(Sought sought) {
        if (sought.words().isBlank()) {
            return List.of();
        }
        return jdbc.sql("select distinct place from incidents.incident where place is not null limit " + MOST_PLACES)
                .query(String.class)
                .list();
    }

    /// The kinds that a person may report.
    public Kinds kinds() {
        return kinds;
    }

    private static Incident incident(ResultSet row, int n) throws SQLException {
        String sector = row.getString("sector");
        return new Incident(
                Sha256.ofOctets(row.getBytes("hash")),
                new SubjectId(row.getObject("subject", UUID.class)),
                row.getString("type"),
                new PartyId(row.getString("party")),
                new ServiceId(row.getString("service")),
                new UnitId(row.getString("unit")),
                new OfficeId(row.getString("office")),
                sector == null ? null : new SectorId(sector),
                row.getObject("recorded", OffsetDateTime.class).toInstant(),
                instant(row, "happened"),
                place(row),
                row.getString("urgency"),
                row.getString("reference"),
                Progress.valueOf(row.getString("progress")),
                row.getLong("position"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable GeoPosition place(ResultSet row) throws SQLException {
        double latitude = row.getDouble("latitude");
        if (row.wasNull()) {
            return null;
        }
        return new GeoPosition(
                latitude,
                row.getDouble("longitude"),
                row.getObject("accuracy_metres", Integer.class),
                row.getString("position_source"));
    }
}
