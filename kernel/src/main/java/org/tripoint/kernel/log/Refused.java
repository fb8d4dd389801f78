package org.tripoint.kernel.log;

/// A refusal on its way from the check that found it to the verdict that reports it. Never leaves this package.
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final LogRefusal code;

    Refused(LogRefusal code, String expectedAndFound) {
        super(expectedAndFound, null, false, false);
        this.code = code;
    }

    LogRefusal code() {
        return code;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
