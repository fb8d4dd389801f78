package org.tripoint.incidents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/// The reports of incidents, ours and our neighbours'.
@Service
public class Incidents {

    /// The most that one list holds.
    public static final int MOST = 500;

    private static final int MOST_PLACES = 2_000;

    private static final String PROGRESS =
            "case when p.answered is not null then 'ANSWERED' when p.taken is not null then 'TAKEN_IN_CHARGE'"
                    + " else 'OPEN' end";

    private static final String SELECT = "select r.*, " + PROGRESS + " as progress from incidents.incident r"
            + " left join incidents.progress p on p.incident = r.hash ";

    private final Ledger ledger;
    private final Kinds kinds;
    private final WordMeanings wordMeanings;
    private final JdbcClient jdbc;

    Incidents(Ledger ledger, Kinds kinds, WordMeanings wordMeanings, JdbcClient jdbc) {
        this.ledger = ledger;
        this.kinds = kinds;
        this.wordMeanings = wordMeanings;
        this.jdbc = jdbc;
    }

    /// Which rows a reader may see, as a predicate over a row `r` with the columns unit, party, sector and type.
    public record Visible(String predicate, Map<String, ?> params) {

        /// Everything: for the node itself.
        public static final Visible ALL = new Visible("true", Map.of());
    }

    /// What a list is narrowed to; null where it is not.
    public record Sought(
            @Nullable String type,
            @Nullable PartyId party,
            @Nullable Progress progress,
            String words) {

        public static final Sought EVERYTHING = new Sought(null, null, null, "");

        public boolean isEverything() {
            return equals(EVERYTHING);
        }
    }

    /// Signs and keeps a report. Throws [org.tripoint.ledger.InvalidRecord] where it does not fit its type.
    public LedgerRecord report(
            Kinds.Kind kind, SectorId sector, Map<String, @Nullable JsonNode> sections, Author author) {
        return ledger.append(new Ledger.Statement(kind.type(), null, sector, sections, List.of()), author);
    }

    public Optional<Incident> find(Sha256 hash, Visible visible) {
        return jdbc.sql(SELECT + "where r.hash = :hash and (" + visible.predicate() + ")")
                .params(visible.params())
                .param("hash", hash.octets())
                .query(Incidents::incident)
                .optional();
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
        List<String> all = new ArrayList<>(List.of("(" + visible.predicate() + ")"));
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
