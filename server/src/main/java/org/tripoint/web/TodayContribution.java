package org.tripoint.web;

import java.util.List;
import org.tripoint.access.Viewer;
import org.tripoint.language.Texts;

/// Seam: a feature's part of Today.
public interface TodayContribution {

    /// What this reader sees, in order; 20 parts at most.
    List<TodayPart> parts(Viewer viewer, Texts t);
}
