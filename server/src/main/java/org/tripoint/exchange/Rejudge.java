package org.tripoint.exchange;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
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
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Origin;
import tools.jackson.databind.node.JsonNodeFactory;

/// Judges entries again that were held because a section was missing, once their issuer says that he recalled it.
@Component
class Rejudge {

    private final EntryJudge judge;
    private final Ledger ledger;
    private final Logs logs;
    private final Attachments attachments;
    private final ReleasedAttachments released;
    private final JdbcClient jdbc;

    Rejudge(
            EntryJudge judge,
            Ledger ledger,
            Logs logs,
            Attachments attachments,
            ReleasedAttachments released,
            JdbcClient jdbc) {
        this.judge = judge;
        this.ledger = ledger;
        this.logs = logs;
        this.attachments = attachments;
        this.released = released;
        this.jdbc = jdbc;
    }

    private record Held(FeedOrigin origin, long index, Octets entry, Octets content) {}

    void afterRecall(FeedOrigin lane, Sha256 record, Keyring keyring) {
        for (Held held : list(lane.from(), lane.to(), record)) {
            if (Leaf.read(held.entry()) instanceof LeafVerdict.Read(Leaf.Release release)
                    && judge(held, release, keyring) instanceof Judgement.Accepted accepted) {
                FeedOrigin origin = held.origin();
                ledger.receive(
                        accepted.record(),
                        new Origin.Received(origin.from(), origin.lane(), origin.epoch(), held.index()));
                tellVerified(accepted, origin);
                jdbc.sql("delete from exchange.held where origin = :origin and index = :index")
                        .param("origin", origin.toString())
                        .param("index", held.index())
                        .update();
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
                .query((rs, n) -> new Held(
                        FeedOrigin.parse(rs.getString("origin")).orElseThrow(),
                        rs.getLong("index"),
                        new Octets(rs.getBytes("entry")),
                        new Octets(rs.getBytes("content"))))
                .list();
    }
}
