package org.tripoint.incidents.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tripoint.geo.GeoPosition;
import org.tripoint.web.Choice;
import org.tripoint.web.Field;
import org.tripoint.web.Level;
import org.tripoint.web.MapView;
import org.tripoint.web.TimelineEvent;
import org.tripoint.web.Whose;

/// What a report's page shows, every text ready to read.
///
/// @param reference what two offices say on the telephone
/// @param by office and time of the report
/// @param hash of the record, for print
public record IncidentView(
        String reference,
        String sentence,
        Level level,
        Whose whose,
        String party,
        String by,
        List<Standing> standings,
        List<Section> sections,
        List<Lanes> timelines,
        Optional<Place> place,
        List<Seen> seen,
        List<Reach> facing,
        List<Message> messages,
        Action action,
        Later later,
        String day,
        String hash) {

    /// A section with its facts.
    ///
    /// @param closed what stands there instead of the facts; null where it is open
    /// @param stays whether it never leaves this node
    public record Section(
            String name,
            String label,
            @Nullable String closed,
            boolean stays,
            List<Fact> facts,
            List<Photograph> photographs,
            @Nullable String text) {}

    public record Fact(String label, String value) {}

    /// A photograph of a section.
    ///
    /// @param path null where the file is not here yet
    public record Photograph(@Nullable String path, String alternative) {}

    /// The timeline with one neighbour.
    public record Lanes(String ours, String ourName, String theirs, String theirName, List<TimelineEvent> events) {}

    /// Where it happened.
    public record Place(String name, GeoPosition position, MapView view, String pin) {}

    /// What one neighbour sees, or what we see of theirs.
    public record Seen(String title, String party, Whose whose, List<Part> parts, Optional<String> basis) {}

    public record Part(String label, boolean open, String note) {}

    /// How to reach the unit across the line.
    public record Reach(
            String party,
            String name,
            @Nullable String telephone,
            @Nullable String radio) {}

    /// The report as a message to read out or paste.
    public record Message(String language, String ownName, String text) {}

    /// What became of the report since, and what else this reader can do about it.
    ///
    /// @param corrected page of the report that stands in the place of this one; null where there is none
    /// @param ways further forms about it
    /// @param accounts reports of the other side of what may be the same event
    /// @param said what was said later, for a report that concerns no neighbour
    /// @param proposal the form that proposes a correction to the owner; null where the reader may not
    public record Later(
            @Nullable String corrected,
            List<Way> ways,
            List<Account> accounts,
            List<TimelineEvent.Done> said,
            @Nullable Proposal proposal) {}

    public record Way(String path, String label) {}

    /// The other side's account.
    ///
    /// @param words whether people said that it is the same event
    public record Account(String party, String sentence, String by, String path, String words) {}

    public record Proposal(String path, Field field, List<Choice> parts) {}

    /// The one thing that this reader can do about it now.
    public sealed interface Action {

        /// Nothing.
        record None() implements Action {}

        /// Say that our unit acts.
        record TakeInCharge(String path) implements Action {}

        /// Tell the neighbour what comes of it.
        record Answer(String path, Field field, List<Choice> answers) implements Action {}

        /// Decide as the head of the unit.
        record Release(String path, String label) implements Action {}
    }
}
