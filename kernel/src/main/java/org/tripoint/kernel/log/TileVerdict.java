package org.tripoint.kernel.log;

/// What octets served as a tile are. That the hashes are those of a log only its root can say.
public sealed interface TileVerdict {

    record Read(Tile tile) implements TileVerdict {}

    record Refused(LogRefusal code, String reason) implements TileVerdict {}
}
