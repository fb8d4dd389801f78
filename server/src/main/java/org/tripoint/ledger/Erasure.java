package org.tripoint.ledger;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.ledger.TypeDefinition.Crossing;
import org.tripoint.platform.Blobs;
import org.tripoint.platform.NodeClock;

/// Erases sections of a record: their disclosures with the salts, every table that follows from them, and the files
/// that no other record names. Payload and signatures stay, so every proof stays. What is erased comes in no more.
@Service
public class Erasure {

    /// Reports that are erased in one transaction.
    static final int BATCH = 200;

    private final Ledger ledger;
    private final RecordRows rows;
    private final SearchWords searchWords;
    private final Catalogue catalogue;
    private final Rebuild rebuild;
    private final Blobs blobs;
    private final NodeClock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Erasure(
            Ledger ledger,
            RecordRows rows,
            SearchWords searchWords,
            Catalogue catalogue,
            Rebuild rebuild,
            Blobs blobs,
            NodeClock clock,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.ledger = ledger;
        this.rows = rows;
        this.searchWords = searchWords;
        this.catalogue = catalogue;
        this.rebuild = rebuild;
        this.blobs = blobs;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /// Erases what is here of these sections, and keeps out what would still come. Said again it changes nothing.
    ///
    /// @param party the issuer, who alone can ask for it
    public void erase(Sha256 record, PartyId party, Set<String> sections) {
        transaction.executeWithoutResult(status -> {
            rows.lock();
            for (String section : sections) {
                jdbc.sql("""
                                insert into ledger.erased (record, party, section, erased)
                                values (:record, :party, :section, :now) on conflict do nothing""")
                        .param("record", record.octets())
                        .param("party", party.value())
                        .param("section", section)
                        .param("now", RecordRows.at(clock.instant()))
                        .update();
            }
            ledger.find(record).filter(found -> found.party().equals(party)).ifPresent(found -> erase(found, sections));
        });
    }

    /// Erases all that is open of reports whose time is over, at most [#BATCH] of them. Returns how many.
    public int eraseExpired() {
        return Objects.requireNonNull(transaction.execute(status -> {
            rows.lock();
            List<LedgerRecord> expired = ledger.listNewest("""
                    r.type in (:types) and r.open <> '{}'::jsonb
                    and (convert_from(r.payload, 'UTF8')::jsonb -> 'marking' ->> 'retainUntil')::date < :today""", Map.of("types", reports(), "today", today()), BATCH);
            Set<Sha256> files = new HashSet<>();
            for (LedgerRecord record : expired) {
                files.addAll(files(record, record.sections().keySet()));
                deleteDisclosures(record, record.sections().keySet());
            }
            if (!expired.isEmpty()) {
                rebuild.run();
                files.forEach(this::deleteUnused);
                ledger.touch();
            }
            return expired.size();
        }));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /// Reports end; what the link itself rests on, such as instruments, does not.
    private List<String> reports() {
        return catalogue.list().stream()
                .filter(type -> type.crossing() == Crossing.ARTICLE || type.crossing() == Crossing.DANGER_TO_LIFE)
                .map(type -> type.type().name())
                .distinct()
                .toList();
    }

    private void erase(LedgerRecord record, Set<String> sections) {
        Set<Sha256> files = files(record, sections);
        if (deleteDisclosures(record, sections) > 0) {
            rebuild.run();
            files.forEach(this::deleteUnused);
            ledger.touch();
        }
    }

    private int deleteDisclosures(LedgerRecord record, Set<String> sections) {
        String[] digests = sections.stream()
                .map(record.signed().payload().sections()::get)
                .filter(Objects::nonNull)
                .toArray(String[]::new);
        int erased = jdbc.sql("delete from ledger.disclosure where record = :record and digest = any(:digests)")
                .param("record", record.hash().octets())
                .param("digests", digests)
                .update();
        if (erased > 0) {
            LedgerRecord left = ledger.get(record.hash());
            rows.updateOpen(left.signed(), searchWords.of(left));
        }
        return erased;
    }

    private Set<Sha256> files(LedgerRecord record, Set<String> sections) {
        Set<Sha256> files = new HashSet<>();
        Optional<TypeDefinition> type = catalogue.find(record.type());
        type.map(found -> Attachments.bySection(found, record)).orElse(Map.of()).forEach((section, attachments) -> {
            if (sections.contains(section)) {
                attachments.forEach(attachment -> files.add(attachment.hash()));
            }
        });
        return files;
    }

    private void deleteUnused(Sha256 file) {
        boolean used = jdbc.sql("select exists (select from ledger.attachment where hash = :hash)")
                .param("hash", file.octets())
                .query(Boolean.class)
                .single();
        if (!used) {
            blobs.delete(file);
        }
    }

    /// The sections of a record that its issuer had erased.
    public Set<String> sectionsOf(Sha256 record, PartyId party) {
        return rows.findErased(record, party);
    }
}
