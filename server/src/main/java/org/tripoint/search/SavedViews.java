package org.tripoint.search;

import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.tripoint.access.AccountId;
import org.tripoint.platform.NodeClock;

/// What accounts search for again and again; each account has its own, 20 at most.
@Service
public class SavedViews {

    public static final int MOST = 20;
    public static final int LONGEST_NAME = 60;

    private final JdbcClient jdbc;
    private final NodeClock clock;

    SavedViews(JdbcClient jdbc, NodeClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// One of them.
    ///
    /// @param query of the page of search, as its address has it
    public record SavedView(UUID id, String name, String query) {}

    /// The views of an account, by name.
    public List<SavedView> list(AccountId account) {
        return jdbc.sql("select id, name, query from search.view where account = :account order by name, id")
                .param("account", account.value())
                .query((row, number) ->
                        new SavedView(row.getObject("id", UUID.class), row.getString("name"), row.getString("query")))
                .list();
    }

    /// Keeps a view. False when the account has as many as it may.
    public boolean add(AccountId account, String name, String query) {
        return jdbc.sql("""
                        insert into search.view (account, id, name, query, created)
                        select :account, :id, :name, :query, :now
                        where (select count(*) from search.view where account = :account) < :most""")
                        .param("account", account.value())
                        .param("id", UUID.randomUUID())
                        .param("name", name)
                        .param("query", query)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("most", MOST)
                        .update()
                == 1;
    }

    /// Forgets a view of this account. Without effect when it has none of this id.
    public void remove(AccountId account, UUID id) {
        jdbc.sql("delete from search.view where account = :account and id = :id")
                .param("account", account.value())
                .param("id", id)
                .update();
    }
}
