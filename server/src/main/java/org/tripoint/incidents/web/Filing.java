package org.tripoint.incidents.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tripoint.incidents.Incident;
import org.tripoint.incidents.Kind;

/// What a form is about to file: a report of a kind, by itself, about a report that is there, or in the place of one.
///
/// @param about the report that it follows or tells of; null where it stands for itself
/// @param corrects the report in whose place it stands; null where there is none
/// @param screened whether the questions that find victims were answered before
record Filing(Kind kind, @Nullable Incident about, @Nullable Incident corrects, boolean screened) {

    static final String ABOUT = "about";
    static final String CORRECTS = "corrects";
    static final String SCREENED = "screened";
    static final String YES = "yes";

    Optional<Incident> findAbout() {
        return Optional.ofNullable(about);
    }

    Optional<Incident> findCorrects() {
        return Optional.ofNullable(corrects);
    }

    /// The report whose matter and sector it shares.
    Optional<Incident> earlier() {
        return kind.group() == Kind.Group.FOLLOW_UP ? findAbout() : findCorrects();
    }

    /// What the form carries on unseen.
    Map<String, String> hidden() {
        Map<String, String> hidden = new LinkedHashMap<>();
        findAbout().ifPresent(report -> hidden.put(ABOUT, report.hash().hex()));
        findCorrects().ifPresent(report -> hidden.put(CORRECTS, report.hash().hex()));
        if (screened) {
            hidden.put(SCREENED, YES);
        }
        return hidden;
    }

    /// Where the form is given up for.
    String back() {
        return earlier()
                .or(this::findAbout)
                .map(report -> "/incidents/" + report.hash().hex())
                .orElse(Shelf.of(kind).path());
    }
}
