package org.tripoint.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What Today shows, every text ready to read: what waits, what came since yesterday, what stands beside it.
///
/// @param day weekday, date, time and zone
/// @param waiting what this reader can do something about, most pressing first
/// @param filter the kind that the list was narrowed to
public record Today(
        String day,
        List<Count> counts,
        List<Waiting> waiting,
        @Nullable String filter,
        List<News> news,
        List<TodayPart.Coming> coming,
        List<TodayPart.Facing> facing,
        Optional<MapView> map,
        String layers) {

    /// A number that opens its list.
    public record Count(int number, String label, String path, boolean late) {}

    /// One thing that waits.
    ///
    /// @param by the office that said it, and when
    /// @param due the time by which, and what is left of it
    /// @param path where it is read
    /// @param send the address that its one button posts to; absent where the button only opens the page
    public record Waiting(
            Level level,
            @Nullable Icon icon,
            List<Tile> owners,
            String sentence,
            String by,
            @Nullable Due due,
            String path,
            String action,
            @Nullable String send) {}

    /// A party's code on its tile.
    public record Tile(Whose whose, String code) {}

    /// A due time in words.
    public record Due(String when, String left, boolean late) {}

    /// One line of what happened.
    public record News(
            String time,
            Tile owner,
            String sentence,
            @Nullable String path,
            @Nullable Delivery delivery) {}
}
