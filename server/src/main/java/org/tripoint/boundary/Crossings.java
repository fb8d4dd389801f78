package org.tripoint.boundary;

import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.tripoint.geo.GeoPosition;
import org.tripoint.kernel.PartyId;
import org.tripoint.platform.Csv;
import org.tripoint.registry.Validity;

/// The crossings of the reference lists `reference/crossings.csv` and `reference/gates.csv`. The lists are partial.
@Component
public final class Crossings {

    private final List<Crossing> crossings;

    Crossings() {
        Map<String, List<Csv.Row>> gates = rows("gates").stream().collect(groupingBy(row -> row.get("crossing")));
        this.crossings = rows("crossings").stream()
                .map(row -> crossing(row, gates.getOrDefault(row.get("crossing"), List.of())))
                .toList();
    }

    static List<Csv.Row> rows(String list) {
        try {
            return Csv.read(new ClassPathResource("reference/" + list + ".csv").getInputStream())
                    .rows();
        } catch (IOException e) {
            throw new UncheckedIOException("The reference list " + list + " could not be read.", e);
        }
    }

    private static Crossing crossing(Csv.Row row, List<Csv.Row> gates) {
        return new Crossing(
                row.get("crossing"),
                row.get("pair"),
                CrossingMode.ofCode(row.get("mode")),
                new GeoPosition(
                        Double.parseDouble(row.get("latitude")),
                        Double.parseDouble(row.get("longitude")),
                        Integer.valueOf(row.get("accuracy_metres")),
                        "list"),
                gates.stream().map(Crossings::gate).toList());
    }

    private static Gate gate(Csv.Row row) {
        return new Gate(
                new PartyId(row.get("party")),
                row.get("name_en"),
                row.get("name_local"),
                row.get("class"),
                row.get("province"),
                new Validity(
                        row.find("valid_from").map(LocalDate::parse).orElse(null),
                        row.find("valid_to").map(LocalDate::parse).orElse(null)),
                row.get("source"));
    }

    /// All crossings, in the order of the list.
    public List<Crossing> list() {
        return crossings;
    }

    /// The crossings that have a gate of this party.
    public List<Crossing> list(PartyId party) {
        return crossings.stream().filter(crossing -> crossing.isOf(party)).toList();
    }

    public Optional<Crossing> find(String id) {
        return crossings.stream().filter(crossing -> crossing.id().equals(id)).findFirst();
    }
}
