package org.tripoint.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.UnitId;
import org.tripoint.kernel.log.Basis;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.MatterKind;
import org.tripoint.ledger.Matters;
import org.tripoint.ledger.Projector;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What was decided about letting a record go to a neighbour: each decision is a record `release.decided` that stays
/// at home, and the newest one counts.
@Component
class Decisions implements Projector {

    static final String TYPE = "release.decided";

    private final ObjectProvider<Ledger> ledger;
    private final Matters matters;
    private final JdbcClient jdbc;

    Decisions(ObjectProvider<Ledger> ledger, Matters matters, JdbcClient jdbc) {
        this.ledger = ledger;
        this.matters = matters;
        this.jdbc = jdbc;
    }

    /// Codes of the list `release-outcome`.
    enum Outcome {
        RELEASED,
        WAITS,
        WITHHELD,
        KEPT;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Outcome ofCode(String code) {
            return valueOf(code.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /// One decision.
    ///
    /// @param reason code of the list `release-reason`, null where none is needed
    record Decision(
            Sha256 record,
            PartyId to,
            Outcome outcome,
            @Nullable String reason,
            @Nullable Basis basis,
            SortedSet<String> sections) {}

    /// A decision as it stands, with who made it and when.
    record Made(Decision decision, OfficeId office, UnitId unit, Instant time) {}

    /// Writes a decision down and returns the record that holds it.
    LedgerRecord decide(Decision decision, LedgerRecord about, Author author) {
        return decide(decision, about, List.of(), author);
    }

    /// The same, with the approvals that it rests on.
    LedgerRecord decide(Decision decision, LedgerRecord about, List<Sha256> approvals, Author author) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("record", decision.record().hex()).put("to", decision.to().value());
        content.put("outcome", decision.outcome().code());
        if (decision.reason() != null) {
            content.put("reason", decision.reason());
        }
        if (decision.basis() instanceof Basis.Article(Sha256 instrument, String article)) {
            content.put("instrument", instrument.hex()).put("article", article);
        }
        if (decision.basis() instanceof Basis.Rule rule) {
            content.put("rule", rule.code());
        }
        decision.sections().forEach(content.putArray("sections")::add);
        return ledger.getObject()
                .append(
                        new Ledger.Statement(
                                TYPE,
                                about.header().subject(),
                                about.header().sector(),
                                Map.of("decision", content),
                                Stream.concat(Stream.of(decision.record()), approvals.stream())
                                        .toList()),
                        author);
    }

    Optional<Made> find(Sha256 record, PartyId to) {
        return list(record).stream()
                .filter(made -> made.decision().to().equals(to))
                .findFirst();
    }

    /// The record that holds the newest decision about a record and a neighbour.
    Optional<LedgerRecord> findRecord(Sha256 record, PartyId to) {
        return jdbc.sql("select position from exchange.decision where record = :record and recipient = :to")
                .param("record", record.octets())
                .param("to", to.value())
                .query(Long.class)
                .optional()
                .flatMap(position ->
                        ledger.getObject().listFrom(position).stream().findFirst());
    }

    List<Made> list(Sha256 record) {
        return list(List.of(record));
    }

    /// The newest decisions about these records, in the order of the neighbours.
    List<Made> list(Collection<Sha256> records) {
        return jdbc.sql("select * from exchange.decision where record = any(:records) order by recipient")
                .param("records", records.stream().map(Sha256::octets).toArray(byte[][]::new))
                .query(Decisions::made)
                .list();
    }

    /// Records with their newest decision for one neighbour, newest first.
    List<Made> list(PartyId to, Outcome outcome, int limit) {
        return jdbc.sql("""
                        select * from exchange.decision where recipient = :to and outcome = :outcome
                        order by position desc limit :limit""")
                .param("to", to.value())
                .param("outcome", outcome.code())
                .param("limit", limit)
                .query(Decisions::made)
                .list();
    }

    private static Made made(ResultSet rs, int n) throws SQLException {
        return new Made(
                new Decision(
                        Sha256.ofOctets(rs.getBytes("record")),
                        new PartyId(rs.getString("recipient")),
                        Outcome.ofCode(rs.getString("outcome")),
                        rs.getString("reason"),
                        BasisColumns.read(rs).orElse(null),
                        Logs.sections(rs)),
                new OfficeId(rs.getString("office")),
                new UnitId(rs.getString("unit")),
                rs.getObject("time", OffsetDateTime.class).toInstant());
    }

    @Override
    public Set<String> types() {
        return Set.of(TYPE);
    }

    @Override
    public List<String> tables() {
        return List.of("exchange.decision");
    }

    @Override
    public void project(LedgerRecord record) {
        Decision decision = read(record);
        Optional<Boolean> first = jdbc.sql("""
                        insert into exchange.decision (record, recipient, outcome, reason, basis_rule, basis_instrument,
                            basis_article, sections, office, unit, time, position)
                        values (:record, :to, :outcome, :reason, :rule, :instrument, :article, :sections,
                            :office, :unit, :time, :position)
                        on conflict (record, recipient) do update set outcome = excluded.outcome, reason = excluded.reason,
                            basis_rule = excluded.basis_rule, basis_instrument = excluded.basis_instrument,
                            basis_article = excluded.basis_article, sections = excluded.sections,
                            office = excluded.office, unit = excluded.unit, time = excluded.time,
                            position = excluded.position
                        where excluded.position >= decision.position
                        returning xmax = 0""")
                .param("record", decision.record().octets())
                .param("to", decision.to().value())
                .param("outcome", decision.outcome().code())
                .param("reason", decision.reason())
                .params(BasisColumns.of(decision.basis()))
                .param("sections", decision.sections().toArray(String[]::new))
                .param("office", record.header().office().value())
                .param("unit", record.unit().value())
                .param("time", Logs.at(record.header().time()))
                .param("position", record.position())
                .query(Boolean.class)
                .optional();
        projectMatter(decision, first.orElse(false), record);
    }

    /// The head's nod is one matter a record, whichever neighbours wait for it. The first decision about a neighbour
    /// ends no waiting.
    private void projectMatter(Decision decision, boolean first, LedgerRecord record) {
        if (decision.outcome() == Outcome.WAITS) {
            matters.open(new Matters.Matter(MatterKind.NOD, decision.record(), record.unit(), "normal", null), record);
            return;
        }
        if (first) {
            return;
        }
        boolean othersWait = list(decision.record()).stream()
                .anyMatch(made -> made.decision().outcome() == Outcome.WAITS);
        if (!othersWait) {
            matters.close(MatterKind.NOD, decision.record(), record);
        }
    }

    static Decision read(LedgerRecord record) {
        TreeSet<String> sections = new TreeSet<>();
        record.get("decision", "sections").forEach(section -> sections.add(section.asString()));
        return new Decision(
                new Sha256(record.get("decision", "record").asString()),
                new PartyId(record.get("decision", "to").asString()),
                Outcome.ofCode(record.get("decision", "outcome").asString()),
                record.find("decision", "reason").map(JsonNode::asString).orElse(null),
                basis(record, "decision"),
                sections);
    }

    /// The basis that a section of a record names, null where it names none.
    static @Nullable Basis basis(LedgerRecord record, String section) {
        Optional<JsonNode> instrument = record.find(section, "instrument");
        if (instrument.isPresent()) {
            return new Basis.Article(
                    new Sha256(instrument.get().asString()),
                    record.get(section, "article").asString());
        }
        return record.find(section, "rule").isPresent() ? Basis.Rule.DANGER_TO_LIFE : null;
    }
}
