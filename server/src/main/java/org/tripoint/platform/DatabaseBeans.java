package org.tripoint.platform;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The parts of the one [Database] that features are given.
@Configuration(proxyBeanMethods = false)
class DatabaseBeans {

    @Bean(destroyMethod = "")
    DataSource dataSource(Database database) {
        return database.dataSource();
    }

    @Bean
    JdbcClient jdbcClient(Database database) {
        return database.jdbc();
    }

    @Bean
    PlatformTransactionManager transactionManager(Database database) {
        return database.transactionManager();
    }

    @Bean
    TransactionTemplate transactionTemplate(Database database) {
        return database.transactions();
    }

    @Bean
    ReadinessPart databaseReady(JdbcClient jdbc) {
        return new DatabaseReadiness(jdbc);
    }
}
