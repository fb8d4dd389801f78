package org.tripoint.web;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tripoint.access.Viewer;
import org.tripoint.ledger.Matters;
import org.tripoint.platform.NodeClock;

/// The number behind Today: what waits for this reader.
@Component
class TodayCounts implements WaitingCounts {

    private final Matters matters;
    private final NodeClock clock;

    TodayCounts(Matters matters, NodeClock clock) {
        this.matters = matters;
        this.clock = clock;
    }

    @Override
    public Map<String, Integer> of(Viewer viewer) {
        var kinds = Arrays.stream(MatterWords.values())
                .filter(words -> words.waitsFor(viewer))
                .map(MatterWords::kind)
                .toList();
        int waiting =
                matters.list(Set.of(viewer.unit()), kinds, clock.instant()).size();
        return waiting == 0 ? Map.of() : Map.of("today", waiting);
    }
}
