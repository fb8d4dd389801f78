package org.tripoint.search;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Projector;

/// Notes each record whose words must be made: when it comes, when more of it is disclosed, and in a rebuild. Making
/// them takes longer than an append may, so [Indexer] does it afterwards.
@Component
class WaitingEntries implements Projector {

    private final Set<String> types;
    private final JdbcClient jdbc;

    WaitingEntries(Catalogue catalogue, JdbcClient jdbc) {
        this.types = catalogue.list().stream().map(type -> type.type().name()).collect(Collectors.toUnmodifiableSet());
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> types() {
        return types;
    }

    /// None: a record that waits for its words is no fact of the ledger.
    @Override
    public List<String> tables() {
        return List.of();
    }

    @Override
    public void project(LedgerRecord record) {
        // what was found before may have been erased
        jdbc.sql("""
                        with former as (delete from search.entry where hash = :record)
                        insert into search.waiting (record) values (:record) on conflict do nothing""").param("record", record.hash().octets()).update();
    }
}
