package org.tripoint.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.ledger.AppendWatcher;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Erasure;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Projector;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Recalls sections of a record of ours: they are erased here, and every neighbour that got the record erases them and
/// says so by a signed statement. A neighbour's recall is followed in the same way.
@Service
@Order(5)
public class Recalls implements AppendWatcher, Projector {

    static final String RECALLED = "record.recalled";
    static final String ERASED = "record.erased";

    private final ObjectProvider<Ledger> ledger;
    private final ObjectProvider<Erasure> erasure;
    private final Outbox outbox;
    private final JdbcClient jdbc;

    Recalls(ObjectProvider<Ledger> ledger, ObjectProvider<Erasure> erasure, Outbox outbox, JdbcClient jdbc) {
        this.ledger = ledger;
        this.erasure = erasure;
        this.outbox = outbox;
        this.jdbc = jdbc;
    }

    /// One recall.
    ///
    /// @param reason code of the list `recall-reason`
    /// @param erasedBy when each party said that it erased them
    public record Recall(SortedSet<String> sections, String reason, Instant time, List<Statement> erasedBy) {}

    /// A party's signed statement that it erased what was recalled.
    public record Statement(PartyId party, Instant time) {}

    /// Recalls sections of a record of this node. Throws [IllegalArgumentException] where it has none of them.
    public void recall(Sha256 record, Set<String> sections, String reason, Author by) {
        LedgerRecord recalled = ledger.getObject().get(record);
        if (!recalled.isOwn()
                || sections.isEmpty()
                || !recalled.signed().payload().sections().keySet().containsAll(sections)) {
            throw new IllegalArgumentException("expected sections of a record of this node, found " + sections);
        }
        ObjectNode about = JsonNodeFactory.instance
                .objectNode()
                .put("record", record.hex())
                .put("reason", reason);
        new TreeSet<>(sections).forEach(about.putArray("sections")::add);
        ledger.getObject().append(Ledger.Statement.about(recalled, RECALLED, Map.of("about", about)), by);
    }

    /// In the transaction of the record itself: what it says is done, or it is not here.
    @Override
    public void appended(LedgerRecord record) {
        if (!record.type().name().equals(RECALLED)) {
            return;
        }
        Sha256 about = about(record);
        erasure.getObject().erase(about, record.party(), sections(record));
        if (record.isOwn()) {
            outbox.takeOut(about, sections(record));
        } else {
            answer(record, about);
        }
    }

    private void answer(LedgerRecord recall, Sha256 about) {
        PartyId own = ownParty(recall);
        ObjectNode statement = JsonNodeFactory.instance
                .objectNode()
                .put("record", about.hex())
                .put("recall", recall.hash().hex());
        ledger.getObject().append(Ledger.Statement.of(ERASED, Map.of("about", statement)), Author.node(own));
    }

    private PartyId ownParty(LedgerRecord recall) {
        return jdbc.sql("select recipient from exchange.log where sender = :sender limit 1")
                .param("sender", recall.party().value())
                .query((rs, n) -> new PartyId(rs.getString(1)))
                .single();
    }

    static Sha256 about(LedgerRecord record) {
        return new Sha256(record.get("about", "record").asString());
    }

    /// Names only; whatever else stands there says nothing.
    private static Set<String> sections(LedgerRecord record) {
        Set<String> sections = new TreeSet<>();
        record.get("about", "sections").values().stream()
                .filter(JsonNode::isString)
                .limit(24)
                .forEach(section -> sections.add(section.asString()));
        return sections;
    }

    /// What was recalled of a record, in order.
    public List<Recall> list(Sha256 record) {
        return jdbc.sql("select * from exchange.recall where record = :record order by time")
                .param("record", record.octets())
                .query(this::recall)
                .list();
    }

    private Recall recall(ResultSet rs, int n) throws SQLException {
        return new Recall(
                Logs.sections(rs),
                rs.getString("reason"),
                rs.getObject("time", OffsetDateTime.class).toInstant(),
                statements(Sha256.ofOctets(rs.getBytes("recall"))));
    }

    private List<Statement> statements(Sha256 recall) {
        return jdbc.sql("select party, time from exchange.deletion where recall = :recall order by time")
                .param("recall", recall.octets())
                .query((rs, n) -> new Statement(
                        new PartyId(rs.getString("party")),
                        rs.getObject("time", OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    public Set<String> types() {
        return Set.of(RECALLED, ERASED);
    }

    @Override
    public List<String> tables() {
        return List.of("exchange.recall", "exchange.deletion");
    }

    @Override
    public void project(LedgerRecord record) {
        if (record.type().name().equals(ERASED)) {
            jdbc.sql("""
                            insert into exchange.deletion (statement, recall, party, time)
                            values (:statement, :recall, :party, :time) on conflict do nothing""")
                    .param("statement", record.hash().octets())
                    .param("recall", new Sha256(record.get("about", "recall").asString()).octets())
                    .param("party", record.party().value())
                    .param("time", Logs.at(record.header().time()))
                    .update();
            return;
        }
        jdbc.sql("""
                        insert into exchange.recall (recall, record, party, sections, reason, time)
                        values (:recall, :record, :party, :sections, :reason, :time) on conflict do nothing""")
                .param("recall", record.hash().octets())
                .param("record", about(record).octets())
                .param("party", record.party().value())
                .param("sections", sections(record).toArray(String[]::new))
                .param("reason", record.get("about", "reason").asString())
                .param("time", Logs.at(record.header().time()))
                .update();
    }

    /// The sections of a record that its issuer recalled, so that nobody waits for them and nobody takes them in.
    Set<String> erased(Sha256 record, PartyId issuer) {
        return erasure.getObject().sectionsOf(record, issuer);
    }
}
