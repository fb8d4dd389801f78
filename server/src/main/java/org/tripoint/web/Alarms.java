package org.tripoint.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tripoint.access.Viewer;
import org.tripoint.language.Texts;

/// Seam: what must not wait until somebody looks. Shown over every page, with a sound, until the reader notes it.
public interface Alarms {

    /// What asks this reader now, most pressing first; five at most.
    List<Alarm> of(Viewer viewer, Texts t);

    /// One alarm, every text ready to read.
    ///
    /// @param id letters and digits
    /// @param path the page that tells more
    /// @param take where it is taken in charge, or noted, by a form
    /// @param action what the form's button says
    record Alarm(
            String id,
            String title,
            String sentence,
            String by,
            String path,
            String take,
            String action,
            List<Reach> reach) {

        public Alarm {
            reach = List.copyOf(reach);
        }
    }

    /// How to reach the unit across the line.
    record Reach(
            String name,
            @Nullable String telephone,
            @Nullable String radio) {}
}
