package org.tripoint.boundary;

/// The names of the record types of the boundary.
final class RegisterTypes {

    static final String SECTOR = "sector.recorded";
    static final String MARKER = "marker.recorded";
    static final String INSPECTION = "marker.inspected";
    static final String SURVEY = "marker.surveyed";
    static final String REPAIR = "repair.proposed";
    static final String REPAIR_DONE = "repair.completed";
    static final String GATE = "crossing.described";
    static final String CLOSED = "crossing.closed";
    static final String REOPENED = "crossing.reopened";
    static final String COUNTED = "crossing.counted";
    static final String NOTED = "receipt.noted";

    static final String ISSUE = "issue.recorded";

    private RegisterTypes() {}
}
