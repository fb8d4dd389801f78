package org.tripoint.incidents;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A kind of report as the forms offer it, from `incidents/kinds.json`.
///
/// @param icon name of its picture
/// @param answers codes of the list `answer` that the other side chooses from
/// @param family kinds of one family may be two accounts of one event
/// @param screened whether the questions that find victims and people in need of protection come first
/// @param closedBy the fields by whose codes such a follow-up closes the incident; null where it never does
public record Kind(
        String type,
        String icon,
        Group group,
        Asks asks,
        List<String> answers,
        String family,
        boolean screened,
        @Nullable Map<String, String> closedBy) {

    public Kind {
        answers = List.copyOf(answers);
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

    public Optional<Map<String, String>> findClosedBy() {
        return Optional.ofNullable(closedBy);
    }
}
