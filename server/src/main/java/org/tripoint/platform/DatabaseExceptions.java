package org.tripoint.platform;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/// PostgreSQL's errors as exceptions: a full disk is [DiskFull], everything else as Spring has it by SQL state.
final class DatabaseExceptions implements SQLExceptionTranslator {

    private final SQLExceptionTranslator others = new SQLExceptionSubclassTranslator();

    @Override
    public @Nullable DataAccessException translate(String task, @Nullable String sql, SQLException failure) {
        if (DiskFull.isCauseOf(failure)) {
            return new DiskFull(task, failure);
        }
        return others.translate(task, sql, failure);
    }
}
