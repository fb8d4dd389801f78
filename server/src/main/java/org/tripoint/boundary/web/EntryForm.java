package org.tripoint.boundary.web;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tripoint.web.Choice;
import org.tripoint.web.Crumb;
import org.tripoint.web.Field;
import org.tripoint.web.MapView;

/// The form for a record of the boundary as a page shows it; every text is ready to read.
///
/// @param path where it is sent
/// @param back where its reader came from
public record EntryForm(
        String title, String lead, String path, String back, List<Crumb> above, boolean files, List<Group> groups) {

    public EntryForm {
        above = List.copyOf(above);
        groups = List.copyOf(groups);
    }

    /// All fields, for the list of what is wrong.
    public List<Field> fields() {
        return groups.stream()
                .flatMap(group -> group.rows().stream())
                .map(Row::field)
                .toList();
    }

    /// A section of the record.
    ///
    /// @param note what becomes of it, null where nothing needs saying
    public record Group(String label, @Nullable String note, List<Row> rows) {

        public Group {
            rows = List.copyOf(rows);
        }
    }

    /// One row of the form.
    public sealed interface Row {

        Field field();
    }

    /// One of a few answers, all in sight.
    public record Press(Field field, List<Choice> choices) implements Row {}

    /// One of many answers.
    public record Pick(Field field, List<Choice> choices) implements Row {}

    /// Any of some answers.
    public record Ticks(Field field, List<Choice> choices, Set<String> chosen) implements Row {}

    /// A line of text or a number.
    public record Line(
            Field field,
            String type,
            String inputmode,
            @Nullable String unit,
            int longest) implements Row {}

    /// Yes, or nothing said.
    public record Tick(Field field) implements Row {}

    /// A day with its time.
    public record Moment(Field field, Field time) implements Row {}

    /// A place on the earth, by latitude and longitude or by its grid reference.
    public record Place(Field field, Field longitude, Field accuracy, Field grid, String source, MapView view)
            implements Row {}

    /// Words of a person.
    public record Prose(Field field, int longest) implements Row {}

    /// A photograph, kept from an earlier sending where there was one.
    ///
    /// @param kept its hash, null where none was sent
    /// @param answer whether a person can be recognised in it
    public record Photograph(Field field, @Nullable String kept, Field answer, List<Choice> answers) implements Row {}
}
