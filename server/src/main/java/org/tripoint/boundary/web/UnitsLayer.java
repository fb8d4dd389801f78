package org.tripoint.boundary.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tripoint.access.Viewer;
import org.tripoint.kernel.PartyId;
import org.tripoint.language.Texts;
import org.tripoint.registry.Parties;
import org.tripoint.registry.Party;
import org.tripoint.registry.Unit;
import org.tripoint.registry.Units;
import org.tripoint.web.Icon;
import org.tripoint.web.MapItem;
import org.tripoint.web.MapLayer;

/// The seats of units on the map, the reader's own party first.
@Component
class UnitsLayer implements MapLayer {

    private final Parties parties;
    private final Units units;

    UnitsLayer(Parties parties, Units units) {
        this.parties = parties;
        this.units = units;
    }

    @Override
    public String name() {
        return "units";
    }

    @Override
    public String label() {
        return "boundary.layer.units";
    }

    @Override
    public int place() {
        return 70;
    }

    @Override
    public List<MapItem> list(Viewer viewer, Texts t) {
        return Stream.concat(Stream.of(viewer.party()), parties.list().stream().map(Party::id))
                .distinct()
                .flatMap(party -> units.list(party).stream())
                .filter(unit -> unit.contact().findPlace().isPresent())
                .limit(MAX_ITEMS)
                .map(unit -> item(unit, t))
                .toList();
    }

    private static MapItem item(Unit unit, Texts t) {
        var name = unit.names().in(t.language());
        var line = new ArrayList<String>();
        line.add(t.code("level", unit.level().code()));
        unit.contact().findTelephone().ifPresent(line::add);
        unit.contact().findRadio().ifPresent(line::add);
        return new MapItem(
                id(unit.party(), unit.id().value()),
                List.of(unit.party()),
                MapItem.Shape.SQUARE,
                Icon.USERS_GROUP,
                null,
                name,
                String.join(" · ", line),
                RegisteredNames.position(unit).orElse(null),
                null,
                name);
    }

    private static String id(PartyId party, String unit) {
        return party.value() + "-" + unit;
    }
}
