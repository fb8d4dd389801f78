package org.tripoint.incidents.web;

import java.util.List;
import org.tripoint.web.Whose;

/// Two accounts of what may be one event, side by side, own side first; every text is ready to read.
///
/// @param linked who said that they tell of one event
/// @param path where it is said, and where `mayLink` says whether this reader may still say it
public record Comparison(Account ours, Account theirs, List<Row> rows, String linked, String path, boolean mayLink) {

    public record Account(String party, Whose whose, String sentence, String by, String page) {}

    /// What both say about one thing.
    ///
    /// @param differs whether they say different things
    public record Row(String label, String ours, String theirs, boolean differs) {}
}
