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
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
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
import org.tripoint.platform.TransactionMemory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The rows of schema `ledger` that hold records and their two growing sets.
@Repository
class RecordRows {

    private static final String COLUMNS = """
            position, payload, appended, from_party, from_lane, from_epoch, from_index, projection, hash,
            array(select s.protected from ledger.signature s where s.record = r.hash order by s.seq, s.kid) as protected,
            array(select s.signature from ledger.signature s where s.record = r.hash order by s.seq, s.kid) as signed,
            array(select d.encoded from ledger.disclosure d where d.record = r.hash order by d.digest) as disclosed""";

    private final TransactionMemory<String, Boolean> locked = new TransactionMemory<>();
    private final JdbcClient jdbc;

    RecordRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Makes this transaction the only one that appends, until it ends.
    void lock() {
        locked.recall("", () -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtext('ledger.append'))")
                    .query()
                    .singleRow();
            return true;
        });
    }

    /// Stores a record at the next position, as projected, and returns the position; empty where it is here already.
    /// The caller holds the lock.
    Optional<Long> insert(SignedRecord record, String search, Instant appended, Origin origin, Author author) {
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
        putSets(row, record);
        return jdbc.sql("""
                        with stored as (
                            insert into ledger.record (position, hash, id, subject, type, version, party, service, unit,
                                office, time, sector, payload, open, search, projection, appended, account,
                                from_party, from_lane, from_epoch, from_index)
                            values ((select coalesce(max(position), 0) + 1 from ledger.record), :hash, :id, :subject,
                                :type, :version, :party, :service, :unit, :office, :time, :sector, :payload,
                                :open::jsonb, :search, 'done', :appended, :account,
                                :fromParty, :fromLane, :fromEpoch, :fromIndex)
                            on conflict (hash) do nothing
                            returning position),
                        signed as (
                            insert into ledger.signature (record, kid, party, role, protected, signature, seq)
                            select :hash, kid, signer, role, protected, signature, n - 1
                            from stored, unnest(:kids::text[], :signers::text[], :roles::text[], :protecteds::text[],
                                :signatures::text[]) with ordinality as s (kid, signer, role, protected, signature, n)
                            on conflict do nothing),
                        disclosed as (
                            insert into ledger.disclosure (record, digest, encoded)
                            select :hash, digest, encoded
                            from stored, unnest(:digests::text[], :encoded::text[]) as d (digest, encoded)
                            on conflict do nothing)
                        select position from stored""").params(row).query(Long.class).optional();
    }

    private static void putSets(Map<String, @Nullable Object> row, SignedRecord record) {
        List<RecordSignature> signatures = record.signatures();
        row.put("kids", texts(signatures, signature -> signature.header().kid().value()));
        row.put(
                "signers",
                texts(signatures, signature -> signature.header().party().value()));
        row.put(
                "roles",
                texts(signatures, signature -> signature.header().role().code()));
        row.put("protecteds", texts(signatures, RecordSignature::protectedHeader));
        row.put("signatures", texts(signatures, RecordSignature::signature));
        row.put("digests", texts(record.disclosures(), Disclosure::digest));
        row.put("encoded", texts(record.disclosures(), Disclosure::encoded));
    }

    private static <T> String[] texts(List<T> list, Function<T, String> text) {
        return list.stream().map(text).toArray(String[]::new);
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

    /// The sections of a record that its issuer had erased.
    Set<String> findErased(Sha256 record, PartyId party) {
        return Set.copyOf(jdbc.sql("select section from ledger.erased where record = :record and party = :party")
                .param("record", record.octets())
                .param("party", party.value())
                .query(String.class)
                .list());
    }

    Map<Sha256, UUID> findAccounts(byte[][] hashes) {
        record Made(Sha256 hash, UUID account) {}
        return jdbc
                .sql("select hash, account from ledger.record where hash = any(:hashes) and account is not null")
                .param("hashes", hashes)
                .query((rs, n) -> new Made(Sha256.ofOctets(rs.getBytes("hash")), rs.getObject("account", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Made::hash, Made::account));
    }

    List<LedgerRecord> findById(PartyId party, RecordId id) {
        return select("where party = :party and id = :id", Map.of("party", party.value(), "id", id.value()));
    }

    /// Records in the order of the ledger. `where` names the columns of ledger.record without an alias.
    List<LedgerRecord> select(String where, Map<String, ?> params) {
        return jdbc.sql("select " + COLUMNS + " from ledger.record r " + where)
                .params(params)
                .query(RecordRows::record)
                .list();
    }

    private static LedgerRecord record(ResultSet rs, int n) throws SQLException {
        String[] headers = texts(rs, "protected");
        String[] signed = texts(rs, "signed");
        List<RecordSignature> signatures = new ArrayList<>();
        for (int i = 0; i < headers.length; i++) {
            signatures.add(RecordSignature.ofVerified(headers[i], signed[i]));
        }
        List<Disclosure> disclosures = new ArrayList<>();
        for (String encoded : texts(rs, "disclosed")) {
            disclosures.add(Disclosure.ofVerified(encoded));
        }
        return LedgerRecord.of(
                rs.getLong("position"),
                new SignedRecord(Payload.ofVerified(rs.getBytes("payload")), signatures, disclosures),
                rs.getObject("appended", OffsetDateTime.class).toInstant(),
                origin(rs),
                ProjectionState.valueOf(rs.getString("projection").toUpperCase(Locale.ROOT)));
    }

    private static String[] texts(ResultSet rs, String column) throws SQLException {
        return (String[]) rs.getArray(column).getArray();
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

    private static String open(SignedRecord record) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        record.openSections().forEach(json::set);
        return new String(StrictJson.write(json), java.nio.charset.StandardCharsets.UTF_8);
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
