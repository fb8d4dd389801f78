package org.tripoint.registry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tripoint.access.UnitLevel;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.UnitId;
import org.tripoint.platform.Csv;

/// The services and units of the node's own party as its administrator wrote them in `units.csv`: read line by line,
/// then checked as a tree. Every fault is found in one reading and names its line.
final class UnitsFile {

    private static final int MAX_FAULTS = 50;

    private final PartyId party;
    private final Provinces provinces;
    private final Set<String> serviceKinds;
    private final List<String> faults = new ArrayList<>();
    private final Map<Integer, Service> services = new TreeMap<>();
    private final Map<Integer, Unit> units = new TreeMap<>();

    UnitsFile(PartyId party, Provinces provinces, Set<String> serviceKinds) {
        this.party = party;
        this.provinces = provinces;
        this.serviceKinds = serviceKinds;
    }

    /// What a file says.
    ///
    /// @param faults what is wrong with it, each with its line; where there are any, nothing of it may be used
    record Content(List<Service> services, List<Unit> units, List<String> faults) {}

    Content read(Csv table) {
        for (var row : table.rows()) {
            try {
                switch (row.get("kind")) {
                    case "service" -> services.put(row.line(), service(row));
                    case "unit" -> units.put(row.line(), unit(row));
                    default ->
                        throw new IllegalArgumentException(
                                "expected the kind service or unit, found " + row.get("kind"));
                }
            } catch (IllegalArgumentException | DateTimeException e) {
                fault(row.line(), String.valueOf(e.getMessage()));
            }
        }
        if (faults.isEmpty()) {
            checkTree();
        }
        return new Content(
                List.copyOf(services.values()),
                List.copyOf(units.values()),
                faults.stream().limit(MAX_FAULTS).toList());
    }

    private void fault(int line, String message) {
        faults.add(message.startsWith("line ") ? message : "line " + line + ": " + message);
    }

    private Service service(Csv.Row row) {
        var kind = row.get("service_kind");
        if (!serviceKinds.contains(kind)) {
            throw new IllegalArgumentException("expected a service_kind of " + serviceKinds + ", found " + kind);
        }
        return new Service(party, new ServiceId(row.get("id")), kind, names(row), validity(row), example(row));
    }

    private Unit unit(Csv.Row row) {
        if (row.find("valid_from").isEmpty()) {
            throw new IllegalArgumentException("expected a day in the column valid_from, found none");
        }
        return new Unit(
                party,
                new UnitId(row.get("id")),
                new ServiceId(row.get("service")),
                UnitLevel.ofCode(row.get("level")),
                row.find("parent").map(UnitId::new).orElse(null),
                names(row),
                validity(row),
                row.find("province").map(this::province).orElse(null),
                list(row, "successors", UnitId::new),
                example(row),
                contact(row),
                list(row, "sectors", this::sector),
                list(row, "facing", this::facing));
    }

    private static GivenNames names(Csv.Row row) {
        var names = new LinkedHashMap<String, String>();
        for (var column : row.cells().keySet()) {
            if (column.startsWith("name_")) {
                row.find(column).ifPresent(name -> names.put(column.substring("name_".length()), name));
            }
        }
        return new GivenNames(names);
    }

    private static Validity validity(Csv.Row row) {
        return new Validity(
                row.find("valid_from").map(LocalDate::parse).orElse(null),
                row.find("valid_to").map(LocalDate::parse).orElse(null));
    }

    private static boolean example(Csv.Row row) {
        return row.find("example")
                .map(value -> {
                    if (!value.equals("yes")) {
                        throw new IllegalArgumentException(
                                "expected yes or nothing in the column example, found " + value);
                    }
                    return true;
                })
                .orElse(false);
    }

    private String province(String code) {
        var province = provinces
                .find(code)
                .orElseThrow(() -> new IllegalArgumentException("expected a province of the list, found " + code));
        if (!province.party().equals(party)) {
            throw new IllegalArgumentException("expected a province of " + party + ", found " + code);
        }
        return code;
    }

    /// A sector with its parties in either order.
    private SectorId sector(String text) {
        var parts = text.split("/", 2);
        var pair = Arrays.stream(parts[0].split("-")).sorted().collect(Collectors.joining("-"));
        var sector = new SectorId(parts.length == 2 ? pair + "/" + parts[1] : pair);
        if (!sector.parties().contains(party)) {
            throw new IllegalArgumentException("expected a sector of " + party + ", found " + text);
        }
        return sector;
    }

    private UnitRef facing(String text) {
        var ref = UnitRef.parse(text);
        if (ref.party().equals(party)) {
            throw new IllegalArgumentException("expected a unit of another party in the column facing, found " + text);
        }
        return ref;
    }

    private static Unit.Contact contact(Csv.Row row) {
        return new Unit.Contact(
                row.find("telephone").orElse(null), row.find("radio").orElse(null), place(row));
    }

    private static Unit.@Nullable Place place(Csv.Row row) {
        var latitude = row.find("latitude");
        var longitude = row.find("longitude");
        if (latitude.isPresent() != longitude.isPresent()) {
            throw new IllegalArgumentException("expected latitude and longitude together, found one of them");
        }
        return latitude.isEmpty()
                ? null
                : new Unit.Place(Double.parseDouble(latitude.get()), Double.parseDouble(longitude.orElseThrow()));
    }

    private static <T> List<T> list(Csv.Row row, String column, Function<String, T> read) {
        return row.find(column).stream()
                .flatMap(values -> Arrays.stream(values.split("\\s+")))
                .map(read)
                .toList();
    }

    private void checkTree() {
        var known = services.values().stream().map(Service::id).collect(Collectors.toSet());
        var ids = units.values().stream().map(Unit::id).collect(Collectors.toSet());
        units.forEach((line, unit) -> {
            if (!known.contains(unit.service())) {
                fault(line, "expected a service of this file, found " + unit.service());
            }
            unit.findParent()
                    .filter(parent -> !ids.contains(parent))
                    .ifPresent(parent -> fault(line, "expected a parent of this file, found " + parent));
            unit.successors().stream()
                    .filter(successor -> !ids.contains(successor))
                    .forEach(successor -> fault(line, "expected a successor of this file, found " + successor));
            if (!unit.successors().isEmpty() && unit.validity().to() == null) {
                fault(line, "expected a day in the column valid_to, because there are successors");
            }
            findOverlap(line, unit)
                    .ifPresent(other -> fault(line, "the period overlaps that of line " + other + " of the same unit"));
            if (isBelowItself(unit)) {
                fault(line, "the unit " + unit.id() + " stands below itself");
            }
        });
        checkServices();
    }

    private void checkServices() {
        var seen = new TreeSet<String>();
        services.forEach((line, service) -> {
            if (!seen.add(service.id().value())) {
                fault(line, "the service " + service.id() + " stands in the file twice");
            }
        });
    }

    private Optional<Integer> findOverlap(int line, Unit unit) {
        return units.entrySet().stream()
                .filter(other -> other.getKey() < line
                        && other.getValue().id().equals(unit.id())
                        && other.getValue().validity().overlaps(unit.validity()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// Follows parents on the first day of the period.
    private boolean isBelowItself(Unit unit) {
        var day = unit.validity().findFrom().orElseThrow();
        var seen = new TreeSet<String>();
        Optional<Unit> at = Optional.of(unit);
        while (at.isPresent()) {
            if (!seen.add(at.get().id().value())) {
                return true;
            }
            at = at.get()
                    .findParent()
                    .flatMap(parent -> units.values().stream()
                            .filter(other -> other.id().equals(parent)
                                    && other.validity().holdsOn(day))
                            .findFirst());
        }
        return false;
    }
}
