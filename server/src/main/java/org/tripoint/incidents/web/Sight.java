package org.tripoint.incidents.web;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.tripoint.access.Viewer;
import org.tripoint.access.Visibility;
import org.tripoint.incidents.Incidents.Visible;

/// What a reader may see of incidents.
@Component
class Sight {

    private final Visibility visibility;

    Sight(Visibility visibility) {
        this.visibility = visibility;
    }

    Visible of(Viewer viewer) {
        Visibility.Predicate predicate = visibility.of(viewer);
        return new Visible(predicate.sql(), Map.copyOf(predicate.params()));
    }
}
