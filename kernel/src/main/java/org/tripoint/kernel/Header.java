package org.tripoint.kernel;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What is always kept of a record and crosses with every release of it: which matter, what kind, who by office, when,
/// which sector (never the exact place), and what may be done with it.
///
/// @param time when the office made the record, to the millisecond
/// @param sector null where the record belongs to no sector
public record Header(
        RecordId id,
        SubjectId subject,
        RecordType type,
        PartyId party,
        ServiceId service,
        UnitId unit,
        OfficeId office,
        Instant time,
        @Nullable SectorId sector,
        Marking marking) {

    public Header {
        if (!Timestamp.truncate(time).equals(time)) {
            throw new IllegalArgumentException("expected a time of whole milliseconds, found: " + time);
        }
    }

    public Optional<SectorId> findSector() {
        return Optional.ofNullable(sector);
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id.toString()).put("subject", subject.toString());
        json.put("type", type.name()).put("version", type.version());
        json.put("party", party.value()).put("service", service.value());
        json.put("unit", unit.value()).put("office", office.value());
        json.put("time", Timestamp.format(time));
        if (sector != null) {
            json.put("sector", sector.value());
        }
        json.set("marking", marking.toJson());
        return json;
    }

    static Header read(Members members) {
        return new Header(
                RecordId.parse(members.text("id")),
                SubjectId.parse(members.text("subject")),
                new RecordType(members.text("type"), members.whole("version")),
                new PartyId(members.text("party")),
                new ServiceId(members.text("service")),
                new UnitId(members.text("unit")),
                new OfficeId(members.text("office")),
                Timestamp.parse(members.text("time")),
                members.findText("sector").map(SectorId::new).orElse(null),
                Marking.read(Members.of(members.object("marking"))));
    }
}
