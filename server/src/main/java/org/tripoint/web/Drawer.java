package org.tripoint.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tripoint.kernel.PartyId;

/// The map and the list beside it: one selection, one list, also of what has no place.
///
/// @param allLayers whether the reader left the choice of layers to the page
/// @param at id of what is chosen
public record Drawer(
        PartyId reader,
        MapView view,
        List<Layer> layers,
        boolean allLayers,
        List<Entry> placed,
        List<Entry> nowhere,
        @Nullable String at) {

    /// A layer as the page offers it.
    public record Layer(String name, String label, boolean shown) {}

    /// One item of the list.
    ///
    /// @param id of the layer and the item, unique on the page
    public record Entry(String id, MapItem item, boolean chosen) {}

    /// The names of all layers, as the map asks for them.
    public String layerNames() {
        return layers.stream().map(Layer::name).collect(Collectors.joining(","));
    }

    public long shownLayers() {
        return layers.stream().filter(Layer::shown).count();
    }

    public int total() {
        return placed.size() + nowhere.size();
    }

    public boolean nowhereChosen() {
        return nowhere.stream().anyMatch(Entry::chosen);
    }

    /// The address of this page with another item chosen, or none.
    public String address(@Nullable String id) {
        var parts = new ArrayList<String>();
        if (!allLayers) {
            layers.stream().filter(Layer::shown).forEach(layer -> parts.add("layer=" + layer.name()));
        }
        if (id != null) {
            parts.add("at=" + URLEncoder.encode(id, StandardCharsets.UTF_8));
        }
        return parts.isEmpty() ? "/map" : "/map?" + String.join("&", parts);
    }
}
