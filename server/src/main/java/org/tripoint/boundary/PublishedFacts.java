package org.tripoint.boundary;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.PartyId;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Projector;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The facts that this node reports from public sources.
@Component
public class PublishedFacts implements Projector {

    static final String TYPE = "fact.published";

    private final JdbcClient jdbc;

    PublishedFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The facts that concern both parties, those about their boundary first, then in the order of the list.
    public List<PublishedFact> list(PartyId one, PartyId other) {
        return jdbc.sql("""
                        select * from boundary.fact where parties @> array[:one, :other]::text[]
                        order by kind <> 'boundary', position""")
                .param("one", one.value())
                .param("other", other.value())
                .query(PublishedFacts::fact)
                .list();
    }

    public Optional<PublishedFact> find(String id) {
        return jdbc.sql("select * from boundary.fact where fact = :fact")
                .param("fact", id)
                .query(PublishedFacts::fact)
                .optional();
    }

    @Override
    public Set<String> types() {
        return Set.of(TYPE);
    }

    @Override
    public List<String> tables() {
        return List.of("boundary.fact");
    }

    @Override
    public void project(LedgerRecord record) {
        if (!record.isOwn()) {
            throw new IllegalStateException("expected facts of this node only, found one of " + record.party());
        }
        jdbc.sql("""
                        insert into boundary.fact
                            (fact, kind, parties, giver, receiver, measure, qualifier, value, counted, period,
                            period_dates, publisher, published_on, what, place, notes, record, subject, content, position)
                        values (:fact, :kind, :parties, :giver, :receiver, :measure, :qualifier, :value, :counted,
                            :period, :periodDates, :publisher, :publishedOn, :what, :place, :notes, :record, :subject,
                            :content::jsonb, :position)
                        on conflict (fact) do update set
                            kind = excluded.kind, parties = excluded.parties, giver = excluded.giver,
                            receiver = excluded.receiver, measure = excluded.measure, qualifier = excluded.qualifier,
                            value = excluded.value, counted = excluded.counted, period = excluded.period,
                            period_dates = excluded.period_dates, publisher = excluded.publisher,
                            published_on = excluded.published_on, what = excluded.what, place = excluded.place,
                            notes = excluded.notes, record = excluded.record, subject = excluded.subject,
                            content = excluded.content, position = excluded.position
                        where fact.position <= excluded.position""")
                .param("fact", record.get("fact", "fact").asString())
                .param("kind", record.get("fact", "factKind").asString())
                .param("parties", texts(record, "parties"))
                .param("giver", texts(record, "giver"))
                .param("receiver", texts(record, "receiver"))
                .param("measure", text(record, "fact", "measure"))
                .param("qualifier", text(record, "fact", "qualifier"))
                .param("value", text(record, "fact", "value"))
                .param("counted", text(record, "fact", "counted"))
                .param("period", text(record, "fact", "period"))
                .param("periodDates", text(record, "fact", "periodDates"))
                .param("publisher", record.get("source", "publisher").asString())
                .param("publishedOn", record.get("source", "publishedOn").asString())
                .param("what", record.get("text", "what").asString())
                .param("place", text(record, "text", "where"))
                .param("notes", text(record, "text", "notes"))
                .param("record", record.hash().octets())
                .param("subject", record.header().subject().value())
                .param("content", content(record))
                .param("position", record.position())
                .update();
    }

    private static @Nullable String text(LedgerRecord record, String section, String field) {
        return record.find(section, field).map(JsonNode::asString).orElse(null);
    }

    private static String[] texts(LedgerRecord record, String field) {
        return record.find("fact", field).stream()
                .flatMap(JsonNode::valueStream)
                .map(JsonNode::asString)
                .toArray(String[]::new);
    }

    private static String content(LedgerRecord record) {
        var content = JsonNodeFactory.instance.objectNode();
        record.sections().forEach(content::set);
        return content.toString();
    }

    private static PublishedFact fact(ResultSet row, int n) throws SQLException {
        return new PublishedFact(
                row.getString("fact"),
                row.getString("kind"),
                parties(row, "parties"),
                parties(row, "giver"),
                parties(row, "receiver"),
                row.getString("measure"),
                row.getString("qualifier"),
                row.getString("value"),
                row.getString("counted"),
                row.getString("period"),
                row.getString("period_dates"),
                row.getString("publisher"),
                row.getString("published_on"),
                row.getString("what"),
                row.getString("place"),
                row.getString("notes"));
    }

    private static List<PartyId> parties(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray())
                .map(PartyId::new)
                .toList();
    }
}
