package org.tripoint.access.web;

import java.util.Optional;

/// One line in words.
///
/// @param record the record's hash, where it was about one
public record JournalLine(
        String time,
        String who,
        String office,
        String address,
        String verb,
        String what,
        Optional<String> record,
        boolean refused) {}
