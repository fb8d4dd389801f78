package org.tripoint.boundary;

import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.SubjectId;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Ledger;
import org.tripoint.platform.Csv;
import org.tripoint.platform.NodeSettings;
import org.tripoint.platform.ReadinessPart;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reports what public sources say, from the reference lists `facts.csv` and `sources.csv`: once, and again only what
/// the lists say otherwise.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 200)
class FactReports implements ApplicationRunner, ReadinessPart {

    private static final Logger LOG = LoggerFactory.getLogger(FactReports.class);

    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final NodeSettings settings;
    private final TransactionTemplate transaction;

    private volatile boolean ready;

    FactReports(Ledger ledger, JdbcClient jdbc, NodeSettings settings, TransactionTemplate transaction) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.settings = settings;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "published-facts";
    }

    @Override
    public boolean ready() {
        return ready;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        int records = load();
        if (records > 0) {
            LOG.info("reported {} published facts", records);
        }
        ready = true;
    }

    /// Returns how many records were appended.
    int load() {
        Map<String, Csv.Row> sources =
                Crossings.rows("sources").stream().collect(toMap(row -> row.get("source"), row -> row));
        Integer records = transaction.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtext('boundary.fact'))")
                    .query()
                    .singleRow();
            var known = known();
            int appended = 0;
            for (var row : Crossings.rows("facts")) {
                var source = Optional.ofNullable(sources.get(row.get("source")))
                        .orElseThrow(() -> new IllegalStateException("expected a source of the list in " + row));
                appended += report(sections(row, source), Optional.ofNullable(known.get(row.get("fact")))) ? 1 : 0;
            }
            return appended;
        });
        return records == null ? 0 : records;
    }

    private record Known(SubjectId subject, JsonNode content) {}

    private Map<String, Known> known() {
        var known = new HashMap<String, Known>();
        jdbc.sql("select fact, subject, content from boundary.fact").query(row -> {
            known.put(
                    row.getString("fact"),
                    new Known(SubjectId.parse(row.getString("subject")), StrictJson.read(row.getString("content"))));
        });
        return known;
    }

    private boolean report(Map<String, @Nullable JsonNode> sections, Optional<Known> known) {
        var content = JsonNodeFactory.instance.objectNode();
        sections.forEach(content::set);
        if (known.isPresent() && known.get().content().equals(content)) {
            return false;
        }
        var subject = known.map(Known::subject).orElse(null);
        ledger.append(
                new Ledger.Statement(PublishedFacts.TYPE, subject, null, sections, List.of()),
                Author.node(settings.party()));
        return true;
    }

    private static Map<String, @Nullable JsonNode> sections(Csv.Row row, Csv.Row source) {
        var fact = object();
        fact.put("fact", row.get("fact")).put("factKind", row.get("kind"));
        array(fact, "parties", row.find("parties"));
        array(fact, "giver", row.find("giver"));
        array(fact, "receiver", row.find("receiver"));
        row.find("measure").ifPresent(measure -> fact.put("measure", measure));
        row.find("qualifier").ifPresent(qualifier -> fact.put("qualifier", qualifier));
        row.find("value").ifPresent(value -> fact.put("value", value));
        row.find("counted").ifPresent(counted -> fact.put("counted", counted));
        row.find("period").ifPresent(period -> fact.put("period", period));
        row.find("dates").ifPresent(dates -> fact.put("periodDates", dates));
        var from = object();
        from.put("source", row.get("source"))
                .put("publisher", source.get("publisher"))
                .put("publishedOn", row.get("published"));
        var text = object();
        text.put("what", row.get("what"));
        row.find("where").ifPresent(where -> text.put("where", where));
        row.find("notes").ifPresent(notes -> text.put("notes", notes));
        Map<String, @Nullable JsonNode> sections = new HashMap<>();
        sections.put("fact", fact);
        sections.put("source", from);
        sections.put("text", text);
        return sections;
    }

    private static void array(ObjectNode json, String field, Optional<String> values) {
        values.ifPresent(text -> {
            var array = json.putArray(field);
            Arrays.stream(text.split(" ")).forEach(array::add);
        });
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
