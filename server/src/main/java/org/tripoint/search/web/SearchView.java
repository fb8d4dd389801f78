package org.tripoint.search.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tripoint.web.Whose;

/// What the page of search shows, ready to read.
///
/// @param result null while nothing was asked
/// @param kept what the reader searches for again and again
/// @param room whether he may keep more
/// @param command of the form that keeps this search
public record SearchView(Fields fields, @Nullable Result result, List<Kept> kept, boolean room, String command) {

    /// What was typed.
    public record Fields(String words, String type, String party, String from, String to) {}

    /// What was found.
    ///
    /// @param alike whether the rows hold only words that are like those sought
    /// @param before address of the page before, null on the first
    /// @param after address of the page after, null on the last
    public record Result(
            long count,
            boolean alike,
            boolean complete,
            List<Filter> types,
            List<Filter> parties,
            List<Row> rows,
            @Nullable String before,
            @Nullable String after) {}

    /// One way to narrow what was found, and how much it leaves.
    public record Filter(String label, String count, String path, boolean chosen) {}

    /// One record.
    ///
    /// @param path null where no page tells of it
    public record Row(
            Whose whose,
            String party,
            String type,
            String sentence,
            @Nullable String path,
            String by) {}

    /// A search that was kept, and how much it finds now.
    public record Kept(String id, String name, String path, String count) {}
}
