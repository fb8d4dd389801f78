package org.tripoint.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.tripoint.access.Allowed;
import org.tripoint.access.Viewer;
import org.tripoint.language.Texts;

/// The map with its drawer: one selection, one list, also of what has no place.
@Controller
class MapPage {

    private final List<MapLayer> layers;
    private final MapViews views;

    MapPage(ObjectProvider<MapLayer> layers, MapViews views) {
        this.layers =
                layers.stream().sorted(Comparator.comparingInt(MapLayer::place)).toList();
        this.views = views;
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
    @GetMapping("/map/layers/{name}")
    ResponseEntity<GeoJson.Collection> layer(Viewer viewer, Texts t, @PathVariable String name) {
        var layer = layers.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(GeoJson.MEDIA_TYPE)
                .body(GeoJson.of(name, layer.list(viewer, t), viewer.party()));
    }

    private Drawer shown(Viewer viewer, Texts t, Optional<Set<String>> wanted, @Nullable String at) {
        var offered = layers.stream()
                .map(layer -> new Drawer.Layer(
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
        var chosen = entries.stream().filter(Drawer.Entry::chosen).findFirst();
        return new Drawer(
                viewer.party(),
                views.of(viewer, chosen.flatMap(entry -> entry.item().findPosition())),
                offered,
                wanted.isEmpty(),
                placed,
                nowhere,
                chosen.map(Drawer.Entry::id).orElse(null));
    }

    private static Drawer.Entry entry(MapLayer layer, MapItem item, @Nullable String at) {
        var id = layer.name() + ":" + item.id();
        return new Drawer.Entry(id, item, id.equals(at));
    }
}
