package org.tripoint.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.UnitId;
import org.tripoint.kernel.log.Basis;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Projector;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Who approved the release of which sections: each approval is a record `release.approved` that stays at home. They
/// count until the head keeps the record at home, and only under the article under which they were given.
@Component
class Approvals implements Projector {

    static final String TYPE = "release.approved";

    private final ObjectProvider<Ledger> ledger;
    private final JdbcClient jdbc;

    Approvals(ObjectProvider<Ledger> ledger, JdbcClient jdbc) {
        this.ledger = ledger;
        this.jdbc = jdbc;
    }

    /// One approval.
    ///
    /// @param head whether it is the word of a head whom the terms name
    record Approval(
            Sha256 hash,
            boolean head,
            Optional<Basis> basis,
            SortedSet<String> sections,
            OfficeId office,
            UnitId unit,
            Instant time) {}

    void approve(LedgerRecord record, PartyId to, Basis basis, SortedSet<String> sections, boolean head, Person by) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("record", record.hash().hex()).put("to", to.value()).put("head", head);
        switch (basis) {
            case Basis.Article(Sha256 instrument, String article) ->
                content.put("instrument", instrument.hex()).put("article", article);
            case Basis.Rule rule -> content.put("rule", rule.code());
        }
        sections.forEach(content.putArray("sections")::add);
        ledger.getObject().append(Ledger.Statement.about(record, TYPE, Map.of("approval", content)), by.author());
    }

    /// Approvals that count, in order.
    List<Approval> list(Sha256 record, PartyId to, Basis basis) {
        return list(record, to).stream()
                .filter(approval -> approval.basis().filter(basis::equals).isPresent())
                .toList();
    }

    List<Approval> list(Sha256 record, PartyId to) {
        return jdbc.sql("select * from exchange.approval where record = :record and recipient = :to order by position")
                .param("record", record.octets())
                .param("to", to.value())
                .query(Approvals::approval)
                .list();
    }

    private static Approval approval(ResultSet rs, int n) throws SQLException {
        return new Approval(
                Sha256.ofOctets(rs.getBytes("approval")),
                rs.getBoolean("head"),
                BasisColumns.read(rs),
                Logs.sections(rs),
                new OfficeId(rs.getString("office")),
                new UnitId(rs.getString("unit")),
                rs.getObject("time", OffsetDateTime.class).toInstant());
    }

    @Override
    public Set<String> types() {
        return Set.of(TYPE, Decisions.TYPE);
    }

    @Override
    public List<String> tables() {
        return List.of("exchange.approval");
    }

    @Override
    public void project(LedgerRecord record) {
        if (record.type().name().equals(TYPE)) {
            insert(record);
            return;
        }
        Decisions.Decision decision = Decisions.read(record);
        if (decision.outcome() == Decisions.Outcome.KEPT) {
            jdbc.sql("delete from exchange.approval where record = :record and recipient = :to")
                    .param("record", decision.record().octets())
                    .param("to", decision.to().value())
                    .update();
        }
    }

    private void insert(LedgerRecord record) {
        TreeSet<String> sections = new TreeSet<>();
        record.get("approval", "sections").forEach(section -> sections.add(section.asString()));
        jdbc.sql("""
                        insert into exchange.approval (approval, record, recipient, head, basis_rule, basis_instrument,
                            basis_article, sections, office, unit, time, position)
                        values (:approval, :record, :to, :head, :rule, :instrument, :article, :sections, :office, :unit,
                            :time, :position)
                        on conflict (approval) do nothing""")
                .param("approval", record.hash().octets())
                .param("record", new Sha256(record.get("approval", "record").asString()).octets())
                .param("to", record.get("approval", "to").asString())
                .param("head", record.get("approval", "head").asBoolean())
                .params(BasisColumns.of(Decisions.basis(record, "approval")))
                .param("sections", sections.toArray(String[]::new))
                .param("office", record.header().office().value())
                .param("unit", record.unit().value())
                .param("time", Logs.at(record.header().time()))
                .param("position", record.position())
                .update();
    }
}
