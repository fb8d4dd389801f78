package org.tripoint.web;

import java.util.List;
import org.tripoint.access.Viewer;
import org.tripoint.language.Texts;

/// Seam: things of a feature that have a place, as a bean. The map page lists them beside the map, those without a
/// place too, and serves them as GeoJSON at `/map/layers/{name}`.
public interface MapLayer {

    /// Most items that one layer shows.
    int MAX_ITEMS = 500;

    /// How the layer is called in addresses, such as `incidents`.
    String name();

    /// Key of its word.
    String label();

    /// Order among the layers, lowest first.
    int place();

    /// What this reader may see, most recent or most urgent first, at most [#MAX_ITEMS].
    List<MapItem> list(Viewer viewer, Texts t);
}
