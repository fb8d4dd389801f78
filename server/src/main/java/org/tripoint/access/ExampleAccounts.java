package org.tripoint.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.UnitId;
import org.tripoint.platform.Csv;
import org.tripoint.platform.NodeSettings;

/// The accounts of the demonstration, as `demo/accounts.csv` lists them for each party. Added before the node
/// answers, in demonstration and test mode only; their passwords are published and refused everywhere else.
@Component
class ExampleAccounts implements InitializingBean {

    private static final String TABLE = "/demo/accounts.csv";

    private final NodeSettings settings;
    private final Accounts accounts;
    private final Passwords passwords;

    ExampleAccounts(NodeSettings settings, Accounts accounts, Passwords passwords) {
        this.settings = settings;
        this.accounts = accounts;
        this.passwords = passwords;
    }

    @Override
    public void afterPropertiesSet() {
        if (!settings.mode().isExample()) {
            return;
        }
        var known = accounts.list().stream().map(Account::login).collect(Collectors.toSet());
        var hashes = new HashMap<String, String>();
        rows().stream()
                .filter(row -> row.get("party").equals(settings.party().value()))
                .filter(row -> !known.contains(row.get("login")))
                .forEach(row -> accounts.createExample(
                        draft(row), hashes.computeIfAbsent(row.get("password"), passwords::hash)));
    }

    /// Speaks the language of its party, whatever the browser of whoever tries it prefers.
    private Account.Draft draft(Csv.Row row) {
        var roles =
                Arrays.stream(row.get("roles").split(" ")).map(Role::ofCode).collect(Collectors.toUnmodifiableSet());
        return new Account.Draft(
                row.get("login"),
                new ServiceId(row.get("service")),
                new UnitId(row.get("unit")),
                new OfficeId(row.get("office")),
                UnitLevel.ofCode(row.get("level")),
                roles,
                settings.language());
    }

    /// The passwords that everybody can read there.
    static Set<String> passwords() {
        return rows().stream().map(row -> row.get("password")).collect(Collectors.toUnmodifiableSet());
    }

    private static List<Csv.Row> rows() {
        try (InputStream table = Objects.requireNonNull(ExampleAccounts.class.getResourceAsStream(TABLE), TABLE)) {
            return Csv.read(table).rows();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
