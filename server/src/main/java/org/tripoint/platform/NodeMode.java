package org.tripoint.platform;

/// What a node is run for. Example accounts and a clock that can be shifted exist in a demonstration or a test only.
public enum NodeMode {
    RUN,
    DEMO,
    TEST;

    public boolean isExample() {
        return switch (this) {
            case RUN -> false;
            case DEMO, TEST -> true;
        };
    }
}
