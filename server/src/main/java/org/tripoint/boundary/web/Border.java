package org.tripoint.boundary.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tripoint.kernel.PartyId;

/// The border with one neighbour as its page shows it; every text is ready to read.
///
/// @param figures what is published with a figure
/// @param practices what is published without one
public record Border(
        PartyId neighbour, String name, List<Figure> figures, List<Figure> practices, List<GatePair> gates) {

    public Border {
        figures = List.copyOf(figures);
        practices = List.copyOf(practices);
        gates = List.copyOf(gates);
    }

    /// One published fact.
    ///
    /// @param line what is counted, and the figure with its hedge
    /// @param by publisher and day
    /// @param what in our words, in English
    public record Figure(
            String line, String by, String what, @Nullable String notes) {}

    /// Two gates that face one another.
    public record GatePair(String name, String path, String facts) {}
}
