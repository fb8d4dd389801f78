package org.tripoint.kernel;

/// A refusal on its way from the check that found it to the verdict that reports it. Never leaves this package.
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final RefusalCode code;

    Refused(RefusalCode code, String expectedAndFound) {
        super(expectedAndFound, null, false, false);
        this.code = code;
    }

    RefusalCode code() {
        return code;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
