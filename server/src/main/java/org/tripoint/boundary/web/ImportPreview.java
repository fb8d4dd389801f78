package org.tripoint.boundary.web;

import java.util.List;
import org.tripoint.boundary.MarkerTable;

/// A file before it is recorded.
///
/// @param content as it came, for the form that records it; empty where it has faults
/// @param fresh how many markers the register does not have yet
/// @param again how many it has, which are stated anew
/// @param numbers the first of them
public record ImportPreview(
        String content, int fresh, int again, List<String> numbers, List<MarkerTable.Fault> faults) {

    public ImportPreview {
        numbers = List.copyOf(numbers);
        faults = List.copyOf(faults);
    }
}
