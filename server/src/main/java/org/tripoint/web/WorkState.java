package org.tripoint.web;

/// How a piece of work stands: square chips, so that they are never taken for a level.
public enum WorkState {
    DRAFT(Icon.PENCIL, "draft"),
    OPEN(Icon.FOLDER_OPEN, "done"),
    WAITING(Icon.HOURGLASS, "waiting"),
    OVERDUE(Icon.CLOCK_EXCLAMATION, "overdue"),
    HELD(Icon.SHIELD_QUESTION, "held"),
    TAKEN_IN_CHARGE(Icon.INBOX, "done"),
    ANSWERED(Icon.CHECKS, "done"),
    DONE(Icon.CHECK, "done");

    private final Icon icon;
    private final String mark;

    WorkState(Icon icon, String mark) {
        this.icon = icon;
        this.mark = mark;
    }

    /// Its picture.
    public Icon icon() {
        return icon;
    }

    /// The class that the style sheet knows it by.
    public String mark() {
        return mark;
    }
}
