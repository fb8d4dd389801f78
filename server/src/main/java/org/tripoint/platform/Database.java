package org.tripoint.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The one database of a node: a pool of connections, and the node's own PostgreSQL where it runs one.
/// Thread-safe. Every transaction that may write is refused with [DiskFull] while only the disk's reserve is left.
public final class Database implements AutoCloseable {

    private static final int CONNECTIONS = 16;
    private static final long WAIT_FOR_CONNECTION_MILLIS = 10_000;

    private final DatabaseAddress address;
    private final Optional<EmbeddedPostgres> embedded;
    private final HikariDataSource pool;
    private final JdbcTemplate template;
    private final PlatformTransactionManager manager;

    private Database(
            DatabaseAddress address, Optional<EmbeddedPostgres> embedded, HikariDataSource pool, DiskSpace space) {
        this.address = address;
        this.embedded = embedded;
        this.pool = pool;
        this.template = new JdbcTemplate(pool);
        this.template.setExceptionTranslator(new DatabaseExceptions());
        this.manager = new SpaceGuardedTransactions(pool, space);
    }

    /// Opens the database that the settings name, or starts the node's own, and brings all schemas up to date.
    /// Throws [CommandFailure.Prerequisite] saying what to do when that is not possible; each schema is then as
    /// it was or whole.
    public static Database open(NodeSettings settings) {
        Path dir = settings.dataDir();
        createDataDir(dir);
        DiskSpace space = new DiskSpace(dir);
        if (settings.database().isPresent()) {
            space.checkForStart(false);
            return migrated(connected(settings.database().get(), Optional.empty(), space));
        }
        Path postgres = postgresDir(settings);
        space.checkForStart(!Files.isDirectory(postgres.resolve("data")));
        EmbeddedPostgres embedded = EmbeddedPostgres.start(postgres);
        return migrated(connected(embedded.address(), Optional.of(embedded), space));
    }

    /// For a command that works beside the running node: the node's database when it runs, else as
    /// [#open(NodeSettings)].
    public static Database join(NodeSettings settings) {
        if (settings.database().isPresent()) {
            return open(settings);
        }
        return EmbeddedPostgres.findRunning(postgresDir(settings))
                .map(address -> connected(address, Optional.empty(), new DiskSpace(settings.dataDir())))
                .orElseGet(() -> open(settings));
    }

    /// A pool on a database that is up to date already.
    public static Database connect(DatabaseAddress address, Path dataDir) {
        return connected(address, Optional.empty(), new DiskSpace(dataDir));
    }

    public DatabaseAddress address() {
        return address;
    }

    public DataSource dataSource() {
        return pool;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(template);
    }

    public PlatformTransactionManager transactionManager() {
        return manager;
    }

    public TransactionTemplate transactions() {
        return new TransactionTemplate(manager);
    }

    /// Runs `action` with a message when the node's own PostgreSQL ends before it is closed.
    public void onUnexpectedEnd(Consumer<String> action) {
        embedded.ifPresent(server -> server.onUnexpectedEnd(action));
    }

    @Override
    public void close() {
        pool.close();
        embedded.ifPresent(EmbeddedPostgres::close);
    }

    private static Path postgresDir(NodeSettings settings) {
        return settings.dataDir().resolve("postgres");
    }

    private static void createDataDir(Path dir) {
        try {
            Files.createDirectories(dir);
        } catch (IOException e) {
            throw new CommandFailure.Prerequisite("The data folder " + dir + " cannot be made: " + e.getMessage(), e);
        }
    }

    private static Database connected(DatabaseAddress address, Optional<EmbeddedPostgres> embedded, DiskSpace space) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(WAIT_FOR_CONNECTION_MILLIS);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "tripoint");
        // the detail of an error holds the row, and so what it says of a person
        config.addDataSourceProperty("logServerErrorDetail", "false");
        try {
            return new Database(address, embedded, new HikariDataSource(config), space);
        } catch (HikariPool.PoolInitializationException e) {
            embedded.ifPresent(EmbeddedPostgres::close);
            throw new CommandFailure.Prerequisite(
                    "The database " + address + " does not answer: " + e.getMessage()
                            + ". Check database.url, database.user and database.password, and that it runs.",
                    e);
        }
    }

    private static Database migrated(Database database) {
        try {
            Migrations.apply(database.pool);
            return database;
        } catch (FlywayException e) {
            database.close();
            if (DiskFull.isCauseOf(e)) {
                throw new CommandFailure.Prerequisite(
                        "The disk of the database is full, so its schemas could not be brought up to date; the step that"
                                + " failed left nothing behind. Free some space, then start again.",
                        e);
            }
            throw e;
        }
    }
}
