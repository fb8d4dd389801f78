package org.tripoint.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.Octets;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.SignedRecord;
import org.tripoint.kernel.log.BundleCoordinate;
import org.tripoint.kernel.log.EntryBundle;
import org.tripoint.kernel.log.FeedFile;
import org.tripoint.kernel.log.FeedHead;
import org.tripoint.kernel.log.FeedOrigin;
import org.tripoint.kernel.log.Lane;
import org.tripoint.kernel.log.Tile;
import org.tripoint.kernel.log.TileCoordinate;
import org.tripoint.ledger.Attachments;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.NodeKeys;

/// The file tree that this node keeps for a neighbour, made from the tables when it is asked for. Nothing is in it
/// that was not sealed for this very neighbour.
@Component
class FeedFiles {

    private final NodeKeys keys;
    private final Ledger ledger;
    private final Logs logs;
    private final Attachments attachments;
    private final JdbcClient jdbc;

    FeedFiles(NodeKeys keys, Ledger ledger, Logs logs, Attachments attachments, JdbcClient jdbc) {
        this.keys = keys;
        this.ledger = ledger;
        this.logs = logs;
        this.attachments = attachments;
        this.jdbc = jdbc;
    }

    /// The octets of one file, empty where the tree has none of this name.
    Optional<byte[]> find(PartyId neighbour, FeedFile file) {
        return switch (file) {
            case FeedFile.Head() -> Optional.of(head(neighbour).encode().toArray());
            case FeedFile.LogCheckpoint(Lane lane, int epoch) ->
                logs.find(own(neighbour, lane, epoch))
                        .map(head -> head.checkpoint().toArray());
            case FeedFile.HashTile(Lane lane, int epoch, TileCoordinate at) -> tile(own(neighbour, lane, epoch), at);
            case FeedFile.Entries(Lane lane, int epoch, BundleCoordinate at) ->
                entries(own(neighbour, lane, epoch), at);
            case FeedFile.Receipt(Lane lane, int epoch) ->
                logs.find(new FeedOrigin(neighbour, party(), lane, epoch))
                        .flatMap(Logs.Head::findReceipt)
                        .map(Octets::toArray);
            case FeedFile.ReleasedRecord(Sha256 record) ->
                findReleased(neighbour, record).map(SignedRecord::toJson);
            case FeedFile.Attachment(Sha256 attachment) -> attachment(neighbour, attachment);
            case FeedFile.MirroredEntries(Lane lane, int epoch, BundleCoordinate at) ->
                entries(new FeedOrigin(neighbour, party(), lane, epoch), at);
            case FeedFile.MirroredRecord(Sha256 record) ->
                findMirrored(neighbour, record)
                        .map(mirrored -> mirrored.signed().toJson());
            case FeedFile.MirroredAttachment(Sha256 attachment) -> mirroredAttachment(neighbour, attachment);
        };
    }

    FeedHead head(PartyId neighbour) {
        List<Logs.Head> heads = logs.listNewest(party(), neighbour);
        return new FeedHead(
                sent(heads, neighbour, Lane.CONTROL),
                sent(heads, neighbour, Lane.ROUTINE),
                new FeedHead.Receipts(
                        of(heads, neighbour, Lane.CONTROL).receiptSize(),
                        of(heads, neighbour, Lane.ROUTINE).receiptSize()));
    }

    private FeedHead.LogHead sent(List<Logs.Head> heads, PartyId neighbour, Lane lane) {
        Logs.Head head = heads.stream()
                .filter(log ->
                        log.origin().to().equals(neighbour) && log.origin().lane() == lane)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("expected a log to " + neighbour));
        return new FeedHead.LogHead(head.origin().epoch(), head.size());
    }

    private static Logs.Head of(List<Logs.Head> heads, PartyId from, Lane lane) {
        return heads.stream()
                .filter(log -> log.origin().from().equals(from) && log.origin().lane() == lane)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("expected a log of " + from));
    }

    private PartyId party() {
        return keys.keySet().party();
    }

    private FeedOrigin own(PartyId neighbour, Lane lane, int epoch) {
        return new FeedOrigin(party(), neighbour, lane, epoch);
    }

    private Optional<byte[]> tile(FeedOrigin origin, TileCoordinate at) {
        return logs.tile(origin, at).map(Tile::octets);
    }

    private Optional<byte[]> entries(FeedOrigin origin, BundleCoordinate at) {
        List<Octets> entries = logs.entries(origin, at.firstEntry(), at.width());
        return entries.size() == at.width() ? Optional.of(new EntryBundle(entries).octets()) : Optional.empty();
    }

    /// The record with every section that any sealed leaf opened to this neighbour, and the parents that he has.
    Optional<SignedRecord> findReleased(PartyId neighbour, Sha256 hash) {
        List<Logs.Released> releases = logs.releases(hash, party(), neighbour);
        if (releases.isEmpty()) {
            return Optional.empty();
        }
        Optional<LedgerRecord> found = ledger.find(hash);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        LedgerRecord record = found.get();
        Set<String> sections = releases.stream()
                .flatMap(release -> release.sections().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return Optional.of(record.signed().withOnly(sections, parentsAt(neighbour, record)));
    }

    private Set<Sha256> parentsAt(PartyId neighbour, LedgerRecord record) {
        return record.signed().openParents().stream()
                .filter(parent -> !logs.releases(parent, party(), neighbour).isEmpty()
                        || ledger.find(parent)
                                .filter(known -> known.party().equals(neighbour))
                                .isPresent())
                .collect(Collectors.toSet());
    }

    private Optional<byte[]> attachment(PartyId neighbour, Sha256 attachment) {
        boolean released = jdbc.sql("""
                        select exists (select from exchange.released_attachment
                            where recipient = :recipient and attachment = :attachment)""")
                .param("recipient", neighbour.value())
                .param("attachment", attachment.octets())
                .query(Boolean.class)
                .single();
        return released ? read(attachment) : Optional.empty();
    }

    /// A record of the neighbour's own, as he let it go to this node.
    private Optional<LedgerRecord> findMirrored(PartyId neighbour, Sha256 hash) {
        return ledger.find(hash).filter(record -> record.party().equals(neighbour) && !record.isOwn());
    }

    private Optional<byte[]> mirroredAttachment(PartyId neighbour, Sha256 attachment) {
        boolean theirs = attachments
                .findReferred(attachment, "r.party = :issuer", Map.of("issuer", neighbour.value()))
                .isPresent();
        return theirs ? read(attachment) : Optional.empty();
    }

    private Optional<byte[]> read(Sha256 attachment) {
        if (!attachments.isHere(attachment)) {
            return Optional.empty();
        }
        try (InputStream content = attachments.open(attachment)) {
            return Optional.of(content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read attachment " + attachment, e);
        }
    }
}
