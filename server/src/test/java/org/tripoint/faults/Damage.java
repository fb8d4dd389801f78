package org.tripoint.faults;

import java.util.Locale;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a hand could do to a node's tables; the checker must see each.
enum Damage {
    /// A record is gone.
    RECORD("delete from ledger.disclosure where record = decode(:hash, 'hex');"
            + "delete from ledger.signature where record = decode(:hash, 'hex');"
            + "delete from ledger.record where hash = decode(:hash, 'hex')"),
    /// The decision by which a record went is gone.
    DECISION("delete from ledger.disclosure where record in (select hash from ledger.record where type ="
            + " 'release.decided' and open -> 'decision' ->> 'record' = :hash);"
            + "delete from ledger.signature where record in (select hash from ledger.record where type ="
            + " 'release.decided' and open -> 'decision' ->> 'record' = :hash);"
            + "delete from ledger.record where type = 'release.decided' and open -> 'decision' ->> 'record' = :hash"),
    /// A table that follows from records says something else.
    PROJECTION("update incidents.incident set urgency = 'other' where hash = decode(:hash, 'hex')"),
    /// An entry of a log is another.
    ENTRY("update exchange.leaf set entry = entry || '\\x20'::bytea where record = decode(:hash, 'hex')");

    private final String statements;

    Damage(String statements) {
        this.statements = statements;
    }

    String on(ConfigurableApplicationContext node, String hash) {
        JdbcClient jdbc = node.getBean(JdbcClient.class);
        int rows = 0;
        for (String statement : statements.split(";", 4)) {
            rows += jdbc.sql(statement).param("hash", hash).update();
        }
        return name().toLowerCase(Locale.ROOT) + " " + rows;
    }
}
