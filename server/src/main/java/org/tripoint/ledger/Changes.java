package org.tripoint.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Tells listeners that the ledger, or what is known about its delivery, has changed. A notification of the database
/// is the hint; once a second it looks for itself, so a lost hint costs a second. Listeners run on its one thread.
@Component
public class Changes implements SmartLifecycle {

    static final String CHANNEL = "tripoint_ledger";

    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);
    private static final int POLL_MILLIS = 1_000;

    private final DataSource dataSource;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong moment = new AtomicLong(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE / 2));
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    Changes(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// The moment in which the ledger is, another one after every change and every start of the node.
    /// Whoever reads the ledger after he asked for the moment, and later finds the moment unchanged, has
    /// missed nothing. It counts nothing that a reader could draw conclusions from.
    public String moment() {
        return Long.toString(moment.get(), Character.MAX_RADIX);
    }

    /// Calls `listener` after every change, several changes at once perhaps. Returns what ends it.
    public Runnable subscribe(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("changes").daemon().start(this::loop);
    }

    private void loop() {
        while (running) {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
                watch(connection, statement);
            } catch (SQLException e) {
                if (running) {
                    LOG.warn("the database does not tell of changes, trying again: {}", e.getMessage());
                    pause();
                }
            }
        }
    }

    private void watch(Connection connection, Statement statement) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        String last = "";
        while (running) {
            boolean told = postgres.getNotifications(POLL_MILLIS).length > 0;
            String now = state(statement);
            if (told || !now.equals(last)) {
                moment.incrementAndGet();
                listeners.forEach(Runnable::run);
            }
            last = now;
        }
    }

    private static String state(Statement statement) throws SQLException {
        try (var rs = statement.executeQuery(
                "select (select coalesce(max(position), 0) from ledger.record) || '/' || last_value from ledger.change")) {
            rs.next();
            return rs.getString(1);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
