package org.tripoint.platform;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Ready while the database answers.
record DatabaseReadiness(JdbcClient jdbc) implements ReadinessPart {

    @Override
    public String name() {
        return "database";
    }

    @Override
    public boolean ready() {
        try {
            return jdbc.sql("select 1").query(Integer.class).single() == 1;
        } catch (DataAccessException _) {
            return false;
        }
    }
}
