package org.tripoint.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Drops everything that follows from the ledger and makes it anew, in the order of the ledger.
@Service
public class Rebuild {

    private final Ledger ledger;
    private final RecordRows rows;
    private final Projections projections;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Rebuild(
            Ledger ledger,
            RecordRows rows,
            Projections projections,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.ledger = ledger;
        this.rows = rows;
        this.projections = projections;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// What a rebuild found.
    ///
    /// @param records how many were projected anew
    /// @param differing the tables whose rows were not what the ledger says; they are now
    public record Outcome(long records, List<String> differing) {}

    /// Rebuilds every projection in one transaction, so readers see the old tables or the new ones.
    public Outcome run() {
        Outcome outcome = transaction.execute(status -> {
            rows.lock();
            List<String> tables = projections.tables();
            Map<String, String> before = digests(tables);
            tables.forEach(table -> jdbc.sql("delete from " + table).update());
            long records = replay();
            Map<String, String> after = digests(tables);
            List<String> differing = new ArrayList<>(tables);
            differing.removeIf(table -> Objects.equals(before.get(table), after.get(table)));
            return new Outcome(records, differing);
        });
        return Objects.requireNonNull(outcome);
    }

    private long replay() {
        long position = 0;
        while (true) {
            List<LedgerRecord> chunk = ledger.listFrom(position + 1);
            if (chunk.isEmpty()) {
                return position;
            }
            chunk.forEach(projections::project);
            position = chunk.getLast().position();
        }
    }

    private Map<String, String> digests(List<String> tables) {
        Map<String, String> digests = new LinkedHashMap<>();
        for (String table : tables) {
            digests.put(
                    table,
                    jdbc.sql("select md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) from " + table
                                    + " t")
                            .query(String.class)
                            .single());
        }
        return digests;
    }
}
