package org.tripoint.incidents;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A kind of report as the forms offer it, from `incidents/kinds.json`.
///
/// @param icon name of its picture
/// @param answers codes of the list `answer` that the other side chooses from
/// @param family kinds of one family may be two accounts of one event
/// @param screened whether the questions that find victims and people in need of protection come first
/// @param due the field that says until when it asks for an answer; null where the urgency of the kind does
/// @param services kinds of service that alone may file it; empty where every one may
/// @param ofAny whether such a follow-up may be about the other side's report, too
/// @param cap the category under which it is told to others as a warning; null where it is none
/// @param closedBy the fields by whose codes such a follow-up closes the incident; null where it never does
public record Kind(
        String type,
        String icon,
        Group group,
        Asks asks,
        List<String> answers,
        String family,
        boolean screened,
        @Nullable String due,
        Set<String> services,
        boolean ofAny,
        @Nullable String cap,
        @Nullable Map<String, String> closedBy) {

    public Kind {
        answers = List.copyOf(answers);
        services = Set.copyOf(services);
        closedBy = closedBy == null ? null : Map.copyOf(closedBy);
    }

    /// Where a kind is at home.
    public enum Group {
        INCIDENT,
        CONTACT,
        ALERT,
        /// Says more about a report that is there.
        FOLLOW_UP,
        REQUEST,
        HAND_OVER,
        AIRCRAFT,
        SITUATION,
        NOTICE;

        /// The group of a code such as `hand-over`.
        public static Optional<Group> find(String code) {
            return Stream.of(values())
                    .filter(group -> group.name()
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '-')
                            .equals(code))
                    .findFirst();
        }

        static Group ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /// What a neighbour's report of this kind asks of the facing unit.
    public enum Asks {
        TAKE_IN_CHARGE,
        ANSWER,
        NOTHING
    }

    public Optional<String> findCap() {
        return Optional.ofNullable(cap);
    }

    public Optional<String> findDue() {
        return Optional.ofNullable(due);
    }

    public Optional<Map<String, String>> findClosedBy() {
        return Optional.ofNullable(closedBy);
    }
}
