package org.tripoint.instruments;

import java.util.Locale;

/// In which way a field of an instrument does not fit; its text stands under `instruments.fault.<code>`.
public enum FaultCode {
    REQUIRED,
    NOT_SO_MANY,
    TWICE,
    NOT_WORDINGS,
    NOT_A_LANGUAGE,
    NOT_TEXT,
    NOT_A_DAY,
    NOT_YES_OR_NO,
    UNKNOWN_MEMBER,
    TOO_LARGE,
    TITLE_MISSING,
    NOT_A_KIND,
    NOT_A_PARTY,
    NOT_AN_OFFSET,
    NOT_AN_ARTICLE_NUMBER,
    NOT_A_TYPE,
    NOT_A_RELEASE,
    LEVEL_WITH_AUTOMATIC,
    NOT_A_LEVEL,
    NOT_A_SERVICE,
    NOT_A_SECTION,
    NOT_A_DOSSIER,
    ENDS_BEFORE_IT_BEGINS,
    PROPOSER_MISSING,
    AUTHENTIC_TEXT_MISSING,
    NOT_OF_THE_PARTIES,
    NOBODY_RECEIVES,
    NEVER_CROSSES,
    NEEDS_NO_ARTICLE,
    DANGER_WAITS_FOR_NOBODY,
    AUTOMATIC_ONLY_FOR_DANGER,
    CONTINUES_ONLY_FOR_DANGER,
    NO_SUCH_SECTION,
    UNKNOWN_TYPE,
    PARTY_NOT_ENROLLED,
    NOT_JSON;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
