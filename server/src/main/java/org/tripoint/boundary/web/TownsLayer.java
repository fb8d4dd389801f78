package org.tripoint.boundary.web;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tripoint.access.Viewer;
import org.tripoint.boundary.Town;
import org.tripoint.boundary.Towns;
import org.tripoint.language.Texts;
import org.tripoint.web.Icon;
import org.tripoint.web.MapItem;
import org.tripoint.web.MapLayer;
import org.tripoint.web.Names;

/// The towns nearest to the reader's unit, so that he knows where he is on the map.
@Component
class TownsLayer implements MapLayer {

    private static final int MAX_TOWNS = 12;

    private final Towns towns;
    private final RegisteredNames names;

    TownsLayer(Towns towns, RegisteredNames names) {
        this.towns = towns;
        this.names = names;
    }

    @Override
    public String name() {
        return "towns";
    }

    @Override
    public String label() {
        return "boundary.layer.towns";
    }

    @Override
    public int place() {
        return 80;
    }

    @Override
    public List<MapItem> list(Viewer viewer, Texts t) {
        return names.position(viewer.unit()).stream()
                .flatMap(seat -> towns.list().stream()
                        .sorted(Comparator.comparingDouble(town -> seat.metresTo(town.position())))
                        .limit(MAX_TOWNS))
                .map(town -> item(town, names, t))
                .toList();
    }

    private static MapItem item(Town town, Names names, Texts t) {
        var name = town.nameIn(t.language());
        return new MapItem(
                town.id(),
                List.of(town.country()),
                MapItem.Shape.SQUARE,
                Icon.MAP_PIN,
                null,
                name,
                names.party(town.country(), t),
                town.position(),
                null,
                name);
    }
}
