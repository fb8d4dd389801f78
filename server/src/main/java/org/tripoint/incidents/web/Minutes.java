package org.tripoint.incidents.web;

import java.util.List;

/// The minutes of a hand-over, ready to print.
public final class Minutes {

    private Minutes() {}

    /// The whole in one language.
    public record Part(
            String language,
            String title,
            String sentence,
            List<IncidentView.Fact> facts,
            String office,
            String signatures) {}
}
