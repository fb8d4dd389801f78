package org.tripoint.ledger;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.tripoint.kernel.Sha256;
import org.tripoint.ledger.AttachmentVerdict.Reason;
import org.tripoint.platform.Blobs;
import org.tripoint.platform.Jobs;
import org.tripoint.platform.NodeClock;
import tools.jackson.databind.node.JsonNodeFactory;

/// The files that records refer to. What a person of this node sends is cleaned of all metadata before any record
/// names it; what a neighbour sends is kept only where it is exactly what the signed record names.
@Service
public class Attachments {

    /// The longest file, before and after cleaning.
    public static final long MAX_OCTETS = 10L << 20;

    /// How long a file waits for the record that its sender is writing.
    static final Duration WAITS_FOR_RECORD = Duration.ofHours(24);

    private final Blobs blobs;
    private final Jobs jobs;
    private final NodeClock clock;
    private final JdbcClient jdbc;

    Attachments(Blobs blobs, Jobs jobs, NodeClock clock, JdbcClient jdbc) {
        this.blobs = blobs;
        this.jobs = jobs;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /// Cleans and keeps what `account` sends. It stays that account's own until a record refers to it, and goes away
    /// a day later where none does.
    public AttachmentVerdict accept(InputStream content, UUID account) throws IOException {
        try {
            byte[] octets = read(content);
            MediaType type = MediaType.find(octets).orElseThrow(() -> new Unfit(Reason.UNKNOWN_TYPE));
            byte[] clean = type.isImage() ? CleanPicture.of(octets, type) : CleanPdf.of(octets);
            if (clean.length > MAX_OCTETS) {
                throw new Unfit(Reason.TOO_LARGE);
            }
            Blobs.Blob blob = blobs.put(new ByteArrayInputStream(clean), MAX_OCTETS);
            AttachmentVerdict.Accepted accepted = new AttachmentVerdict.Accepted(blob.hash(), type, blob.sizeBytes());
            remember(accepted, account);
            return accepted;
        } catch (Unfit unfit) {
            return new AttachmentVerdict.Refused(unfit.reason());
        }
    }

    private static byte[] read(InputStream content) throws IOException, Unfit {
        byte[] octets = content.readNBytes((int) MAX_OCTETS + 1);
        if (octets.length > MAX_OCTETS) {
            throw new Unfit(Reason.TOO_LARGE);
        }
        if (octets.length == 0) {
            throw new Unfit(Reason.EMPTY);
        }
        return octets;
    }

    private void remember(AttachmentVerdict.Accepted accepted, UUID account) {
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into ledger.upload (account, hash, media_type, octets, at)
                        values (:account, :hash, :type, :octets, :at)
                        on conflict (account, hash) do update set at = excluded.at""")
                .param("account", account)
                .param("hash", accepted.hash().octets())
                .param("type", accepted.mediaType().code())
                .param("octets", accepted.octets())
                .param("at", RecordRows.at(now))
                .update();
        jobs.schedule(
                UnusedUploads.KIND,
                accepted.hash().hex(),
                JsonNodeFactory.instance.objectNode(),
                now.plus(WAITS_FOR_RECORD));
    }

    /// What this account sent and no record of its own refers to yet.
    public Optional<AttachmentVerdict.Accepted> findUpload(Sha256 hash, UUID account) {
        return jdbc.sql("select media_type, octets from ledger.upload where hash = :hash and account = :account")
                .param("hash", hash.octets())
                .param("account", account)
                .query((rs, n) -> new AttachmentVerdict.Accepted(
                        hash, MediaType.ofCode(rs.getString("media_type")), rs.getLong("octets")))
                .optional();
    }

    /// Keeps a neighbour's file where it is the one that its record names: same hash, same length, same type, and no
    /// more pixels than a browser of ours should draw. A neighbour's node cleaned it, under its own signature.
    public AttachmentVerdict receive(Attachment expected, InputStream content) throws IOException {
        try {
            byte[] octets = read(content);
            boolean same = octets.length == expected.octets()
                    && Sha256.of(octets).equals(expected.hash())
                    && MediaType.find(octets)
                            .filter(expected.mediaType()::equals)
                            .isPresent();
            if (!same) {
                throw new Unfit(Reason.OTHER_FILE);
            }
            if (expected.mediaType().isImage()) {
                CleanPicture.requireModest(octets, expected.mediaType());
            }
            blobs.put(new ByteArrayInputStream(octets), MAX_OCTETS);
            return new AttachmentVerdict.Accepted(expected.hash(), expected.mediaType(), expected.octets());
        } catch (Unfit unfit) {
            return new AttachmentVerdict.Refused(unfit.reason());
        }
    }

    /// The files that the open sections of a record refer to, by section.
    public static Map<String, List<Attachment>> bySection(TypeDefinition type, LedgerRecord record) {
        return type.sections().stream()
                .filter(section ->
                        section.has(FieldKind.ATTACHMENTS) && record.sections().containsKey(section.name()))
                .collect(Collectors.toMap(
                        TypeDefinition.Section::name,
                        section -> attachments(section, record).toList(),
                        (one, other) -> one,
                        java.util.LinkedHashMap::new));
    }

    private static Stream<Attachment> attachments(TypeDefinition.Section section, LedgerRecord record) {
        return section.fields().stream()
                .filter(field -> field.kind() == FieldKind.ATTACHMENTS)
                .flatMap(field -> record.find(section.name(), field.name()).stream())
                .flatMap(array -> array.values().stream())
                .map(Attachment::read);
    }

    /// Whether a record that satisfies `predicate` over ledger.record aliased `r` refers to this file in an open
    /// section; then its type, else nothing.
    public Optional<MediaType> findReferred(Sha256 hash, String predicate, Map<String, ?> params) {
        return jdbc.sql("""
                        select a.media_type from ledger.attachment a join ledger.record r on r.hash = a.record
                        where a.hash = :attachment and (%s) limit 1""".formatted(predicate))
                .params(params)
                .param("attachment", hash.octets())
                .query((rs, n) -> MediaType.ofCode(rs.getString("media_type")))
                .optional();
    }

    public boolean isHere(Sha256 hash) {
        return blobs.exists(hash);
    }

    /// Throws [java.util.NoSuchElementException] where it is not here.
    public InputStream open(Sha256 hash) {
        return blobs.open(hash);
    }
}
