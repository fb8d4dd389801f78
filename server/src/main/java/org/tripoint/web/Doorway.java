package org.tripoint.web;

import java.util.function.Predicate;
import org.tripoint.access.Viewer;

/// Seam: what is done most often, from every page and with the key N; on phones it stands raised in the bottom bar. Of
/// several that a reader may use, the one with the lowest place counts.
///
/// @param label key of its words, of the feature's own catalogue
/// @param hint key of a line that says what it takes
public record Doorway(String path, Icon icon, String label, String hint, int place, Predicate<Viewer> shown) {}
