package org.tripoint.web;

/// Why a page could not be given, and what the reader does about it: what was expected, what was found, what to do.
public enum Trouble {
    NOT_FOUND(
            "web.error.not-found.title",
            "web.error.not-found.expected",
            "web.error.not-found.found",
            "web.error.not-found.do"),
    FORBIDDEN(
            "web.error.forbidden.title",
            "web.error.forbidden.expected",
            "web.error.forbidden.found",
            "web.error.forbidden.do"),
    REFUSED("web.error.refused.title", "web.error.refused.expected", "web.error.refused.found", "web.error.refused.do"),
    TOO_LARGE(
            "web.error.too-large.title",
            "web.error.too-large.expected",
            "web.error.too-large.found",
            "web.error.too-large.do"),
    BROKEN("web.error.broken.title", "web.error.broken.expected", "web.error.broken.found", "web.error.broken.do");

    private final String title;
    private final String expected;
    private final String found;
    private final String action;

    Trouble(String title, String expected, String found, String action) {
        this.title = title;
        this.expected = expected;
        this.found = found;
        this.action = action;
    }

    /// The trouble that a status of HTTP tells of.
    static Trouble of(int status) {
        return switch (status) {
            case 404, 410 -> NOT_FOUND;
            case 401, 403 -> FORBIDDEN;
            case 413 -> TOO_LARGE;
            default -> status < 500 ? REFUSED : BROKEN;
        };
    }

    public String title() {
        return title;
    }

    public String expected() {
        return expected;
    }

    public String found() {
        return found;
    }

    public String action() {
        return action;
    }
}
