package org.tripoint.instruments.web;

import java.util.List;
import org.tripoint.instruments.Wording;
import org.tripoint.web.Whose;
import org.tripoint.web.WorkState;

/// One instrument in the list, every text ready to read.
///
/// @param validity from which day until which
/// @param awaitsUs whether our signature is missing
public record InstrumentRow(
        String path,
        Wording name,
        String kind,
        List<Tile> parties,
        Chip state,
        String validity,
        boolean awaitsUs,
        boolean example) {

    /// A party's code on its tile.
    public record Tile(Whose whose, String code) {}

    /// A state in one word.
    public record Chip(WorkState state, String words) {}
}
