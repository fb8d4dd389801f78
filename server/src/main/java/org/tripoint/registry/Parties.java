package org.tripoint.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.PartyId;
import org.tripoint.language.Language;

/// The parties that declared themselves to this node, its own among them.
@Component
public class Parties {

    private static final String SELECT = "select party, names, valid_from, valid_to, example from registry.party";

    private final JdbcClient jdbc;

    Parties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// All parties, ordered by code.
    public List<Party> list() {
        return jdbc.sql(SELECT + " order by party").query(Parties::party).list();
    }

    public Optional<Party> find(PartyId id) {
        return jdbc.sql(SELECT + " where party = :party")
                .param("party", id.value())
                .query(Parties::party)
                .optional();
    }

    /// The party's name in the reader's language; its code until it has declared itself.
    public String name(PartyId id, Language language) {
        return find(id).map(party -> party.names().in(language)).orElse(id.value());
    }

    private static Party party(ResultSet row, int n) throws SQLException {
        return new Party(
                new PartyId(row.getString("party")),
                GivenNames.ofJson(row.getString("names")),
                Rows.validity(row),
                row.getBoolean("example"));
    }
}
