package org.tripoint.platform;

import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/// Transactions that are refused before they begin when the disk could not take them to their end.
final class SpaceGuardedTransactions extends JdbcTransactionManager {

    private final transient DiskSpace space;

    SpaceGuardedTransactions(DataSource dataSource, DiskSpace space) {
        super(dataSource);
        this.space = space;
        setExceptionTranslator(new DatabaseExceptions());
        afterPropertiesSet();
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        if (!definition.isReadOnly()) {
            space.checkForWrite();
        }
        super.doBegin(transaction, definition);
    }
}
