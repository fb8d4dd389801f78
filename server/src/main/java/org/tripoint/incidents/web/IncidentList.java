package org.tripoint.incidents.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tripoint.web.Icon;
import org.tripoint.web.Level;
import org.tripoint.web.Whose;

/// What the list of incidents shows, ready to read.
///
/// @param kinds the narrowing by kind, then by whose, then by how far it has come
/// @param words what was searched for
/// @param keep the narrowing that the search form carries on
/// @param older the address of the rows before these; null where there are none
public record IncidentList(
        List<Filter> kinds,
        List<Filter> owners,
        List<Filter> steps,
        String words,
        List<Kept> keep,
        long count,
        boolean narrowed,
        List<Row> rows,
        @Nullable String older) {

    /// One way to narrow the list.
    public record Filter(String label, String path, boolean chosen) {}

    /// A field that the search form carries on unseen.
    public record Kept(String name, String value) {}

    /// One report.
    ///
    /// @param by office and time
    public record Row(
            Level level,
            Icon icon,
            Whose whose,
            String party,
            String sentence,
            String path,
            String by,
            List<Standing> standings) {}
}
