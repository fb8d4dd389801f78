package org.tripoint.exchange.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tripoint.web.ReleaseRow;

/// What the head of a unit sees before a record leaves: ours and theirs, row against row. Every text is ready to read.
///
/// @param here short name of the record
/// @param by unit, office and time of the record
/// @param path of this page, to which the decision is sent as well
/// @param ours and `theirs` are the codes of the two parties
/// @param sight tag of the language in which the right column is shown
/// @param withheld why nothing may go now; the page then offers nothing
/// @param basis the article in words; null where nothing may go
/// @param level the lowest level whose head decides; null where the terms name none
/// @param decides whether this reader has a say: as that head, or as a second person
/// @param keeps whether he may keep it at home
/// @param offered whether a section is left to let go
/// @param twoPersons that the terms ask for two persons; null where they do not
/// @param recallPath where sections are recalled, for those who may look at that
/// @param approvals who approved what still waits for a second person
public record ReleaseView(
        String here,
        String sentence,
        String by,
        @Nullable Chip state,
        String path,
        String ours,
        String theirs,
        String theirTitle,
        String sight,
        List<SightChoice> languages,
        List<ReleaseRow> rows,
        @Nullable String withheld,
        @Nullable String basis,
        @Nullable String level,
        boolean decides,
        boolean keeps,
        boolean offered,
        @Nullable String twoPersons,
        List<String> approvals,
        @Nullable String recallPath,
        String releaseLabel) {

    /// A language of the right column.
    public record SightChoice(String tag, String name, String path, boolean current) {}
}
