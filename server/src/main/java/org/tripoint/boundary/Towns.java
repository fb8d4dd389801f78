package org.tripoint.boundary;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tripoint.geo.GeoPosition;
import org.tripoint.kernel.PartyId;
import org.tripoint.platform.Csv;

/// The towns of the reference list `reference/towns.csv`.
@Component
public final class Towns {

    private final List<Town> towns;

    Towns() {
        this.towns = Crossings.rows("towns").stream().map(Towns::town).toList();
    }

    private static Town town(Csv.Row row) {
        return new Town(
                row.get("town"),
                new PartyId(row.get("country")),
                row.get("name"),
                row.find("name_local").orElse(row.get("name")),
                new GeoPosition(
                        Double.parseDouble(row.get("latitude")),
                        Double.parseDouble(row.get("longitude")),
                        null,
                        "list"));
    }

    /// All towns, in the order of the list.
    public List<Town> list() {
        return towns;
    }

    public Optional<Town> find(String id) {
        return towns.stream().filter(town -> town.id().equals(id)).findFirst();
    }
}
