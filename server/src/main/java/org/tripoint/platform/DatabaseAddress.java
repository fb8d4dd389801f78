package org.tripoint.platform;

/// Where a PostgreSQL database is reached, and as whom: a JDBC address, a role and its password.
public record DatabaseAddress(String url, String user, String password) {

    public DatabaseAddress {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("expected a database address jdbc:postgresql:…, found " + url);
        }
    }

    /// Leaves the password out.
    @Override
    public String toString() {
        return url + " as " + user;
    }
}
