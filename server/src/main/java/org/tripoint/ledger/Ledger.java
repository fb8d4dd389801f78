package org.tripoint.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tripoint.kernel.Header;
import org.tripoint.kernel.Marking;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.RecordDraft;
import org.tripoint.kernel.RecordId;
import org.tripoint.kernel.RecordSignature;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.SignedRecord;
import org.tripoint.kernel.SubjectId;
import org.tripoint.kernel.Timestamp;
import org.tripoint.platform.NodeClock;
import org.tripoint.platform.TransactionMemory;
import tools.jackson.databind.JsonNode;

/// The ledger of this node. Appending locks the order, stores the record, projects it and tells the watchers, all in
/// one transaction, the caller's where there is one.
@Service
public class Ledger {

    private static final int CHUNK = 500;

    private final Catalogue catalogue;
    private final RecordRows rows;
    private final Projections projections;
    private final SearchWords searchWords;
    private final NodeKeys keys;
    private final NodeClock clock;
    private final JdbcClient jdbc;
    private final ObjectProvider<AppendWatcher> watchers;
    private final TransactionTemplate transaction;
    private final TransactionMemory<String, Boolean> told = new TransactionMemory<>();
    private volatile List<AppendWatcher> ordered = List.of();

    Ledger(
            Catalogue catalogue,
            RecordRows rows,
            Projections projections,
            SearchWords searchWords,
            NodeKeys keys,
            NodeClock clock,
            JdbcClient jdbc,
            ObjectProvider<AppendWatcher> watchers,
            PlatformTransactionManager transactions) {
        this.catalogue = catalogue;
        this.rows = rows;
        this.projections = projections;
        this.searchWords = searchWords;
        this.keys = keys;
        this.clock = clock;
        this.jdbc = jdbc;
        this.watchers = watchers;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// What a feature wants to say.
    ///
    /// @param subject null for a new matter
    /// @param sections by name; a section left out or null is empty
    /// @param parents records that this one answers, follows or corrects
    public record Statement(
            String type,
            @Nullable SubjectId subject,
            @Nullable SectorId sector,
            Map<String, @Nullable JsonNode> sections,
            List<Sha256> parents) {

        public static Statement of(String type, Map<String, @Nullable JsonNode> sections) {
            return new Statement(type, null, null, sections, List.of());
        }

        /// What is said of a record: of its subject, in its sector, with it as the parent.
        public static Statement about(LedgerRecord record, String type, Map<String, @Nullable JsonNode> sections) {
            Header header = record.header();
            return new Statement(type, header.subject(), header.sector(), sections, List.of(record.hash()));
        }
    }

    /// Signs and appends a record of this node. Throws [InvalidRecord] where it does not fit its type.
    public LedgerRecord append(Statement statement, Author author) {
        TypeDefinition type = catalogue.getNewest(statement.type());
        List<FieldError> errors = catalogue.check(type, statement.sections());
        if (!errors.isEmpty()) {
            throw new InvalidRecord(statement.type(), errors);
        }
        SignedRecord signed = draft(type, statement, author).sign(keys.record());
        return store(signed, new Origin.Own(), author);
    }

    private RecordDraft draft(TypeDefinition type, Statement statement, Author author) {
        Instant now = Timestamp.truncate(clock.instant());
        SubjectId subject = statement.subject() == null ? SubjectId.next(now) : statement.subject();
        SequencedMap<String, @Nullable JsonNode> sections = new LinkedHashMap<>();
        type.sections()
                .forEach(section ->
                        sections.put(section.name(), statement.sections().get(section.name())));
        Marking marking = new Marking(
                "official",
                type.purpose(),
                List.of(),
                type.personal(),
                java.time.LocalDate.ofInstant(now, java.time.ZoneOffset.UTC).plusDays(type.retainDays()));
        Header header = new Header(
                RecordId.next(now),
                subject,
                type.type(),
                author.party(),
                author.service(),
                author.unit(),
                author.office(),
                now,
                statement.sector(),
                marking);
        return new RecordDraft(header, sections, statement.parents());
    }

    /// Appends a verified record of a neighbour, or merges it with the same payload that is here already.
    public LedgerRecord receive(SignedRecord record, Origin.Received origin) {
        return store(record, origin, Author.node(record.header().party()));
    }

    /// Takes back a record of this party that a neighbour kept and this node lost. It is known as signed here before.
    public LedgerRecord takeBack(SignedRecord record) {
        return store(record, new Origin.Own(), Author.node(record.header().party()), AppendWatcher::takenBack);
    }

    private LedgerRecord store(SignedRecord record, Origin origin, Author author) {
        return store(record, origin, author, AppendWatcher::appended);
    }

    private LedgerRecord store(
            SignedRecord record, Origin origin, Author author, BiConsumer<AppendWatcher, LedgerRecord> news) {
        return required(() -> {
            rows.lock();
            SignedRecord sorted = sorted(record);
            Instant now = clock.instant();
            String search = searchWords.of(LedgerRecord.unstored(sorted, origin));
            Optional<Long> position = rows.insert(sorted, search, now, origin, author);
            if (position.isEmpty()) {
                return merge(get(record.hash()), record);
            }
            LedgerRecord stored =
                    LedgerRecord.of(position.get(), sorted, now, origin, LedgerRecord.ProjectionState.DONE);
            projections.project(stored);
            watchers().forEach(watcher -> news.accept(watcher, stored));
            tell();
            return stored;
        });
    }

    /// As it is read back: disclosures in the order of their digests.
    private static SignedRecord sorted(SignedRecord record) {
        return new SignedRecord(
                record.payload(),
                record.signatures(),
                record.disclosures().stream()
                        .sorted(java.util.Comparator.comparing(org.tripoint.kernel.Disclosure::digest))
                        .toList());
    }

    /// Adds signatures and disclosures to a record that is here. Idempotent.
    public LedgerRecord merge(SignedRecord record) {
        return required(() -> {
            rows.lock();
            return merge(get(record.hash()), record);
        });
    }

    private LedgerRecord merge(LedgerRecord known, SignedRecord added) {
        SignedRecord addition = withoutErased(added);
        if (!rows.insertSets(addition)) {
            return known;
        }
        LedgerRecord merged = get(known.hash());
        rows.updateOpen(merged.signed(), searchWords.of(merged));
        projections.project(merged);
        if (merged.signed().signatures().size() > known.signed().signatures().size()) {
            watchers().forEach(watcher -> watcher.countersigned(merged));
        }
        touch();
        return merged;
    }

    /// What its issuer had erased comes in no more, whoever brings it.
    private SignedRecord withoutErased(SignedRecord record) {
        Set<String> erased = rows.findErased(record.hash(), record.header().party()).stream()
                .map(section -> record.payload().sections().get(section))
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet());
        return erased.isEmpty()
                ? record
                : new SignedRecord(
                        record.payload(),
                        record.signatures(),
                        record.disclosures().stream()
                                .filter(disclosure -> !erased.contains(disclosure.digest()))
                                .toList());
    }

    /// This party's signature as a signatory under the payload of a record that is here, not yet merged.
    public RecordSignature countersign(LedgerRecord record, PartyId party) {
        return RecordSignature.sign(
                record.signed().payload().octets().toArray(),
                keys.record(),
                party,
                org.tripoint.kernel.SignerRole.SIGNATORY);
    }

    /// Says that something changed that is no record, so that open pages look again.
    public void touch() {
        jdbc.sql("select nextval('ledger.change')").query().singleRow();
        tell();
    }

    /// Once a transaction is enough: the database tells at its commit.
    private void tell() {
        if (told.isFirst("", true)) {
            jdbc.sql("select pg_notify('" + Changes.CHANNEL + "', '')").query().singleRow();
        }
    }

    /// Asked for late, because watchers need the ledger; afterwards they stay the same.
    private List<AppendWatcher> watchers() {
        List<AppendWatcher> known = ordered;
        if (known.isEmpty()) {
            known = watchers.orderedStream().toList();
            ordered = known;
        }
        return known;
    }

    public Optional<LedgerRecord> find(Sha256 hash) {
        return rows.find(hash);
    }

    /// Those of these records that are here, by hash.
    public Map<Sha256, LedgerRecord> find(Collection<Sha256> hashes) {
        byte[][] octets = hashes.stream().map(Sha256::octets).toArray(byte[][]::new);
        return rows.select("where hash = any(:hashes)", Map.of("hashes", octets)).stream()
                .collect(Collectors.toMap(LedgerRecord::hash, record -> record));
    }

    /// The accounts of this node by which these records were made; they never leave it. A record that the node made by
    /// itself or got from a neighbour has none.
    public Map<Sha256, UUID> accountsOf(Collection<Sha256> hashes) {
        return rows.findAccounts(hashes.stream().map(Sha256::octets).toArray(byte[][]::new));
    }

    public LedgerRecord get(Sha256 hash) {
        return find(hash).orElseThrow(() -> new IllegalStateException("expected record " + hash + " in the ledger"));
    }

    /// Every payload that an issuer gave this id; two are evidence of a fault.
    public List<LedgerRecord> listById(PartyId party, RecordId id) {
        return rows.findById(party, id);
    }

    /// The records of a matter, in the order of the ledger.
    public List<LedgerRecord> listSubject(SubjectId subject) {
        return rows.select(
                "where subject = :subject order by position limit " + CHUNK, Map.of("subject", subject.value()));
    }

    /// Records that satisfy `predicate` over ledger.record aliased `r`, newest first, `limit` at most.
    public List<LedgerRecord> listNewest(String predicate, Map<String, ?> params, int limit) {
        return rows.select("where " + predicate + " order by position desc limit " + Math.min(limit, CHUNK), params);
    }

    /// The number of records that satisfy `predicate` over ledger.record aliased `r`.
    public long count(String predicate, Map<String, ?> params) {
        return jdbc.sql("select count(*) from ledger.record r where " + predicate)
                .params(params)
                .query(Long.class)
                .single();
    }

    /// At most 500 records from `position` on, in order.
    public List<LedgerRecord> listFrom(long position) {
        return rows.select(
                "where position >= :position order by position limit " + CHUNK, Map.of("position", position));
    }

    /// Records that an earlier version could not project. Returns how many are projected now.
    public int retryUnprojected() {
        return required(() -> {
            List<LedgerRecord> waiting =
                    rows.select("where projection in ('failed', 'newer') order by position limit " + CHUNK, Map.of());
            return (int) waiting.stream()
                    .filter(record -> projections.project(record) == LedgerRecord.ProjectionState.DONE)
                    .count();
        });
    }

    private <T> T required(java.util.function.Supplier<T> work) {
        T result = transaction.execute(status -> work.get());
        return java.util.Objects.requireNonNull(result);
    }
}
