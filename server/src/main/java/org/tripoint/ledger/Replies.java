package org.tripoint.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.UnitId;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Taken in charge and answered: what an office says about any record of a neighbour, whatever its type. Crosses as an
/// outcome to the issuer of the record.
@Service
public class Replies implements Projector {

    private static final String TAKEN = "record.taken-in-charge";
    private static final String ANSWERED = "record.answered";

    private final Ledger ledger;
    private final Matters matters;
    private final JdbcClient jdbc;

    Replies(@org.springframework.context.annotation.Lazy Ledger ledger, Matters matters, JdbcClient jdbc) {
        this.ledger = ledger;
        this.matters = matters;
        this.jdbc = jdbc;
    }

    /// An office's reply.
    ///
    /// @param answer code of the list `answer`, null where the record was only taken in charge
    public record Reply(
            Sha256 record,
            boolean answered,
            @Nullable String answer,
            PartyId party,
            UnitId unit,
            OfficeId office,
            Instant time) {

        public Optional<String> findAnswer() {
            return Optional.ofNullable(answer);
        }
    }

    /// Says that the author's unit acts on `record`. Said twice by one unit it is said once.
    public void takeInCharge(Sha256 record, Author author) {
        boolean said = list(record).stream()
                .anyMatch(reply -> !reply.answered() && reply.unit().equals(author.unit()));
        if (!said) {
            ledger.append(statement(TAKEN, record, about(record)), author);
        }
    }

    /// Answers with a code of the list `answer`. Throws [InvalidRecord] on any other.
    public void answer(Sha256 record, String answer, Author author) {
        ledger.append(statement(ANSWERED, record, about(record).put("answer", answer)), author);
    }

    private Ledger.Statement statement(String type, Sha256 record, ObjectNode about) {
        return Ledger.Statement.about(ledger.get(record), type, Map.of("about", about));
    }

    private static ObjectNode about(Sha256 record) {
        return JsonNodeFactory.instance.objectNode().put("record", record.hex());
    }

    /// All replies to a record, in the order in which this node learnt of them.
    public List<Reply> list(Sha256 record) {
        return list(List.of(record)).getOrDefault(record, List.of());
    }

    /// As [#list(Sha256)], of many records at once, by hash.
    public Map<Sha256, List<Reply>> list(Collection<Sha256> records) {
        return jdbc
                .sql("""
                        select record, kind, answer, party, unit, office, time from ledger.reply
                        where record = any(:records) order by position""")
                .param("records", records.stream().map(Sha256::octets).toArray(byte[][]::new))
                .query(Replies::reply)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Reply::record));
    }

    private static Reply reply(ResultSet rs, int n) throws SQLException {
        return new Reply(
                Sha256.ofOctets(rs.getBytes("record")),
                rs.getString("kind").equals("answered"),
                rs.getString("answer"),
                new PartyId(rs.getString("party")),
                new UnitId(rs.getString("unit")),
                new OfficeId(rs.getString("office")),
                rs.getObject("time", OffsetDateTime.class).toInstant());
    }

    @Override
    public Set<String> types() {
        return Set.of(TAKEN, ANSWERED);
    }

    @Override
    public List<String> tables() {
        return Matters.TABLES;
    }

    @Override
    public void project(LedgerRecord reply) {
        Sha256 record = new Sha256(reply.get("about", "record").asString());
        boolean answered = reply.type().name().equals(ANSWERED);
        jdbc.sql("""
                        insert into ledger.reply (record, reply, kind, answer, party, unit, office, time, position)
                        values (:record, :reply, :kind, :answer, :party, :unit, :office, :time, :position)
                        on conflict (reply) do nothing""")
                .param("record", record.octets())
                .param("reply", reply.hash().octets())
                .param("kind", answered ? "answered" : "taken-in-charge")
                .param(
                        "answer",
                        reply.find("about", "answer")
                                .map(node -> node.asString())
                                .orElse(null))
                .param("party", reply.party().value())
                .param("unit", reply.unit().value())
                .param("office", reply.header().office().value())
                .param("time", RecordRows.at(reply.header().time()))
                .param("position", reply.position())
                .update();
        matters.close(MatterKind.TAKE_IN_CHARGE, record, reply);
        matters.close(MatterKind.UNANSWERED, record, reply);
        if (answered) {
            matters.close(MatterKind.ANSWER, record, reply);
        }
    }
}
