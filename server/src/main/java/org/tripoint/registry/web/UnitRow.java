package org.tripoint.registry.web;

import java.util.List;

/// One unit as the list of units shows it; every text is ready to read.
///
/// @param facts level, what it belongs to, province, since when, whether it is an example
/// @param facing the units it faces, and whether both sides say so
/// @param reach telephone and radio, empty where nobody said
public record UnitRow(String name, String facts, List<String> facing, List<String> reach) {

    public UnitRow {
        facing = List.copyOf(facing);
        reach = List.copyOf(reach);
    }
}
