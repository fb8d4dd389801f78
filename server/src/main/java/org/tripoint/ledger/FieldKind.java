package org.tripoint.ledger;

import java.util.Arrays;
import java.util.Locale;

/// What a field of a section holds, and so how it is checked, asked for and read out.
public enum FieldKind {
    /// A code of a closed list.
    CODE,
    /// A whole number in the smallest unit that people use for it: grams, metres.
    QUANTITY,
    /// A whole number of things.
    COUNT,
    /// An instant, to the minute for people.
    TIME,
    /// A day.
    DATE,
    /// Latitude, longitude (WGS 84), accuracy in metres and source.
    POSITION,
    /// The identifier of a gate or town of the reference lists.
    PLACE,
    BOOLEAN,
    /// Words of a person: stays home unless a second person releases it, shown untranslated.
    FREE_TEXT,
    /// A short text that names something, such as a telephone number.
    TEXT,
    /// What stands on a plate, a document or a paper file: figures and a few letters, so that no name fits into it.
    IDENTIFIER,
    /// A unit of any party, written `KH/kh-company-1`, read out by its name.
    UNIT,
    /// The same name in several languages.
    NAMES,
    /// Files by their hash.
    ATTACHMENTS,
    /// The hash of another record.
    RECORD,
    /// A structure that the feature owning the type checks itself.
    STRUCTURE;

    static FieldKind ofCode(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown kind of field: " + code));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
