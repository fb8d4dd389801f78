package org.tripoint.boundary.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tripoint.kernel.PartyId;
import org.tripoint.web.Crumb;
import org.tripoint.web.Icon;
import org.tripoint.web.MapView;
import org.tripoint.web.Whose;

/// A page of the boundary: what it is about, what may be done, and panels of facts and rows. Every text is ready to
/// read.
///
/// @param example whether it shows what stands nowhere, and says so on screen and print
/// @param map null where nothing has a place
public record Sheet(
        String title,
        List<Crumb> above,
        boolean example,
        List<Chip> chips,
        List<Link> links,
        List<Act> acts,
        List<Filter> filters,
        @Nullable Search search,
        List<Panel> panels,
        @Nullable Place map) {

    public Sheet {
        above = List.copyOf(above);
        chips = List.copyOf(chips);
        links = List.copyOf(links);
        acts = List.copyOf(acts);
        filters = List.copyOf(filters);
        panels = List.copyOf(panels);
    }

    /// A word about the whole, with its picture.
    ///
    /// @param mark class of the style sheet
    public record Chip(String words, Icon icon, String mark) {}

    /// A way to another page.
    public record Link(String label, String path, Icon icon, boolean first) {}

    /// Something that is done by pressing.
    public record Act(String label, String path, Icon icon) {}

    /// A choice that narrows the page.
    public record Filter(String label, String path, boolean chosen) {}

    /// A line to search by.
    public record Search(String path, String label, String words) {}

    /// Where it is.
    ///
    /// @param layers of the map, by name
    /// @param at the chosen pin
    public record Place(MapView view, String layers, String at, List<String> lines) {

        public Place {
            lines = List.copyOf(lines);
        }
    }

    /// A part of the page.
    ///
    /// @param empty what to do where there is nothing in it
    public record Panel(
            String id,
            String title,
            @Nullable String aside,
            List<Fact> facts,
            List<Row> rows,
            List<Photograph> photographs,
            @Nullable String empty) {

        public Panel {
            facts = List.copyOf(facts);
            rows = List.copyOf(rows);
            photographs = List.copyOf(photographs);
        }

        static Panel ofRows(String id, String title, @Nullable String aside, List<Row> rows, String empty) {
            return new Panel(id, title, aside, List.of(), rows, List.of(), empty);
        }

        static Panel ofFacts(String id, String title, @Nullable String aside, List<Fact> facts) {
            return new Panel(id, title, aside, facts, List.of(), List.of(), null);
        }
    }

    /// A fact by its name.
    public record Fact(String label, String value) {}

    /// One thing of a list.
    ///
    /// @param parties whose it is, for the reader
    /// @param act what is done with it here, null where nothing
    /// @param done of `total`, both 0 where there is no progress to show
    public record Row(
            Icon icon,
            String title,
            @Nullable String path,
            List<Tile> parties,
            String line,
            List<Chip> chips,
            @Nullable Act act,
            long done,
            long total) {

        public Row {
            parties = List.copyOf(parties);
            chips = List.copyOf(chips);
        }

        static Row of(Icon icon, String title, @Nullable String path, List<Tile> parties, String line) {
            return new Row(icon, title, path, parties, line, List.of(), null, 0, 0);
        }

        Row with(List<Chip> more) {
            return new Row(icon, title, path, parties, line, more, act, done, total);
        }

        Row with(@Nullable Act todo) {
            return new Row(icon, title, path, parties, line, chips, todo, done, total);
        }

        /// The same with more in front of its line.
        Row after(String words) {
            return new Row(icon, title, path, parties, words + " · " + line, chips, act, done, total);
        }

        Row progress(long part, long whole) {
            return new Row(icon, title, path, parties, line, chips, act, part, whole);
        }
    }

    /// A party before a line.
    public record Tile(Whose whose, String code) {

        static Tile of(PartyId party, PartyId reader) {
            return new Tile(Whose.of(party, reader), party.value());
        }
    }

    /// A picture, by the bearing from which it was taken.
    public record Photograph(String path, String alternative) {}

    /// Puts a sheet together.
    static final class Builder {

        private final String title;
        private final List<Crumb> above = new ArrayList<>();
        private final List<Chip> chips = new ArrayList<>();
        private final List<Link> links = new ArrayList<>();
        private final List<Act> acts = new ArrayList<>();
        private final List<Filter> filters = new ArrayList<>();
        private final List<Panel> panels = new ArrayList<>();
        private boolean example;
        private @Nullable Search search;
        private @Nullable Place map;

        Builder(String title) {
            this.title = title;
        }

        Builder above(String label, String path) {
            above.add(new Crumb(label, path));
            return this;
        }

        Builder example(boolean is) {
            example = is;
            return this;
        }

        Builder chip(String words, Icon icon, String mark) {
            chips.add(new Chip(words, icon, mark));
            return this;
        }

        Builder link(boolean shown, String label, String path, Icon icon, boolean first) {
            if (shown) {
                links.add(new Link(label, path, icon, first));
            }
            return this;
        }

        Builder act(boolean shown, String label, String path, Icon icon) {
            if (shown) {
                acts.add(new Act(label, path, icon));
            }
            return this;
        }

        Builder filter(String label, String path, boolean chosen) {
            filters.add(new Filter(label, path, chosen));
            return this;
        }

        Builder search(String path, String label, String words) {
            search = new Search(path, label, words);
            return this;
        }

        Builder panel(Panel panel) {
            panels.add(panel);
            return this;
        }

        Builder map(@Nullable Place place) {
            map = place;
            return this;
        }

        Sheet build() {
            return new Sheet(title, above, example, chips, links, acts, filters, search, panels, map);
        }
    }
}
