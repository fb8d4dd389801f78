package org.tripoint.incidents.web;

import java.util.List;
import org.tripoint.web.Level;
import org.tripoint.web.Whose;

/// The situation by sector, ready to read.
public final class Situation {

    private Situation() {}

    /// One sector with the rating of each side, own side first.
    public record Sector(String name, List<Side> sides) {}

    /// One side's ratings, the newest first; none where it has not rated.
    public record Side(String party, Whose whose, String name, List<Rating> ratings) {}

    public record Rating(Level level, String reason, String when, String path) {}
}
