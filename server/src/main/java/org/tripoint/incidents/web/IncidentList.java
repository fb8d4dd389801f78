package org.tripoint.incidents.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tripoint.web.Icon;
import org.tripoint.web.Level;
import org.tripoint.web.Whose;

/// What a list of reports shows, ready to read.
///
/// @param path its own address
/// @param add what the button says that adds to it, and `fresh` where it leads
/// @param empty what stands there while nothing does
/// @param kinds the narrowing by kind, then by whose, then by how far it has come
/// @param words what was searched for
/// @param keep the narrowing that the search form carries on
/// @param older the address of the rows before these; null where there are none
public record IncidentList(
        String title,
        String path,
        String add,
        String fresh,
        String empty,
        String emptyHow,
        String count,
        List<Filter> tabs,
        List<Filter> kinds,
        List<Filter> owners,
        List<Filter> steps,
        String words,
        List<Kept> keep,
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
