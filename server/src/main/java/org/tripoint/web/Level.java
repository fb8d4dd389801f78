package org.tripoint.web;

/// How urgent a thing is, or how a side rates its sector: shape and word before colour.
public enum Level {
    NORMAL(Icon.LEVEL_NORMAL, "normal", "code.severity.normal"),
    WATCH(Icon.LEVEL_WATCH, "watch", "code.severity.watch"),
    HIGH(Icon.LEVEL_HIGH, "high", "code.severity.high"),
    CRITICAL(Icon.LEVEL_CRITICAL, "critical", "code.severity.critical"),
    STABLE(Icon.LEVEL_STABLE, "stable", "code.severity.stable-again");

    private final Icon icon;
    private final String mark;
    private final String label;

    Level(Icon icon, String mark, String label) {
        this.icon = icon;
        this.mark = mark;
        this.label = label;
    }

    /// Its shape.
    public Icon icon() {
        return icon;
    }

    /// The class that style sheet and map know it by.
    public String mark() {
        return mark;
    }

    /// How much it asks for: of two pins in one place the heavier lies on top.
    int weight() {
        return switch (this) {
            case NORMAL, STABLE -> 0;
            case WATCH -> 1;
            case HIGH -> 2;
            case CRITICAL -> 3;
        };
    }

    /// Key of its word.
    public String label() {
        return label;
    }

    /// The level of a code of the list `severity`. Throws when there is none.
    public static Level ofCode(String code) {
        for (var level : values()) {
            if (level.label.equals("code.severity." + code)) {
                return level;
            }
        }
        throw new IllegalArgumentException(
                "Expected normal, watch, high, critical or stable-again; found \"" + code + "\".");
    }
}
