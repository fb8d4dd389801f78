package org.tripoint.search;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.tripoint.access.Viewer;
import org.tripoint.access.Visibility;
import org.tripoint.kernel.Sha256;
import org.tripoint.platform.NodeSettings;

/// The door to search: records that a reader may see, by words, kind, party and day. A list and its counts are read of
/// one state of the database.
@Service
public class Search {

    /// Records on one page.
    public static final int ROWS = 50;

    /// Further back than a person turns pages.
    public static final int MOST_PAGES = 200;

    private static final int CHUNKS_BEFORE = 10;

    /// Below this likeness a word is another word.
    private static final double ALIKE = 0.5;

    private static final int SHORTEST_ALIKE = 4;

    private final Visibility visibility;
    private final Indexer indexer;
    private final JdbcClient jdbc;
    private final NodeSettings settings;
    private final TransactionTemplate reading;

    Search(
            Visibility visibility,
            Indexer indexer,
            JdbcClient jdbc,
            NodeSettings settings,
            PlatformTransactionManager transactions) {
        this.visibility = visibility;
        this.indexer = indexer;
        this.jdbc = jdbc;
        this.settings = settings;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /// What was found.
    ///
    /// @param records of this page, the best first
    /// @param count of all pages
    /// @param alike whether no record holds the words, and these hold some that are like them
    /// @param types how many of each kind, whatever kind was chosen
    /// @param parties how many of each party, whichever was chosen
    /// @param complete false while older records wait for their words
    public record Found(
            List<Sha256> records,
            long count,
            boolean alike,
            SequencedMap<String, Long> types,
            SequencedMap<String, Long> parties,
            boolean complete) {}

    /// Looks for it.
    ///
    /// @param page from 0, less than [#MOST_PAGES]
    public Found find(Sought sought, Viewer viewer, int page) {
        boolean complete = indexer.catchUp(CHUNKS_BEFORE);
        return Objects.requireNonNull(reading.execute(status -> {
            var visible = visibility.of(viewer);
            var terms = Terms.of(sought.words());
            var exact = new Condition(visible, terms, false);
            long count = count(exact, sought);
            boolean alike = count == 0 && terms.terms().stream().anyMatch(Search::mayBeAlike);
            var condition = alike ? new Condition(visible, terms, true) : exact;
            return new Found(
                    list(condition, sought, page),
                    alike ? count(condition, sought) : count,
                    alike,
                    counts("type", condition, sought.withoutType()),
                    counts("party", condition, sought.withoutParty()),
                    complete);
        }));
    }

    /// How many records of this reader hold the words themselves.
    public long count(Sought sought, Viewer viewer) {
        return count(new Condition(visibility.of(viewer), Terms.of(sought.words()), false), sought);
    }

    private static boolean mayBeAlike(Terms.Term term) {
        return term.text().length() >= SHORTEST_ALIKE;
    }

    private record Condition(Visibility.Predicate visible, Terms terms, boolean alike) {}

    private String where(Condition condition, Sought sought, Map<String, Object> params) {
        var all = new ArrayList<String>();
        all.add(condition.visible().sql());
        params.putAll(condition.visible().params());
        var terms = condition.terms().terms();
        for (int i = 0; i < terms.size(); i++) {
            if (condition.alike() && mayBeAlike(terms.get(i))) {
                all.add("public.word_similarity(:term" + i + ", r.words) >= " + ALIKE);
                params.put("term" + i, terms.get(i).text());
            } else {
                all.add("r.words like :term" + i);
                params.put("term" + i, terms.get(i).pattern());
            }
        }
        if (terms.isEmpty() && !sought.words().isBlank()) {
            all.add("false");
        }
        narrow(sought, all, params);
        return " where " + String.join(" and ", all);
    }

    private void narrow(Sought sought, List<String> all, Map<String, Object> params) {
        if (sought.type() != null) {
            all.add("r.type = :soughtType");
            params.put("soughtType", sought.type());
        }
        if (sought.party() != null) {
            all.add("r.party = :soughtParty");
            params.put("soughtParty", sought.party().value());
        }
        if (sought.from() != null) {
            all.add("r.moment >= :soughtFrom");
            params.put("soughtFrom", startOf(sought.from()));
        }
        if (sought.to() != null) {
            all.add("r.moment < :soughtTo");
            params.put("soughtTo", startOf(sought.to().plusDays(1)));
        }
    }

    private OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(settings.zone()).toInstant().atOffset(ZoneOffset.UTC);
    }

    private long count(Condition condition, Sought sought) {
        var params = new HashMap<String, Object>();
        var where = where(condition, sought, params);
        return jdbc.sql("select count(*) from search.entry r" + where)
                .params(params)
                .query(Long.class)
                .single();
    }

    private SequencedMap<String, Long> counts(String column, Condition condition, Sought sought) {
        var params = new HashMap<String, Object>();
        var where = where(condition, sought, params);
        var counts = new LinkedHashMap<String, Long>();
        jdbc.sql("select r." + column + " as value, count(*) as count from search.entry r" + where + " group by r."
                        + column + " order by count(*) desc, r." + column)
                .params(params)
                .query(row -> {
                    counts.put(row.getString("value"), row.getLong("count"));
                });
        return counts;
    }

    /// First those that hold the query as it was typed, then those that hold more of it as whole words, then the
    /// newest.
    private List<Sha256> list(Condition condition, Sought sought, int page) {
        var params = new HashMap<String, Object>();
        var where = where(condition, sought, params);
        params.put("whole", "%" + condition.terms().whole() + "%");
        var terms = condition.terms().terms();
        var wholeWords = IntStream.range(0, terms.size())
                .mapToObj(i -> {
                    params.put("segment" + i, "% " + terms.get(i).text() + " %");
                    return " (r.segments like :segment" + i + ")::int";
                })
                .collect(Collectors.joining(" +", "", terms.isEmpty() ? "" : " desc,"));
        params.put("skip", Math.min(page, MOST_PAGES - 1) * ROWS);
        return jdbc.sql("select r.hash from search.entry r" + where
                        + " order by (r.words like :whole)::int desc," + wholeWords
                        + " r.position desc limit " + ROWS + " offset :skip")
                .params(params)
                .query((row, number) -> Sha256.ofOctets(row.getBytes("hash")))
                .list();
    }
}
