package org.tripoint.exchange;

import java.util.Locale;

/// Why an entry of a neighbour's feed is held for checking, beyond what the record and the log themselves say. Stable,
/// and shown to both parties.
enum EntryCode {
    /// The neighbour does not serve the record that his leaf names.
    BODY_MISSING,
    /// What he serves under the name of a record is another.
    HASH_MISMATCH,
    /// The record is not his own.
    WRONG_ISSUER,
    /// The record was released to this node before, at another index.
    REPLAYED_RECORD,
    /// More sections of a record that was never released to this node.
    RECORD_UNKNOWN,
    /// Another payload of this issuer has the same id.
    RECORD_ID_REUSED,
    /// A section that the leaf names is not open in the body.
    SECTION_MISSING,
    /// The leaf names a section that never crosses.
    SECTION_STAYS,
    /// An open section does not fit the definition of the type.
    CONTENT_INVALID,
    /// An attachment of an open section is not served, or is another.
    ATTACHMENT_MISSING,
    /// A type that belongs on the other lane.
    WRONG_LANE,
    /// Released by the rule of the link, but no link record.
    NOT_A_LINK_RECORD,
    /// Released as a warning of danger to life, but no such type.
    NOT_DANGER_TO_LIFE,
    /// No instrument in force between the two parties has this article, or it does not cover the type.
    NO_ARTICLE_IN_FORCE,
    /// The article was over at the time of release.
    ARTICLE_EXPIRED,
    /// The article was suspended, and the neighbour knew it.
    ARTICLE_SUSPENDED,
    /// The log was frozen below this entry; its sender lost it.
    EPOCH_FROZEN;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
