package org.tripoint.registry;

/// A unit of a neighbour and one of ours that face one another.
///
/// @param named whether the unit asked about names the other
/// @param namedBack whether the other names the unit asked about
public record Facing(UnitRef other, boolean named, boolean namedBack) {

    /// Whether both sides say so.
    public boolean confirmed() {
        return named && namedBack;
    }
}
