package org.tripoint.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tripoint.access.UnitLevel;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.UnitId;
import org.tripoint.language.Language;
import org.tripoint.language.SearchText;
import org.tripoint.platform.NodeClock;
import org.tripoint.platform.NodeSettings;

/// The units of all parties known to this node: a dated tree for each service.
@Component
public class Units {

    private static final String COLUMNS = """
            select party, unit, valid_from, valid_to, service, level, parent, names, province, successors, example,
                telephone, radio, latitude, longitude, sectors, facing
            from registry.unit
            """;

    /// Deeper trees are taken for a fault.
    private static final int MAX_DEPTH = 16;

    private static final int MAX_SEARCHED = 20_000;
    private static final int MAX_FOUND = 50;

    private final JdbcClient jdbc;
    private final NodeClock clock;
    private final NodeSettings settings;

    Units(JdbcClient jdbc, NodeClock clock, NodeSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /// The unit as it is today; when it is no more, or not yet, as it last was.
    public Optional<Unit> find(UnitRef ref) {
        return asOf(listPeriods(ref), today());
    }

    /// Of the periods of one unit, oldest first, the one of a day, else the last.
    private static Optional<Unit> asOf(List<Unit> periods, LocalDate day) {
        return periods.stream()
                .filter(unit -> unit.validity().holdsOn(day))
                .findFirst()
                .or(() -> periods.reversed().stream().findFirst());
    }

    /// The unit as [#find]. Throws [IllegalStateException] when it was never declared.
    public Unit get(UnitRef ref) {
        return find(ref).orElseThrow(() -> new IllegalStateException("expected the unit " + ref + ", found none"));
    }

    /// The unit as it was on a day, if it was.
    public Optional<Unit> find(UnitRef ref, LocalDate day) {
        return listPeriods(ref).stream()
                .filter(unit -> unit.validity().holdsOn(day))
                .findFirst();
    }

    /// The unit of this id, whichever party it is of; the node's own party first.
    public Optional<Unit> findAnywhere(UnitId id) {
        return jdbc.sql("select party from registry.unit where unit = :unit order by party <> :own, party limit 1")
                .param("unit", id.value())
                .param("own", settings.party().value())
                .query(String.class)
                .optional()
                .flatMap(party -> find(new UnitRef(new PartyId(party), id)));
    }

    /// All periods of a unit, oldest first.
    public List<Unit> listPeriods(UnitRef ref) {
        return jdbc.sql(COLUMNS + " where party = :party and unit = :unit order by valid_from")
                .param("party", ref.party().value())
                .param("unit", ref.unit().value())
                .query(Units::unit)
                .list();
    }

    /// The units of a party that are there today, from the centre down, then by id.
    public List<Unit> list(PartyId party) {
        return list(party, today());
    }

    /// The units of a party that were there on a day, from the centre down, then by id.
    public List<Unit> list(PartyId party, LocalDate day) {
        return jdbc.sql(COLUMNS + """
                         where party = :party and valid_from <= :day and (valid_to is null or valid_to >= :day)
                        order by array_position(array['centre', 'province', 'post'], level), unit""")
                .param("party", party.value())
                .param("day", day)
                .query(Units::unit)
                .list();
    }

    /// The unit and every unit below it today.
    public Set<UnitId> listBelow(UnitRef top) {
        var units = list(top.party());
        var found = new LinkedHashSet<UnitId>();
        found.add(top.unit());
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            boolean more = false;
            for (var unit : units) {
                more |= unit.findParent().filter(found::contains).isPresent() && found.add(unit.id());
            }
            if (!more) {
                break;
            }
        }
        return found;
    }

    /// The units that carry on what this one did: itself while it is there, else its successors and theirs.
    public List<Unit> listCurrent(UnitRef ref) {
        var today = today();
        var current = new ArrayList<Unit>();
        var seen = new LinkedHashSet<UnitId>();
        var waiting = new ArrayList<>(List.of(ref.unit()));
        while (!waiting.isEmpty()) {
            var id = waiting.removeFirst();
            if (!seen.add(id)) {
                continue;
            }
            find(new UnitRef(ref.party(), id)).ifPresent(unit -> {
                if (unit.validity().holdsOn(today)) {
                    current.add(unit);
                } else {
                    waiting.addAll(unit.successors());
                }
            });
        }
        return current;
    }

    /// The units of neighbours that a unit names as facing it, or that name it, today.
    public List<Facing> listFacing(UnitRef ref) {
        var named = find(ref).map(Unit::facing).orElse(List.of());
        var all = new LinkedHashSet<>(named);
        var back = listNaming(ref);
        all.addAll(back);
        return all.stream()
                .map(other -> new Facing(other, named.contains(other), back.contains(other)))
                .toList();
    }

    /// The units of `party` that face a unit of another, both sides saying so.
    public List<Unit> listConfirmedFacing(UnitRef of, PartyId party) {
        return listFacing(of).stream()
                .filter(facing -> facing.confirmed() && facing.other().party().equals(party))
                .flatMap(facing -> find(facing.other()).stream())
                .toList();
    }

    /// The units of a party at one level that have this sector today.
    public List<Unit> listAt(PartyId party, SectorId sector, UnitLevel level) {
        return list(party).stream()
                .filter(unit -> unit.level() == level && unit.sectors().contains(sector))
                .toList();
    }

    /// Units of any party of which a name or the id holds these words, 50 at most.
    public List<Unit> search(String words) {
        var folded = SearchText.fold(words);
        var today = today();
        return jdbc
                .sql(COLUMNS + " order by party, unit, valid_from limit " + MAX_SEARCHED)
                .query(Units::unit)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Unit::ref, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(periods -> asOf(periods, today).stream())
                .filter(unit -> words(unit).contains(folded))
                .limit(MAX_FOUND)
                .toList();
    }

    private static String words(Unit unit) {
        return SearchText.fold(
                unit.id() + " " + String.join(" ", unit.names().byLanguage().values()));
    }

    /// The unit's name in the reader's language; its id until it was declared.
    public String name(UnitRef ref, Language language) {
        return find(ref)
                .map(unit -> unit.names().in(language))
                .orElse(ref.unit().value());
    }

    private List<UnitRef> listNaming(UnitRef ref) {
        return jdbc.sql("""
                        select party, unit from registry.unit
                        where :ref = any (facing) and party <> :party
                            and valid_from <= :day and (valid_to is null or valid_to >= :day)
                        order by party, unit""")
                .param("ref", ref.toString())
                .param("party", ref.party().value())
                .param("day", today())
                .query((row, n) -> new UnitRef(new PartyId(row.getString("party")), new UnitId(row.getString("unit"))))
                .list();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }

    private static Unit unit(ResultSet row, int n) throws SQLException {
        var parent = row.getString("parent");
        return new Unit(
                new PartyId(row.getString("party")),
                new UnitId(row.getString("unit")),
                new ServiceId(row.getString("service")),
                UnitLevel.ofCode(row.getString("level")),
                parent == null ? null : new UnitId(parent),
                GivenNames.ofJson(row.getString("names")),
                Rows.validity(row),
                row.getString("province"),
                Rows.texts(row, "successors").stream().map(UnitId::new).toList(),
                row.getBoolean("example"),
                contact(row),
                Rows.texts(row, "sectors").stream().map(SectorId::new).toList(),
                Rows.texts(row, "facing").stream().map(UnitRef::parse).toList());
    }

    private static Unit.Contact contact(ResultSet row) throws SQLException {
        double latitude = row.getDouble("latitude");
        boolean placed = !row.wasNull();
        return new Unit.Contact(
                row.getString("telephone"),
                row.getString("radio"),
                placed ? new Unit.Place(latitude, row.getDouble("longitude")) : null);
    }
}
