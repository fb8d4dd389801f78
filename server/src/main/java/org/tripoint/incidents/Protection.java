package org.tripoint.incidents;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Timestamp;
import org.tripoint.language.SearchText;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Projector;
import org.tripoint.ledger.ReleaseStop;
import org.tripoint.platform.NodeClock;
import org.tripoint.registry.Services;
import org.tripoint.registry.Unit;
import org.tripoint.registry.Units;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// People who say that they need protection. The record of it never crosses, and holds no name: the numbers of the
/// paper files tell which hand-over and which request are about one of them, and those stay at home from then on.
@Service
public class Protection implements Projector, ReleaseStop {

    static final String TYPE = "protection.recorded";

    /// The service kind of the authority to which such people are led.
    private static final String AUTHORITY = "protection-authority";

    private static final String PAPER = "paper";

    private final Ledger ledger;
    private final Units units;
    private final Services services;
    private final NodeClock clock;
    private final JdbcClient jdbc;

    Protection(
            @org.springframework.context.annotation.Lazy Ledger ledger,
            Units units,
            Services services,
            NodeClock clock,
            JdbcClient jdbc) {
        this.ledger = ledger;
        this.units = units;
        this.services = services;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /// Records that people asked for protection. Throws [org.tripoint.ledger.InvalidRecord] on a number below one or
    /// on a paper file's number that is none.
    public LedgerRecord record(long persons, List<String> papers, Author author) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("at", Timestamp.format(Timestamp.truncate(clock.instant())));
        if (!papers.isEmpty()) {
            papers.forEach(event.putArray(PAPER)::add);
        }
        Map<String, @Nullable JsonNode> sections = Map.of(
                "event", event, "persons", JsonNodeFactory.instance.objectNode().put("asking", persons));
        return ledger.append(Ledger.Statement.of(TYPE, sections), author);
    }

    /// Where such people are led to: what this party declares for it.
    public List<Unit> listAuthorities(PartyId party) {
        Set<String> ids = services.list(party).stream()
                .filter(service -> service.kind().equals(AUTHORITY))
                .map(service -> service.id().value())
                .collect(Collectors.toUnmodifiableSet());
        return units.list(party).stream()
                .filter(unit -> ids.contains(unit.service().value()))
                .toList();
    }

    /// Whether one of these paper files is of a person who asked for protection.
    public boolean covers(List<String> papers) {
        if (papers.isEmpty()) {
            return false;
        }
        return jdbc.sql("select exists (select from incidents.protected_paper where paper in (:papers))")
                .param("papers", papers.stream().map(Protection::folded).toList())
                .query(Boolean.class)
                .single();
    }

    /// How a number is compared: case, spaces and marks do not count.
    private static String folded(String paper) {
        return SearchText.fold(paper).replaceAll("[^\\p{L}\\p{Nd}]", "");
    }

    @Override
    public boolean stops(LedgerRecord record) {
        return record.isOwn() && covers(Restrictions.numbers(record.sections()));
    }

    /// Whether a record, ours or a neighbour's, is about a person who asked for protection here.
    public boolean concerns(LedgerRecord record) {
        return covers(Restrictions.numbers(record.sections()));
    }

    private static List<String> papers(LedgerRecord record) {
        return record.sections().values().stream()
                .flatMap(content -> Optional.ofNullable(content.get(PAPER)).stream())
                .flatMap(paper -> paper.isArray() ? paper.values().stream() : Stream.of(paper))
                .map(JsonNode::asString)
                .toList();
    }

    @Override
    public Set<String> types() {
        return Set.of(TYPE);
    }

    @Override
    public List<String> tables() {
        return List.of("incidents.protected_paper");
    }

    @Override
    public void project(LedgerRecord record) {
        for (String paper : papers(record)) {
            jdbc.sql("""
                            insert into incidents.protected_paper (record, paper, position)
                            values (:record, :paper, :position) on conflict do nothing""")
                    .param("record", record.hash().octets())
                    .param("paper", folded(paper))
                    .param("position", record.position())
                    .update();
        }
    }
}
