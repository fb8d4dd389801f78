package org.tripoint.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripoint.fixture.TestClock;
import org.tripoint.fixture.TestDatabase;
import org.tripoint.kernel.Sha256;

class JournalDatabaseTest {

    private TestDatabase database;
    private Journal journal;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
        journal = new Journal(database.jdbc(), new TestClock());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void saysWhoReadAndWroteWhatAndWhen() {
        var viewer = TestViewers.officer();
        var record = Sha256.of(new byte[] {1});
        journal.read(viewer, "incidents.title", null);
        journal.write(viewer, "incidents.new.title", record);

        assertThat(journal.listBefore(Long.MAX_VALUE, 10))
                .containsExactly(
                        new Journal.Entry(
                                2,
                                TestClock.START,
                                viewer.account(),
                                viewer.unit(),
                                viewer.office(),
                                "node",
                                Journal.Verb.WRITE,
                                "incidents.new.title",
                                record,
                                null,
                                Journal.Outcome.DONE),
                        new Journal.Entry(
                                1,
                                TestClock.START,
                                viewer.account(),
                                viewer.unit(),
                                viewer.office(),
                                "node",
                                Journal.Verb.READ,
                                "incidents.title",
                                null,
                                null,
                                Journal.Outcome.DONE));
        assertThat(journal.listBefore(2, 10)).hasSize(1);
        assertThat(journal.listBefore(Long.MAX_VALUE, 1)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update access.journal set what = 'nothing'",
                "update access.journal set what = 'nothing' where false",
                "delete from access.journal",
                "truncate access.journal",
            })
    void isOnlyEverAddedTo(String sql) {
        journal.read(TestViewers.officer(), "incidents.title", null);

        assertThatThrownBy(() -> database.jdbc().sql(sql).update())
                .rootCause()
                .hasMessageContaining("only ever added to");

        assertThat(journal.listBefore(Long.MAX_VALUE, 10)).hasSize(1);
    }

    @Test
    void belongsToTheTransactionOfWhatItTells() {
        database.transactions().executeWithoutResult(status -> {
            journal.write(TestViewers.officer(), "incidents.new.title", null);
            status.setRollbackOnly();
        });

        assertThat(journal.listBefore(Long.MAX_VALUE, 10)).isEmpty();
    }
}
