package org.tripoint.gateways.web;

/// A request whose parameters are not those that the service describes (OGC 17-069r4, /req/core/query-param-invalid and
/// /req/core/query-param-unknown). Its message is for the client.
final class BadQuery extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadQuery(String message) {
        super(message);
    }
}
