package org.tripoint.registry;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tripoint.access.UnitLevel;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.UnitId;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Projector;
import tools.jackson.databind.JsonNode;

/// Puts declarations of units into their table, one row a period.
@Component
class DeclaredUnits implements Projector {

    static final String UNIT = "unit.declared";

    private final JdbcClient jdbc;

    DeclaredUnits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> types() {
        return Set.of(UNIT);
    }

    @Override
    public List<String> tables() {
        return List.of("registry.unit");
    }

    @Override
    public void project(LedgerRecord record) {
        Declaration.read(record, "unit").ifPresent(declared -> write(declared, unit(declared)));
    }

    private static Unit unit(Declaration declared) {
        return new Unit(
                declared.record().party(),
                new UnitId(declared.text("unit")),
                new ServiceId(declared.text("service")),
                UnitLevel.ofCode(declared.text("level")),
                declared.findText("parent").map(UnitId::new).orElse(null),
                declared.names(),
                declared.validity(),
                declared.findText("province").orElse(null),
                declared.texts("unit", "successors").stream().map(UnitId::new).toList(),
                declared.truth("example"),
                contact(declared.record()),
                declared.texts("border", "sectors").stream().map(SectorId::new).toList(),
                declared.texts("border", "facing").stream().map(UnitRef::parse).toList());
    }

    private static Unit.Contact contact(LedgerRecord record) {
        return new Unit.Contact(
                record.find("contact", "telephone").map(JsonNode::asString).orElse(null),
                record.find("contact", "radio").map(JsonNode::asString).orElse(null),
                place(record.find("contact", "position").orElse(null)));
    }

    private static Unit.@Nullable Place place(@Nullable JsonNode position) {
        return position == null
                ? null
                : new Unit.Place(
                        position.path("latitude").asDouble(),
                        position.path("longitude").asDouble());
    }

    private void write(Declaration declared, Unit unit) {
        var place = unit.contact().findPlace();
        jdbc.sql("""
                        insert into registry.unit
                            (party, unit, valid_from, valid_to, service, level, parent, names, province, successors,
                            example, telephone, radio, latitude, longitude, sectors, facing, subject, content, position)
                        values (:party, :unit, :from, :to, :service, :level, :parent, :names::jsonb, :province,
                            :successors, :example, :telephone, :radio, :latitude, :longitude, :sectors, :facing,
                            :subject, :content::jsonb, :position)
                        on conflict (party, unit, valid_from) do update set
                            valid_to = excluded.valid_to, service = excluded.service, level = excluded.level,
                            parent = excluded.parent, names = excluded.names, province = excluded.province,
                            successors = excluded.successors, example = excluded.example,
                            telephone = excluded.telephone, radio = excluded.radio, latitude = excluded.latitude,
                            longitude = excluded.longitude, sectors = excluded.sectors, facing = excluded.facing,
                            subject = excluded.subject, content = excluded.content, position = excluded.position
                        where unit.position <= excluded.position""")
                .param("party", unit.party().value())
                .param("unit", unit.id().value())
                .param("from", unit.validity().from())
                .param("to", unit.validity().to())
                .param("service", unit.service().value())
                .param("level", unit.level().code())
                .param("parent", unit.findParent().map(UnitId::value).orElse(null))
                .param("province", unit.province())
                .param("successors", texts(unit.successors()))
                .param("example", unit.example())
                .param("telephone", unit.contact().telephone())
                .param("radio", unit.contact().radio())
                .param("latitude", place.map(Unit.Place::latitude).orElse(null))
                .param("longitude", place.map(Unit.Place::longitude).orElse(null))
                .param("sectors", texts(unit.sectors()))
                .param("facing", texts(unit.facing()))
                .params(declared.common())
                .update();
    }

    private static String[] texts(List<?> values) {
        return values.stream().map(Object::toString).toArray(String[]::new);
    }
}
