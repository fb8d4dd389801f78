package org.tripoint.instruments.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tripoint.instruments.Wording;
import org.tripoint.web.TimelineEvent;

/// One instrument as its page shows it, every text ready to read.
///
/// @param row what the list shows of it as well
/// @param hash of the record that everybody signs
/// @param parties the reader's first
/// @param own name of the reader's party
/// @param theirCode codes of the other parties, joined
/// @param theirNames names of the other parties, joined
/// @param maySign whether this reader may sign now
/// @param maySuspend whether this reader may suspend the whole now
/// @param resumable our suspension of the whole, empty where there is none or the reader may not end it
public record InstrumentView(
        InstrumentRow row,
        String hash,
        List<PartyView> parties,
        String own,
        String theirCode,
        String theirNames,
        String authentic,
        List<String> suspensions,
        List<ArticleView> articles,
        List<TimelineEvent> events,
        boolean maySign,
        boolean maySuspend,
        Optional<String> resumable) {

    /// A party and its signature.
    ///
    /// @param signature by which office and when, null where it has not signed
    public record PartyView(
            InstrumentRow.Tile tile, String name, @Nullable String signature) {}

    /// An article beside what its release terms say.
    ///
    /// @param onlyIn a note where the text is not in the reader's language
    /// @param sentence null where the article has no release terms
    /// @param others the text in the other languages, with their names for themselves
    /// @param suspensions who suspended it alone, in words
    public record ArticleView(
            String number,
            Wording text,
            @Nullable String onlyIn,
            @Nullable String sentence,
            List<Other> others,
            List<String> suspensions,
            boolean maySuspend,
            Optional<String> resumable) {}

    /// A text in another language.
    public record Other(String language, Wording text) {}
}
