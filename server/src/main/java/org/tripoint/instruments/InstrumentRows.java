package org.tripoint.instruments;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tripoint.instruments.KeptInstrument.Act;
import org.tripoint.instruments.KeptInstrument.SuspensionEntry;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.UnitId;
import org.tripoint.platform.TransactionMemory;

/// The instruments of this node as its tables hold them.
@Component
class InstrumentRows {

    /// Instruments whose content is kept parsed; more are parsed each time.
    private static final int PARSED = 256;

    /// Content by record hash, which never changes. 2,000 instruments at most are listed.
    private final Map<Sha256, Instrument> parsed = Collections.synchronizedMap(new Recent());

    private final JdbcClient jdbc;

    /// A run of releases asks for the same few instruments again and again.
    private final TransactionMemory<String, List<KeptInstrument>> known = new TransactionMemory<>();

    InstrumentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final class Recent extends LinkedHashMap<Sha256, Instrument> {

        private static final long serialVersionUID = 1L;

        Recent() {
            super(PARSED, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Sha256, Instrument> eldest) {
            return size() > PARSED;
        }
    }

    Optional<KeptInstrument> find(Sha256 hash) {
        return known.recall(hash.hex(), () -> select("where hash = :hash", Map.of("hash", hash.octets()))).stream()
                .findFirst();
    }

    /// Every instrument, the one that this node learnt of last first.
    List<KeptInstrument> list() {
        return select("order by position desc limit 2000", Map.of());
    }

    /// The instruments to which both are parties.
    List<KeptInstrument> listBetween(PartyId one, PartyId other) {
        return known.recall(
                one + " " + other,
                () -> select(
                        "where parties @> array[:one, :other]::text[] order by position limit 2000",
                        Map.of("one", one.value(), "other", other.value())));
    }

    Optional<SortedSet<PartyId>> findParties(Sha256 hash) {
        return jdbc.sql("select parties from instruments.instrument where hash = :hash")
                .param("hash", hash.octets())
                .query((rs, n) -> parties(rs))
                .optional();
    }

    /// One proposal after the other, until the transaction ends.
    void lockProposals() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('instruments.proposal'))")
                .query()
                .singleRow();
    }

    /// What a party proposed with exactly this content.
    List<KeptInstrument> listProposed(Instrument content, PartyId party) {
        return select(
                "where party = :party and content = :content::jsonb order by position desc limit 20",
                Map.of("party", party.value(), "content", json(content)));
    }

    private static String json(Instrument instrument) {
        return new String(StrictJson.write(InstrumentWriting.file(instrument)), StandardCharsets.UTF_8);
    }

    /// How many instruments name this party and have no verified signature of it.
    int countAwaiting(PartyId party) {
        return jdbc.sql("""
                        select count(*) from instruments.instrument i
                        where parties @> array[:party]::text[] and not exists (
                            select from instruments.signatory s where s.instrument = i.hash and s.party = :party)""").param("party", party.value()).query(Integer.class).single();
    }

    /// The instrument and party of a suspension.
    record Suspender(Sha256 instrument, PartyId party) {}

    Optional<Suspender> findSuspender(Sha256 suspension) {
        return jdbc.sql("select instrument, party from instruments.suspension where hash = :hash")
                .param("hash", suspension.octets())
                .query((rs, n) ->
                        new Suspender(Sha256.ofOctets(rs.getBytes("instrument")), new PartyId(rs.getString("party"))))
                .optional();
    }

    private List<KeptInstrument> select(String rest, Map<String, ?> params) {
        List<Row> rows = jdbc.sql("""
                        select hash, position, content::text as content, party, unit, office, time
                        from instruments.instrument\s""" + rest).params(params).query(this::row).list();
        if (rows.isEmpty()) {
            return List.of();
        }
        byte[][] hashes = rows.stream().map(row -> row.hash().octets()).toArray(byte[][]::new);
        Map<Sha256, List<PartyId>> signed = signatories(hashes);
        Map<Sha256, List<Act>> signatures = signatures(hashes);
        Map<Sha256, List<SuspensionEntry>> suspensions = suspensions(hashes);
        return rows.stream()
                .map(row -> new KeptInstrument(
                        row.hash(),
                        row.position(),
                        row.content(),
                        row.proposal(),
                        new TreeSet<>(signed.getOrDefault(row.hash(), List.of())),
                        signatures.getOrDefault(row.hash(), List.of()),
                        suspensions.getOrDefault(row.hash(), List.of())))
                .toList();
    }

    private record Row(Sha256 hash, long position, Instrument content, Act proposal) {}

    private Row row(ResultSet rs, int n) throws SQLException {
        Sha256 hash = Sha256.ofOctets(rs.getBytes("hash"));
        String json = rs.getString("content");
        return new Row(hash, rs.getLong("position"), parsed.computeIfAbsent(hash, any -> parse(any, json)), act(rs));
    }

    private static Instrument parse(Sha256 hash, String json) {
        return switch (InstrumentReading.of(StrictJson.read(json))) {
            case InstrumentReading.Read read -> read.instrument();
            case InstrumentReading.Unfit unfit ->
                throw new IllegalStateException("expected the instrument " + hash + " to fit, found "
                        + unfit.faults().size() + " faults");
        };
    }

    private Map<Sha256, List<PartyId>> signatories(byte[][] hashes) {
        record Entry(Sha256 instrument, PartyId party) {}
        return grouped(
                jdbc.sql("select instrument, party from instruments.signatory where instrument = any(:hashes)")
                        .param("hashes", hashes)
                        .query((rs, n) -> new Entry(
                                Sha256.ofOctets(rs.getBytes("instrument")), new PartyId(rs.getString("party"))))
                        .list(),
                Entry::instrument,
                Entry::party);
    }

    /// Only what a verified signature bears out; the first where a party said it twice.
    private Map<Sha256, List<Act>> signatures(byte[][] hashes) {
        record Entry(Sha256 instrument, Act act) {}
        return grouped(
                jdbc.sql("""
                                select instrument, party, unit, office, time from (
                                    select distinct on (s.instrument, s.party)
                                        s.instrument, s.party, s.unit, s.office, s.time, s.position
                                    from instruments.signing s
                                    join instruments.signatory using (instrument, party)
                                    where s.instrument = any(:hashes)
                                    order by s.instrument, s.party, s.position) first
                                order by position""")
                        .param("hashes", hashes)
                        .query((rs, n) -> new Entry(Sha256.ofOctets(rs.getBytes("instrument")), act(rs)))
                        .list(),
                Entry::instrument,
                Entry::act);
    }

    /// Suspensions by parties to the instrument, each with the first resumption by the party that suspended.
    private Map<Sha256, List<SuspensionEntry>> suspensions(byte[][] hashes) {
        record Entry(Sha256 instrument, SuspensionEntry suspension) {}
        return grouped(
                jdbc.sql("""
                                select s.instrument, s.hash, s.article, s.reason, s.party, s.unit, s.office, s.time,
                                    r.hash as r_hash, r.unit as r_unit, r.office as r_office, r.time as r_time
                                from instruments.suspension s
                                join instruments.instrument i on i.hash = s.instrument and s.party = any(i.parties)
                                left join lateral (
                                    select * from instruments.resumption r
                                    where r.suspension = s.hash and r.party = s.party
                                    order by r.position limit 1) r on true
                                where s.instrument = any(:hashes)
                                order by s.position""")
                        .param("hashes", hashes)
                        .query((rs, n) -> new Entry(Sha256.ofOctets(rs.getBytes("instrument")), suspension(rs)))
                        .list(),
                Entry::instrument,
                Entry::suspension);
    }

    private static SuspensionEntry suspension(ResultSet rs) throws SQLException {
        Act act = act(rs);
        byte[] resumedBy = rs.getBytes("r_hash");
        Act resumption = resumedBy == null
                ? null
                : new Act(
                        act.party(),
                        new UnitId(rs.getString("r_unit")),
                        new OfficeId(rs.getString("r_office")),
                        instant(rs, "r_time"));
        return new SuspensionEntry(
                Sha256.ofOctets(rs.getBytes("hash")),
                rs.getString("article"),
                rs.getString("reason"),
                act,
                resumedBy == null ? null : Sha256.ofOctets(resumedBy),
                resumption);
    }

    private static <E, K, V> Map<K, List<V>> grouped(List<E> entries, Function<E, K> key, Function<E, V> value) {
        return entries.stream().collect(Collectors.groupingBy(key, Collectors.mapping(value, Collectors.toList())));
    }

    private static Act act(ResultSet rs) throws SQLException {
        return new Act(
                new PartyId(rs.getString("party")),
                new UnitId(rs.getString("unit")),
                new OfficeId(rs.getString("office")),
                instant(rs, "time"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static SortedSet<PartyId> parties(ResultSet rs) throws SQLException {
        SortedSet<PartyId> parties = new TreeSet<>();
        for (Object party : (Object[]) rs.getArray("parties").getArray()) {
            parties.add(new PartyId(String.valueOf(party)));
        }
        return parties;
    }

    /// Returns whether it was not there yet.
    boolean putInstrument(Sha256 hash, long position, Instrument instrument, Act proposal) {
        known.forget();
        int inserted = jdbc.sql("""
                        insert into instruments.instrument (hash, position, parties, content, party, unit, office, time)
                        values (:hash, :position, :parties, :content::jsonb, :party, :unit, :office, :time)
                        on conflict (hash) do nothing""")
                .param("hash", hash.octets())
                .param("position", position)
                .param("parties", codes(instrument.title().parties()))
                .param("content", json(instrument))
                .params(columns(proposal))
                .update();
        return inserted == 1;
    }

    private static String[] codes(Collection<PartyId> parties) {
        return parties.stream().map(PartyId::value).toArray(String[]::new);
    }

    void putSignatory(Sha256 instrument, PartyId party) {
        known.forget();
        jdbc.sql("""
                        insert into instruments.signatory (instrument, party) values (:instrument, :party)
                        on conflict do nothing""")
                .param("instrument", instrument.octets())
                .param("party", party.value())
                .update();
    }

    void putSigning(Sha256 hash, Sha256 instrument, Act act, long position) {
        known.forget();
        jdbc.sql("""
                        insert into instruments.signing (hash, instrument, party, unit, office, time, position)
                        values (:hash, :instrument, :party, :unit, :office, :time, :position)
                        on conflict (hash) do nothing""")
                .param("hash", hash.octets())
                .param("instrument", instrument.octets())
                .params(columns(act))
                .param("position", position)
                .update();
    }

    void putSuspension(
            Sha256 hash, Sha256 instrument, @Nullable String article, String reason, Act act, long position) {
        known.forget();
        jdbc.sql("""
                        insert into instruments.suspension
                            (hash, instrument, article, reason, party, unit, office, time, position)
                        values (:hash, :instrument, :article, :reason, :party, :unit, :office, :time, :position)
                        on conflict (hash) do nothing""")
                .param("hash", hash.octets())
                .param("instrument", instrument.octets())
                .param("article", article)
                .param("reason", reason)
                .params(columns(act))
                .param("position", position)
                .update();
    }

    void putResumption(Sha256 hash, Sha256 suspension, Act act, long position) {
        known.forget();
        jdbc.sql("""
                        insert into instruments.resumption (hash, suspension, party, unit, office, time, position)
                        values (:hash, :suspension, :party, :unit, :office, :time, :position)
                        on conflict (hash) do nothing""")
                .param("hash", hash.octets())
                .param("suspension", suspension.octets())
                .params(columns(act))
                .param("position", position)
                .update();
    }

    private static Map<String, ?> columns(Act act) {
        return Map.of(
                "party", act.party().value(),
                "unit", act.unit().value(),
                "office", act.office().value(),
                "time", act.time().atOffset(ZoneOffset.UTC));
    }
}
