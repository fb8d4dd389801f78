package org.tripoint.web;

import org.jspecify.annotations.Nullable;

/// One section of a record before it is released: our version, and in the same row what the neighbour will see. Every
/// text is ready to read, the neighbour's in his language.
///
/// @param name of the section, which the switch sends back when it crosses
/// @param why why it stays, or what it needs, in our language
/// @param locked whether a rule decides: the head of the unit then has no choice
/// @param crosses whether it crosses as things stand
/// @param seenLabel and `seen` are what the neighbour reads where it crosses
/// @param kept what the neighbour reads where it stays
public record ReleaseRow(
        String name,
        String label,
        String value,
        @Nullable String why,
        boolean locked,
        boolean crosses,
        String seenLabel,
        String seen,
        String kept) {}
