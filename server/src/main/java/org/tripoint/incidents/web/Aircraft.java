package org.tripoint.incidents.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tripoint.web.Whose;

/// Events of unidentified aircraft, ready to read.
public final class Aircraft {

    private Aircraft() {}

    /// An event in the list.
    public record Row(String path, String when, String words, List<String> parties) {}

    /// An event's page.
    ///
    /// @param fix where the lines of sight cross; null where they do not
    /// @param about the address part that names the event in forms
    public record Page(
            String title,
            List<Sighting> sightings,
            @Nullable String fix,
            Sketch sketch,
            List<View> views,
            List<Finding> findings,
            String about,
            boolean acts) {}

    public record Sighting(String party, Whose whose, String sentence, String by, String path) {}

    /// One side's view; empty words where it has none.
    public record View(String party, Whose whose, String words) {}

    /// A finding that is joint or proposed to be.
    ///
    /// @param sign where this reader's party signs it; null where it has signed or may not
    public record Finding(
            String words,
            String state,
            boolean joint,
            @Nullable String sign) {}

    /// The lines of sight in a plane, in hundred metres, north up: fits a box from 0 to 1000.
    ///
    /// @param cross the crossing, `x,y`; null where there is none
    public record Sketch(List<Line> lines, @Nullable Point cross, int scaleHundredMetres) {}

    /// One observer's line of sight.
    ///
    /// @param wedge the points of the uncertainty, for a polygon; empty where no bearing was told
    public record Line(int x, int y, String wedge, Whose whose, String label) {}

    public record Point(int x, int y) {}
}
