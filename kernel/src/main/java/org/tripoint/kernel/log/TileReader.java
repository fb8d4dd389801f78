package org.tripoint.kernel.log;

/// Where the tiles of a log are kept: a table, a folder, a neighbour.
@FunctionalInterface
public interface TileReader {

    /// The tile at `coordinate`, or a wider one at the same place that the log has by now. A reader that has neither
    /// throws: a [TileTree] asks only for tiles of its own tree.
    Tile read(TileCoordinate coordinate);
}
