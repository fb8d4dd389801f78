package org.tripoint.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tripoint.fixture.TestDatabase;

class MigrationsDatabaseTest {

    @Test
    void givesEachSchemaItsOwnHistory() {
        try (TestDatabase database = TestDatabase.create()) {
            List<String> histories = database.jdbc()
                    .sql("select schemaname from pg_tables where tablename = 'migration'")
                    .query(String.class)
                    .list();

            assertThat(histories).contains("platform");
            assertThat(Migrations.SCHEMAS).containsAll(histories);
        }
    }

    @Test
    void changesNothingTheSecondTime() {
        try (TestDatabase database = TestDatabase.create()) {
            String history = "select string_agg(version || checksum || installed_on, ',') from platform.migration";
            String before = database.jdbc().sql(history).query(String.class).single();

            Migrations.apply(database.database().dataSource());

            assertThat(database.jdbc().sql(history).query(String.class).single())
                    .isEqualTo(before);
        }
    }
}
