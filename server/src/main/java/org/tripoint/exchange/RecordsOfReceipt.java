package org.tripoint.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.tripoint.kernel.KeySet;
import org.tripoint.kernel.KeyUse;
import org.tripoint.kernel.Keyring;
import org.tripoint.kernel.Octets;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SignedRecord;
import org.tripoint.kernel.VerifyingKey;
import org.tripoint.kernel.log.CheckpointVerdict;
import org.tripoint.kernel.log.FeedOrigin;
import org.tripoint.kernel.log.NoteKey;
import org.tripoint.kernel.log.SignedCheckpoint;
import org.tripoint.kernel.log.TlogProof;
import org.tripoint.kernel.log.TrustedLog;
import org.tripoint.kernel.proof.RecordOfReceipt;
import org.tripoint.ledger.KeySets;
import org.tripoint.ledger.LedgerRecord;

/// Makes the file by which anybody can check, without a node, that a record was released and received: docs/spec 07.
@Service
public class RecordsOfReceipt {

    private final KeySets keySets;
    private final Logs logs;
    private final FeedFiles files;
    private final Decisions decisions;
    private final TransactionTemplate transaction;

    RecordsOfReceipt(
            KeySets keySets, Logs logs, FeedFiles files, Decisions decisions, TransactionTemplate transaction) {
        this.keySets = keySets;
        this.logs = logs;
        this.files = files;
        this.decisions = decisions;
        this.transaction = transaction;
    }

    /// The neighbours with whom a record was exchanged, as a receipt says, in alphabetical order.
    public List<PartyId> listNeighbours(LedgerRecord record) {
        List<PartyId> candidates = record.isOwn() ? keySets.listNeighbours() : List.of(record.party());
        return candidates.stream()
                .filter(neighbour -> find(record, from(record, neighbour), to(record, neighbour))
                        .isPresent())
                .toList();
    }

    /// The file about a record that we released to the neighbour, or he to us; empty where no receipt covers it yet.
    public Optional<RecordOfReceipt> find(LedgerRecord record, PartyId neighbour) {
        Optional<RecordOfReceipt> file =
                transaction.execute(status -> find(record, from(record, neighbour), to(record, neighbour))
                        .map(released -> file(record, neighbour, released)));
        return Objects.requireNonNull(file);
    }

    private PartyId from(LedgerRecord record, PartyId neighbour) {
        return record.isOwn() ? keySets.own().party() : neighbour;
    }

    private PartyId to(LedgerRecord record, PartyId neighbour) {
        return record.isOwn() ? neighbour : keySets.own().party();
    }

    /// The last leaf that released it and that a receipt covers.
    private Optional<Logs.Released> find(LedgerRecord record, PartyId from, PartyId to) {
        return logs.releases(record.hash(), from, to).stream()
                .filter(released ->
                        released.index() < logs.get(released.origin()).receiptSize())
                .max(Comparator.comparingInt(
                                (Logs.Released released) -> released.origin().epoch())
                        .thenComparingLong(Logs.Released::index));
    }

    private RecordOfReceipt file(LedgerRecord record, PartyId neighbour, Logs.Released released) {
        FeedOrigin origin = released.origin();
        Keyring keyring = keySets.keyring();
        Octets entry = logs.entries(origin, released.index(), 1).getFirst();
        SignedCheckpoint receipt = receipt(origin, keyring);
        long size = receipt.checkpoint().size();
        TlogProof proof = TlogProof.of(entry, logs.tree(origin, size).proveInclusion(released.index()), receipt);
        SignedRecord shown =
                record.isOwn() ? files.findReleased(neighbour, record.hash()).orElseThrow() : record.signed();
        return new RecordOfReceipt(
                origin,
                shown.signatures().stream().map(shown::toCompact).toList(),
                text(entry.toArray()),
                text(proof.octets()),
                decision(record, released),
                keySets(origin, shown, keyring));
    }

    private SignedCheckpoint receipt(FeedOrigin origin, Keyring keyring) {
        Octets note = logs.get(origin).findReceipt().orElseThrow();
        Set<NoteKey> mirrors = keys(keyring, origin.to(), KeyUse.MIRROR).stream()
                .map(key -> NoteKey.ofCosigner(FeedOrigin.mirrorName(origin.to()), key))
                .collect(Collectors.toSet());
        return switch (new TrustedLog(origin.toString(), keys(keyring, origin.from(), KeyUse.LOG), mirrors)
                .judgeReceipt(note.toArray())) {
            case CheckpointVerdict.Verified verified -> verified.checkpoint();
            case CheckpointVerdict.Refused refused ->
                throw new IllegalStateException("expected the receipt of " + origin + " to verify as when it was kept, "
                        + "found " + refused.code().code());
        };
    }

    private static Set<VerifyingKey> keys(Keyring keyring, PartyId party, KeyUse use) {
        return keyring.find(party).orElseThrow().keys().stream()
                .filter(key -> key.use() == use)
                .map(key -> (VerifyingKey) key.key())
                .collect(Collectors.toSet());
    }

    /// Our own decision, where it is the one that this leaf followed.
    private @Nullable String decision(LedgerRecord record, Logs.Released released) {
        if (!record.isOwn()) {
            return null;
        }
        return decisions
                .findRecord(record.hash(), released.origin().to())
                .filter(made -> fits(Decisions.read(made), released))
                .map(made -> made.signed().toCompact(made.signed().signatures().getFirst()))
                .orElse(null);
    }

    private static boolean fits(Decisions.Decision decision, Logs.Released released) {
        return decision.outcome() == Decisions.Outcome.RELEASED
                && decision.sections().equals(released.sections())
                && Optional.ofNullable(decision.basis()).equals(released.basis());
    }

    private static SortedMap<PartyId, List<String>> keySets(FeedOrigin origin, SignedRecord record, Keyring keyring) {
        Set<PartyId> parties = new TreeSet<>(Set.of(origin.from(), origin.to()));
        record.signatures().forEach(signature -> parties.add(signature.header().party()));
        Map<PartyId, List<KeySet>> all = keyring.keySets();
        TreeMap<PartyId, List<String>> shown = new TreeMap<>();
        for (PartyId party : parties) {
            List<KeySet> sets = Objects.requireNonNull(all.get(party));
            shown.put(party, sets.stream().map(KeySet::compact).toList());
        }
        return shown;
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_8);
    }
}
