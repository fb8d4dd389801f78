package org.tripoint.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tripoint.kernel.KeySet;
import org.tripoint.kernel.KeyUse;
import org.tripoint.kernel.log.Checkpoint;
import org.tripoint.kernel.log.CheckpointVerdict;
import org.tripoint.kernel.log.FeedOrigin;
import org.tripoint.kernel.log.SignedCheckpoint;
import org.tripoint.kernel.log.TrustedLog;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.KeySets;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.NodeKeys;
import org.tripoint.platform.NodeClock;
import tools.jackson.databind.node.JsonNodeFactory;

/// After a change of this node's keys: neighbours are told by a record `keyset.published`, and checkpoints and receipts
/// that stand get the signatures of the keys now in use. Their texts stay the same: one checkpoint a size.
@Component
class KeyNews {

    private static final String TYPE = "keyset.published";

    private final NodeKeys keys;
    private final KeySets keySets;
    private final Ledger ledger;
    private final Logs logs;
    private final NodeClock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    KeyNews(
            NodeKeys keys,
            KeySets keySets,
            Ledger ledger,
            Logs logs,
            NodeClock clock,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.keys = keys;
        this.keySets = keySets;
        this.ledger = ledger;
        this.logs = logs;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /// Before anything is sealed. Does nothing where nothing changed.
    void tell() {
        transaction.executeWithoutResult(status -> {
            publish(keySets.own());
            for (FeedOrigin origin : origins()) {
                Logs.Head head = logs.lock(origin);
                if (origin.from().equals(keySets.own().party())) {
                    signAgain(head);
                } else {
                    cosignAgain(head);
                }
            }
        });
    }

    private void publish(KeySet own) {
        boolean told = ledger.count(
                        "r.type = :type and r.from_party is null and r.open -> 'keys' ->> 'compact' = :compact",
                        Map.of("type", TYPE, "compact", own.compact()))
                > 0;
        if (own.serial() > 1 && !told) {
            ledger.append(
                    Ledger.Statement.of(
                            TYPE,
                            Map.of("keys", JsonNodeFactory.instance.objectNode().put("compact", own.compact()))),
                    Author.node(own.party()));
        }
    }

    private List<FeedOrigin> origins() {
        return jdbc.sql("select origin from exchange.log order by origin").query(String.class).list().stream()
                .map(origin -> FeedOrigin.parse(origin).orElseThrow())
                .toList();
    }

    private void signAgain(Logs.Head head) {
        TrustedLog log =
                new TrustedLog(head.origin().toString(), Set.of(keys.log().verifyingKey()), Set.of());
        if (!(log.judge(head.checkpoint().toArray()) instanceof CheckpointVerdict.Verified)) {
            Checkpoint text = new Checkpoint(
                    head.origin().toString(),
                    head.size(),
                    logs.tree(head.origin(), head.size()).root());
            logs.updateHead(
                    head.origin(),
                    head.size(),
                    SignedCheckpoint.sign(text, keys.log()).octets(),
                    head.releaseTime(),
                    head.controlSize());
        }
    }

    /// A receipt for the newest checkpoint of a mirror, where the one that is here is by a key no longer in the set.
    private void cosignAgain(Logs.Head head) {
        Instant now = clock.instant();
        Optional<KeySet> sender = keySets.find(head.origin().from());
        if (sender.isEmpty() || head.findReceipt().isEmpty() || head.receiptSize() != head.size()) {
            return;
        }
        Set<org.tripoint.kernel.VerifyingKey> logKeys = Set.copyOf(sender.get().list(KeyUse.LOG, now));
        var mirror = org.tripoint.kernel.log.NoteKey.ofCosigner(
                FeedOrigin.mirrorName(head.origin().to()), keys.mirror().verifyingKey());
        TrustedLog log = new TrustedLog(head.origin().toString(), logKeys, Set.of(mirror));
        boolean current = log.judgeReceipt(head.findReceipt().get().toArray()) instanceof CheckpointVerdict.Verified;
        if (!current && log.judge(head.checkpoint().toArray()) instanceof CheckpointVerdict.Verified verified) {
            byte[] receipt = verified.checkpoint()
                    .cosign(FeedOrigin.mirrorName(head.origin().to()), keys.mirror(), now)
                    .octets();
            logs.updateReceipt(head.origin(), head.size(), receipt, now);
        }
    }
}
