package org.tripoint.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.ServiceId;

/// The services of all parties known to this node.
@Component
public class Services {

    private static final String SELECT =
            "select party, service, kind, names, valid_from, valid_to, example from registry.service";

    private final JdbcClient jdbc;

    Services(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The services of one party, ordered by code.
    public List<Service> list(PartyId party) {
        return jdbc.sql(SELECT + " where party = :party order by service")
                .param("party", party.value())
                .query(Services::service)
                .list();
    }

    public Optional<Service> find(PartyId party, ServiceId service) {
        return jdbc.sql(SELECT + " where party = :party and service = :service")
                .param("party", party.value())
                .param("service", service.value())
                .query(Services::service)
                .optional();
    }

    private static Service service(ResultSet row, int n) throws SQLException {
        return new Service(
                new PartyId(row.getString("party")),
                new ServiceId(row.getString("service")),
                row.getString("kind"),
                GivenNames.ofJson(row.getString("names")),
                Rows.validity(row),
                row.getBoolean("example"));
    }
}
