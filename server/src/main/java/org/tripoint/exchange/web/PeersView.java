package org.tripoint.exchange.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of the neighbours. Every text is ready to read.
///
/// @param fingerprint of this node
/// @param fault why a bundle was not taken
public record PeersView(
        String own,
        String ownName,
        String fingerprint,
        List<Row> rows,
        @Nullable String fault) {

    /// One neighbour.
    ///
    /// @param fingerprint that its bundle says; shown only once it is confirmed, so that it is typed as heard
    /// @param confirmed since when, null while nobody compared
    public record Row(
            String party,
            String name,
            String fingerprint,
            @Nullable String confirmed,
            String lastContact,
            String carry,
            @Nullable String stopped,
            @Nullable Mistake mistake) {}

    /// What was typed, and why it was not accepted.
    public record Mistake(String party, String typed, String why) {}
}
