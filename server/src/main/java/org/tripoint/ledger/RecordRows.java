package org.tripoint.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tripoint.kernel.Disclosure;
import org.tripoint.kernel.Header;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Payload;
import org.tripoint.kernel.RecordId;
import org.tripoint.kernel.RecordSignature;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.SignedRecord;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.log.Lane;
import org.tripoint.ledger.LedgerRecord.ProjectionState;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The rows of schema `ledger` that hold records and their two growing sets.
@Repository
class RecordRows {

    private static final String COLUMNS =
            "position, payload, appended, from_party, from_lane, from_epoch, from_index, projection, hash";

    private final JdbcClient jdbc;

    RecordRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Makes this transaction the only one that appends, until it ends.
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('ledger.append'))")
                .query()
                .singleRow();
    }

    /// Stores a record at the next position, as projected, and returns the position. The caller holds the lock.
    long insert(SignedRecord record, String search, Instant appended, Origin origin, Author author) {
        Header header = record.header();
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("hash", record.hash().octets());
        row.put("id", header.id().value());
        row.put("subject", header.subject().value());
        row.put("type", header.type().name());
        row.put("version", header.type().version());
        row.put("party", header.party().value());
        row.put("service", header.service().value());
        row.put("unit", header.unit().value());
        row.put("office", header.office().value());
        row.put("time", at(header.time()));
        row.put("sector", header.findSector().map(Object::toString).orElse(null));
        row.put("payload", record.payload().octets().toArray());
        row.put("open", open(record));
        row.put("search", search);
        row.put("appended", at(appended));
        row.put("account", author.findAccount().orElse(null));
        putOrigin(row, origin);
        long position = jdbc.sql("""
                        insert into ledger.record (position, hash, id, subject, type, version, party, service, unit,
                            office, time, sector, payload, open, search, projection, appended, account,
                            from_party, from_lane, from_epoch, from_index)
                        values ((select coalesce(max(position), 0) + 1 from ledger.record), :hash, :id, :subject,
                            :type, :version, :party, :service, :unit, :office, :time, :sector, :payload,
                            :open::jsonb, :search, 'done', :appended, :account,
                            :fromParty, :fromLane, :fromEpoch, :fromIndex)
                        returning position""").params(row).query(Long.class).single();
        insertSets(record);
        return position;
    }

    private static void putOrigin(Map<String, @Nullable Object> row, Origin origin) {
        switch (origin) {
            case Origin.Own() -> {
                row.put("fromParty", null);
                row.put("fromLane", null);
                row.put("fromEpoch", null);
                row.put("fromIndex", null);
            }
            case Origin.Received(PartyId from, Lane lane, int epoch, long index) -> {
                row.put("fromParty", from.value());
                row.put("fromLane", lane.name().toLowerCase(Locale.ROOT));
                row.put("fromEpoch", epoch);
                row.put("fromIndex", index);
            }
        }
    }

    /// Adds what is new in both sets. Returns whether anything was.
    boolean insertSets(SignedRecord record) {
        int added = 0;
        for (RecordSignature signature : record.signatures()) {
            added += insert(record.hash(), signature);
        }
        added += jdbc.sql("""
                        insert into ledger.disclosure (record, digest, encoded)
                        select :record, digest, encoded from unnest(:digests, :encoded) as t (digest, encoded)
                        on conflict do nothing""")
                .param("record", record.hash().octets())
                .param(
                        "digests",
                        record.disclosures().stream().map(Disclosure::digest).toArray(String[]::new))
                .param(
                        "encoded",
                        record.disclosures().stream().map(Disclosure::encoded).toArray(String[]::new))
                .update();
        return added > 0;
    }

    private int insert(Sha256 hash, RecordSignature signature) {
        return jdbc.sql("""
                        insert into ledger.signature (record, kid, party, role, protected, signature, seq)
                        values (:record, :kid, :party, :role, :protected, :signature,
                            (select count(*) from ledger.signature where record = :record))
                        on conflict do nothing""")
                .param("record", hash.octets())
                .param("kid", signature.header().kid().value())
                .param("party", signature.header().party().value())
                .param("role", signature.header().role().code())
                .param("protected", signature.protectedHeader())
                .param("signature", signature.signature())
                .update();
    }

    void updateOpen(SignedRecord record, String search) {
        jdbc.sql("update ledger.record set open = :open::jsonb, search = :search where hash = :hash")
                .param("open", open(record))
                .param("search", search)
                .param("hash", record.hash().octets())
                .update();
    }

    void updateProjection(Sha256 hash, ProjectionState state, @Nullable String error) {
        jdbc.sql("update ledger.record set projection = :state, projection_error = :error where hash = :hash")
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .param("error", error)
                .param("hash", hash.octets())
                .update();
    }

    Optional<LedgerRecord> find(Sha256 hash) {
        return select("where hash = :hash", Map.of("hash", hash.octets())).stream()
                .findFirst();
    }

    List<LedgerRecord> findById(PartyId party, RecordId id) {
        return select("where party = :party and id = :id", Map.of("party", party.value(), "id", id.value()));
    }

    /// Records in the order of the ledger. `where` names the columns of ledger.record without an alias.
    List<LedgerRecord> select(String where, Map<String, ?> params) {
        List<Row> rows = jdbc.sql("select " + COLUMNS + " from ledger.record r " + where)
                .params(params)
                .query(RecordRows::row)
                .list();
        return withSets(rows);
    }

    /// Reads both sets of all rows in two queries.
    private List<LedgerRecord> withSets(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        byte[][] hashes = rows.stream().map(row -> row.hash().octets()).toArray(byte[][]::new);
        Map<Sha256, List<RecordSignature>> signatures = signatures(hashes);
        Map<Sha256, List<Disclosure>> disclosures = disclosures(hashes);
        return rows.stream()
                .map(row -> row.with(
                        signatures.getOrDefault(row.hash(), List.of()),
                        disclosures.getOrDefault(row.hash(), List.of())))
                .toList();
    }

    private Map<Sha256, List<RecordSignature>> signatures(byte[][] hashes) {
        record Entry(Sha256 hash, RecordSignature signature) {}
        return jdbc
                .sql(
                        "select record, protected, signature from ledger.signature where record = any(:hashes) order by seq")
                .param("hashes", hashes)
                .query((rs, n) -> new Entry(
                        Sha256.ofOctets(rs.getBytes("record")),
                        RecordSignature.ofVerified(rs.getString("protected"), rs.getString("signature"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Entry::hash, Collectors.mapping(Entry::signature, Collectors.toList())));
    }

    private Map<Sha256, List<Disclosure>> disclosures(byte[][] hashes) {
        record Entry(Sha256 hash, Disclosure disclosure) {}
        return jdbc
                .sql("select record, encoded from ledger.disclosure where record = any(:hashes) order by digest")
                .param("hashes", hashes)
                .query((rs, n) -> new Entry(
                        Sha256.ofOctets(rs.getBytes("record")), Disclosure.ofVerified(rs.getString("encoded"))))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(Entry::hash, Collectors.mapping(Entry::disclosure, Collectors.toList())));
    }

    private static Row row(ResultSet rs, int n) throws SQLException {
        return new Row(
                rs.getLong("position"),
                Sha256.ofOctets(rs.getBytes("hash")),
                Payload.ofVerified(rs.getBytes("payload")),
                rs.getObject("appended", OffsetDateTime.class).toInstant(),
                origin(rs),
                ProjectionState.valueOf(rs.getString("projection").toUpperCase(Locale.ROOT)));
    }

    private static Origin origin(ResultSet rs) throws SQLException {
        String from = rs.getString("from_party");
        if (from == null) {
            return new Origin.Own();
        }
        return new Origin.Received(
                new PartyId(from),
                Lane.valueOf(rs.getString("from_lane").toUpperCase(Locale.ROOT)),
                rs.getInt("from_epoch"),
                rs.getLong("from_index"));
    }

    private record Row(
            long position, Sha256 hash, Payload payload, Instant appended, Origin origin, ProjectionState projection) {

        LedgerRecord with(List<RecordSignature> signatures, List<Disclosure> disclosures) {
            SignedRecord signed = new SignedRecord(payload, signatures, new ArrayList<>(disclosures));
            return LedgerRecord.of(position, signed, appended, origin, projection);
        }
    }

    private static String open(SignedRecord record) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        record.openSections().forEach(json::set);
        return new String(StrictJson.write(json), java.nio.charset.StandardCharsets.UTF_8);
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
