package org.tripoint.web;

import java.util.Map;
import org.tripoint.access.Viewer;

/// Seam: how many things wait for a reader behind the entries of the rail.
public interface WaitingCounts {

    /// Counts by name of the rail entry; an entry without a count is left out.
    Map<String, Integer> of(Viewer viewer);
}
