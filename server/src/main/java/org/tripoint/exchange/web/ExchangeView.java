package org.tripoint.exchange.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tripoint.web.Delivery;
import org.tripoint.web.Frame;
import org.tripoint.web.Level;

/// The Exchange page: a column a neighbour, the same rows in each. Every text is ready to read.
public record ExchangeView(List<Column> columns) {

    /// What goes to and fro with one neighbour.
    ///
    /// @param agreement what is in force between the two
    /// @param stopped why his feed is not read any further for now
    public record Column(
            String party,
            String name,
            String agreement,
            String path,
            Frame.Pill link,
            @Nullable String stopped,
            @Nullable String behind,
            Bar ours,
            Bar theirs,
            Rows waiting,
            Rows released,
            Rows received,
            HeldRows heldHere,
            HeldRows heldThere) {}

    /// More about one neighbour alone.
    ///
    /// @param reach whether he answered just now, in words; null where nobody asked
    /// @param reaches whether this reader may ask
    /// @param retryPath where he asks to look again at what is held; null where he may not or nothing is
    public record Link(
            String reachPath,
            String reachLabel,
            @Nullable String reach,
            boolean reaches,
            @Nullable String retryPath,
            HeldRows lost,
            List<Fork> forks,
            List<HeldRow> history) {}

    /// Two signed notes of one log that cannot both be true.
    public record Fork(String origin, String ours, String theirs) {}

    /// Two numbers that should be the same, as words and as a bar.
    public record Bar(String sent, String receipted, long total, long done) {}

    /// Records of one kind.
    ///
    /// @param more what is not shown here, in words; null where everything is
    public record Rows(int count, List<Row> shown, @Nullable String more) {}

    /// One record.
    ///
    /// @param level null where it asks for no more than usual
    /// @param path where it is read; null where no page tells of it
    /// @param look where its release is decided
    public record Row(
            @Nullable Level level,
            String sentence,
            @Nullable String path,
            String line,
            @Nullable String look,
            @Nullable Delivery step,
            @Nullable Chip state) {}

    /// Entries that are held for checking.
    public record HeldRows(
            int count, List<HeldRow> shown, @Nullable String more) {}

    /// One entry that is held, by its place in the log; nothing of its content.
    public record HeldRow(String why, String line) {}
}
