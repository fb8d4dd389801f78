package org.tripoint.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The schemas of the features: each in a folder `db/<schema>` of its own, with a history of its own, brought up
/// to date in a fixed order. Every migration is one transaction, so none is ever half applied.
final class Migrations {

    /// Order of the rooms of the house; a schema may rely on those before it being there.
    static final List<String> SCHEMAS = List.of(
            "platform",
            "ledger",
            "access",
            "registry",
            "instruments",
            "boundary",
            "incidents",
            "alerts",
            "duty",
            "activities",
            "exchange",
            "search",
            "insight",
            "gateways");

    private static final Pattern FOLDER = Pattern.compile(".*/db/([a-z_]+)/[^/]+\\.sql");

    private Migrations() {}

    static void apply(DataSource dataSource) {
        Set<String> present = present();
        for (String schema : SCHEMAS) {
            if (present.remove(schema)) {
                Flyway.configure()
                        .dataSource(dataSource)
                        .schemas(schema)
                        .defaultSchema(schema)
                        .createSchemas(true)
                        .table("migration")
                        .locations("classpath:db/" + schema)
                        .validateMigrationNaming(true)
                        .cleanDisabled(true)
                        .load()
                        .migrate();
            }
        }
        if (!present.isEmpty()) {
            throw new IllegalStateException("migrations of schemas that have no place in the order: " + present);
        }
    }

    private static Set<String> present() {
        Set<String> schemas = new TreeSet<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:db/*/*.sql")) {
                Matcher matcher = FOLDER.matcher(file.getURL().toString());
                if (matcher.matches()) {
                    schemas.add(matcher.group(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the migrations", e);
        }
        return schemas;
    }
}
