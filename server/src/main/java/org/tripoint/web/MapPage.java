package org.tripoint.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.tripoint.access.Allowed;
import org.tripoint.access.Viewer;
import org.tripoint.kernel.PartyId;
import org.tripoint.language.Texts;

/// The map with its drawer: one selection, one list, also of what has no place.
@Controller
public class MapPage {

    private final List<MapLayer> layers;
    private final MapViews views;

    MapPage(List<MapLayer> layers, MapViews views) {
        this.layers =
                layers.stream().sorted(Comparator.comparingInt(MapLayer::place)).toList();
        this.views = views;
    }

    /// A layer as the page offers it.
    public record Layer(String name, String label, boolean shown) {}

    /// One item of the list.
    ///
    /// @param id of the layer and the item, unique on the page
    public record Entry(String id, MapItem item, boolean chosen) {}

    /// What the page shows.
    ///
    /// @param at id of what is chosen
    public record Shown(
            PartyId reader,
            MapView view,
            List<Layer> layers,
            boolean allLayers,
            List<Entry> placed,
            List<Entry> nowhere,
            @Nullable String at) {

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

    @Allowed
    @GetMapping("/map")
    String map(
            Shell shell,
            Model model,
            @RequestParam(name = "layer", required = false) @Nullable Set<String> wanted,
            @RequestParam(required = false) @Nullable String at) {
        model.addAttribute("frame", shell.frame("map", shell.t().of("web.map.title")));
        model.addAttribute("shown", shown(shell.viewer(), shell.t(), Optional.ofNullable(wanted), at));
        return "web/map";
    }

    @Allowed
    @GetMapping(path = "/map/layers/{name}", produces = GeoJson.MEDIA_TYPE)
    @ResponseBody
    GeoJson.Collection layer(Viewer viewer, Texts t, @PathVariable String name) {
        var layer = layers.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return GeoJson.of(name, layer.list(viewer, t), viewer.party());
    }

    private Shown shown(Viewer viewer, Texts t, Optional<Set<String>> wanted, @Nullable String at) {
        var offered = layers.stream()
                .map(layer -> new Layer(
                        layer.name(),
                        t.of(layer.label()),
                        wanted.map(names -> names.contains(layer.name())).orElse(true)))
                .toList();
        var entries = layers.stream()
                .filter(layer ->
                        wanted.map(names -> names.contains(layer.name())).orElse(true))
                .flatMap(layer -> layer.list(viewer, t).stream().map(item -> entry(layer, item, at)))
                .toList();
        var placed = entries.stream()
                .filter(entry -> entry.item().position() != null)
                .sorted(Comparator.comparing(entry -> !entry.chosen()))
                .toList();
        var nowhere = entries.stream()
                .filter(entry -> entry.item().position() == null)
                .toList();
        var chosen = entries.stream().filter(Entry::chosen).findFirst();
        return new Shown(
                viewer.party(),
                views.of(viewer, chosen.flatMap(entry -> entry.item().findPosition())),
                offered,
                wanted.isEmpty(),
                placed,
                nowhere,
                chosen.map(Entry::id).orElse(null));
    }

    private static Entry entry(MapLayer layer, MapItem item, @Nullable String at) {
        var id = layer.name() + ":" + item.id();
        return new Entry(id, item, id.equals(at));
    }
}
