package org.tripoint.incidents.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tripoint.web.Choice;
import org.tripoint.web.Field;
import org.tripoint.web.Icon;
import org.tripoint.web.MapView;

/// The form that reports a kind of incident, made from the definition of its type; every text is ready to read.
///
/// @param way what happens when it is sent: at once, or after the head of the unit
/// @param path where it is sent
/// @param back where it is given up for
/// @param hidden what it carries on unseen
/// @param sector null where the author's unit has only one, which then is `onlySector`
public record ReportForm(
        String type,
        String name,
        Icon icon,
        String way,
        boolean atOnce,
        String path,
        String back,
        Map<String, String> hidden,
        @Nullable Field sector,
        List<Choice> sectors,
        String onlySector,
        List<Group> groups) {

    /// The rows of one section.
    ///
    /// @param note what becomes of it, where that is not what becomes of the rest
    public record Group(String label, @Nullable String note, List<Row> rows) {}

    /// One row.
    public sealed interface Row {

        /// The fields that it shows, for the list of what is wrong.
        List<Field> fields();
    }

    /// A code to be chosen by a press.
    public record Press(Field field, List<Choice> choices) implements Row {

        @Override
        public List<Field> fields() {
            return List.of(field);
        }
    }

    /// Codes of which several can be pressed.
    public record Several(Field field, List<Choice> choices, Set<String> pressed) implements Row {

        @Override
        public List<Field> fields() {
            return List.of(field);
        }
    }

    /// A code or a place to be chosen from a list.
    public record Pick(Field field, List<Choice> choices, String none) implements Row {

        @Override
        public List<Field> fields() {
            return List.of(field);
        }
    }

    /// A number or a short text.
    ///
    /// @param unit shown behind it
    /// @param units to choose from; empty where there is one
    public record Line(
            Field field,
            String inputmode,
            @Nullable String unit,
            @Nullable Field unitField,
            List<Choice> units) implements Row {

        @Override
        public List<Field> fields() {
            return List.of(field);
        }
    }

    /// A day and a time.
    public record Moment(Field date, Field time) implements Row {

        @Override
        public List<Field> fields() {
            return List.of(date);
        }
    }

    public record Tick(Field field) implements Row {

        @Override
        public List<Field> fields() {
            return List.of(field);
        }
    }

    /// Latitude and longitude, typed or from the map.
    ///
    /// @param hint how to write it, and when it may stay empty
    public record Position(Field latitude, Field longitude, Field accuracy, String source, String hint, MapView view)
            implements Row {

        @Override
        public List<Field> fields() {
            return List.of(latitude);
        }
    }

    /// Photographs, each with its answer.
    ///
    /// @param room whether one more fits
    public record Photographs(Field file, Field answer, List<Kept> kept, List<Choice> answers, boolean room)
            implements Row {

        @Override
        public List<Field> fields() {
            return Stream.concat(Stream.of(file, answer), kept.stream().map(Kept::answer))
                    .toList();
        }
    }

    /// A photograph that is here already.
    public record Kept(String hash, String path, Field answer) {}

    /// What a person writes.
    public record Prose(Field field, int longest) implements Row {

        @Override
        public List<Field> fields() {
            return List.of(field);
        }
    }

    /// All fields in order.
    public List<Field> fields() {
        Stream<Field> first = sector == null ? Stream.empty() : Stream.of(sector);
        return Stream.concat(
                        first,
                        groups.stream().flatMap(group -> group.rows().stream()).flatMap(row -> row.fields().stream()))
                .toList();
    }
}
