package org.tripoint.web;

/// How urgent a thing is, or how a side rates its sector: shape and word before colour.
public enum Level {
    NORMAL(Icon.LEVEL_NORMAL, "normal", "web.level.normal"),
    WATCH(Icon.LEVEL_WATCH, "watch", "web.level.watch"),
    HIGH(Icon.LEVEL_HIGH, "high", "web.level.high"),
    CRITICAL(Icon.LEVEL_CRITICAL, "critical", "web.level.critical"),
    STABLE(Icon.LEVEL_STABLE, "stable", "web.level.stable");

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

    /// Key of its word.
    public String label() {
        return label;
    }

    /// The level of this name. Throws when there is none.
    public static Level get(String name) {
        for (var level : values()) {
            if (level.mark().equals(name)) {
                return level;
            }
        }
        throw new IllegalArgumentException("Expected normal, watch, high, critical or stable; found \"" + name + "\".");
    }
}
