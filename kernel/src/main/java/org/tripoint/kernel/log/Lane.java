package org.tripoint.kernel.log;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// One of the two logs in each direction between two nodes, so that what is urgent or binding never waits behind
/// what is many.
public enum Lane {
    /// Link records, danger to life, alerts, escalation, outcomes.
    CONTROL,
    /// Everything that an article lets go.
    ROUTINE;

    /// As it stands in origins and paths: `control`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Lane> find(String code) {
        return Arrays.stream(values()).filter(lane -> lane.code().equals(code)).findFirst();
    }
}
