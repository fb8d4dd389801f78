package org.tripoint.exchange;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.tripoint.kernel.Keyring;
import org.tripoint.kernel.Octets;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.RecordJudge;
import org.tripoint.kernel.RecordVerdict;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.log.FeedOrigin;
import org.tripoint.kernel.log.Leaf;
import org.tripoint.kernel.log.LeafVerdict;
import org.tripoint.ledger.Attachment;
import org.tripoint.ledger.Attachments;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.KeySets;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.NodeKeys;
import org.tripoint.ledger.Origin;
import tools.jackson.databind.node.JsonNodeFactory;

/// Judges entries again that were held: because a section was missing, once their issuer says that he recalled it; or
/// because a person asks to look again.
@Service
public class Rejudge {

    /// Reasons that may have gone since: something was missing, damaged, or not known here yet. What a sender was not
    /// allowed to do stays held.
    private static final Set<String> PASSING = Set.of(
            EntryCode.BODY_MISSING.code(),
            EntryCode.HASH_MISMATCH.code(),
            EntryCode.SECTION_MISSING.code(),
            EntryCode.ATTACHMENT_MISSING.code(),
            EntryCode.RECORD_UNKNOWN.code(),
            EntryCode.CONTENT_INVALID.code(),
            EntryCode.NO_ARTICLE_IN_FORCE.code(),
            "malformed-json",
            "malformed-envelope",
            "signature-invalid",
            "unknown-key");

    private final EntryJudge judge;
    private final Ledger ledger;
    private final Logs logs;
    private final Attachments attachments;
    private final ReleasedAttachments released;
    private final JdbcClient jdbc;
    private final Runs runs;
    private final KeySets keySets;
    private final NodeKeys keys;
    private final PinnedTls tls;
    private final TransactionTemplate transaction;

    Rejudge(
            EntryJudge judge,
            Ledger ledger,
            Logs logs,
            Attachments attachments,
            ReleasedAttachments released,
            JdbcClient jdbc,
            Runs runs,
            KeySets keySets,
            NodeKeys keys,
            PinnedTls tls,
            TransactionTemplate transaction) {
        this.judge = judge;
        this.ledger = ledger;
        this.logs = logs;
        this.attachments = attachments;
        this.released = released;
        this.jdbc = jdbc;
        this.runs = runs;
        this.keySets = keySets;
        this.keys = keys;
        this.tls = tls;
        this.transaction = transaction;
    }

    /// Looks again at what is held of a neighbour, with what his node serves now where it answers. Returns how many
    /// entries were taken in.
    public int retry(PartyId neighbour) {
        PartyId own = keys.keySet().party();
        Keyring keyring = keySets.keyring();
        int taken = 0;
        try (FeedClient client = new FeedClient(
                tls, own, neighbour, keySets.find(neighbour).orElseThrow().feed())) {
            for (Held held : list(neighbour, own)) {
                if (Leaf.read(held.entry()) instanceof LeafVerdict.Read(Leaf.Release release)
                        && retry(held, release, fresh(held, release, keyring, client), keyring)) {
                    taken++;
                }
            }
        }
        return taken;
    }

    private boolean retry(Held held, Leaf.Release release, Body body, Keyring keyring) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            logs.lock(held.origin());
            List<Logs.Released> earlier = logs.releases(
                    release.record(), held.origin().from(), held.origin().to());
            return take(held, judge.judge(held.origin(), release, earlier, body, keyring));
        }));
    }

    /// What the neighbour serves now; what he served then where he does not answer.
    private Body fresh(Held held, Leaf.Release release, Keyring keyring, FeedClient client) {
        try {
            return runs.body(release, keyring, client);
        } catch (IOException e) {
            return new Body.Served(held.content(), here(held, release, keyring));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Body.Served(held.content(), here(held, release, keyring));
        }
    }

    private boolean take(Held held, Judgement judgement) {
        if (!(judgement instanceof Judgement.Accepted accepted)) {
            return false;
        }
        FeedOrigin origin = held.origin();
        ledger.receive(
                accepted.record(), new Origin.Received(origin.from(), origin.lane(), origin.epoch(), held.index()));
        tellVerified(accepted, origin);
        jdbc.sql("delete from exchange.held where origin = :origin and index = :index")
                .param("origin", origin.toString())
                .param("index", held.index())
                .update();
        return true;
    }

    private record Held(FeedOrigin origin, long index, Octets entry, Octets content) {}

    void afterRecall(FeedOrigin lane, Sha256 record, Keyring keyring) {
        for (Held held : list(lane.from(), lane.to(), record)) {
            if (Leaf.read(held.entry()) instanceof LeafVerdict.Read(Leaf.Release release)) {
                take(held, judge(held, release, keyring));
            }
        }
    }

    /// Takes back what was said of the entry when it was held.
    private void tellVerified(Judgement.Accepted accepted, FeedOrigin origin) {
        ledger.append(
                Ledger.Statement.of(
                        Refusals.VERIFIED,
                        Map.of(
                                "about",
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("record", accepted.record().hash().hex()))),
                Author.node(origin.to()));
    }

    private Judgement judge(Held held, Leaf.Release release, Keyring keyring) {
        List<Logs.Released> earlier = logs.releases(
                release.record(), held.origin().from(), held.origin().to());
        return judge.judge(
                held.origin(),
                release,
                earlier,
                new Body.Served(held.content(), here(held, release, keyring)),
                keyring);
    }

    private Set<Sha256> here(Held held, Leaf.Release release, Keyring keyring) {
        if (!(new RecordJudge(keyring).judge(held.content().toArray()) instanceof RecordVerdict.Verified verified)) {
            return Set.of();
        }
        LedgerRecord seen = LedgerRecord.unstored(verified.record(), new Origin.Own());
        return released.of(seen, release.sections()).stream()
                .map(Attachment::hash)
                .filter(attachments::isHere)
                .collect(Collectors.toSet());
    }

    private List<Held> list(PartyId from, PartyId to) {
        return jdbc.sql("""
                        select h.origin, h.index, l.entry, h.content
                        from exchange.held h join exchange.leaf l using (origin, index) join exchange.log g using (origin)
                        where g.sender = :sender and g.recipient = :recipient and h.code in (:codes)
                        order by g.lane, g.epoch, h.index limit 200""")
                .param("sender", from.value())
                .param("recipient", to.value())
                .param("codes", PASSING)
                .query(Rejudge::held)
                .list();
    }

    private List<Held> list(PartyId from, PartyId to, Sha256 record) {
        return jdbc.sql("""
                        select h.origin, h.index, l.entry, h.content
                        from exchange.held h join exchange.leaf l using (origin, index) join exchange.log g using (origin)
                        where l.record = :record and g.sender = :sender and g.recipient = :recipient and h.code = :code
                        order by g.epoch, h.index""")
                .param("record", record.octets())
                .param("sender", from.value())
                .param("recipient", to.value())
                .param("code", EntryCode.SECTION_MISSING.code())
                .query(Rejudge::held)
                .list();
    }

    private static Held held(ResultSet rs, int n) throws SQLException {
        return new Held(
                FeedOrigin.parse(rs.getString("origin")).orElseThrow(),
                rs.getLong("index"),
                new Octets(rs.getBytes("entry")),
                new Octets(rs.getBytes("content")));
    }
}
