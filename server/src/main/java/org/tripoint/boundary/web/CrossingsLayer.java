package org.tripoint.boundary.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tripoint.access.Viewer;
import org.tripoint.boundary.Crossing;
import org.tripoint.boundary.Crossings;
import org.tripoint.boundary.Gate;
import org.tripoint.kernel.PartyId;
import org.tripoint.language.Texts;
import org.tripoint.web.Icon;
import org.tripoint.web.MapItem;
import org.tripoint.web.MapLayer;

/// The border gates of the reader's party with their facing gates.
@Component
class CrossingsLayer implements MapLayer {

    private final Crossings crossings;
    private final RegisteredNames names;

    CrossingsLayer(Crossings crossings, RegisteredNames names) {
        this.crossings = crossings;
        this.names = names;
    }

    @Override
    public String name() {
        return "crossings";
    }

    @Override
    public String label() {
        return "boundary.layer.crossings";
    }

    @Override
    public int place() {
        return 60;
    }

    /// Nearest to the reader's unit first.
    @Override
    public List<MapItem> list(Viewer viewer, Texts t) {
        var seat = names.position(viewer.unit());
        return crossings.list(viewer.party()).stream()
                .sorted(Comparator.comparingDouble(crossing ->
                        seat.map(place -> place.metresTo(crossing.position())).orElse(0.0)))
                .limit(MAX_ITEMS)
                .map(crossing -> item(crossing, viewer.party(), t))
                .toList();
    }

    private static MapItem item(Crossing crossing, PartyId reader, Texts t) {
        var name = crossing.nameIn(t.language());
        return new MapItem(
                crossing.id(),
                parties(crossing, reader),
                MapItem.Shape.SQUARE,
                Icon.FENCE,
                null,
                t.of("boundary.gate", Map.of("name", name)),
                rank(crossing, reader, t) + " · "
                        + t.code("crossing-mode", crossing.mode().code()),
                crossing.position(),
                CrossingSheets.staffPath(crossing.id()),
                name);
    }

    private static List<PartyId> parties(Crossing crossing, PartyId reader) {
        return Stream.concat(Stream.of(reader), crossing.gates().stream().map(Gate::party))
                .distinct()
                .toList();
    }

    private static String rank(Crossing crossing, PartyId reader, Texts t) {
        return t.code("crossing-class", crossing.findGate(reader).orElseThrow().rank());
    }
}
