package org.tripoint.boundary.web;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.SectorId;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.web.RecordPages;
import tools.jackson.databind.JsonNode;

/// Records of the boundary are told of on the page of their inspection, marker or crossing.
@Component
class BoundaryRecordPages implements RecordPages {

    private static final String GATE = "gate:";

    @Override
    public Optional<String> find(LedgerRecord record) {
        return switch (record.type().name()) {
            case "marker.inspected" ->
                Optional.of("/boundary/inspections/" + record.hash().hex());
            case "marker.recorded" -> marker(record, "marker");
            case "marker.surveyed", "repair.completed" -> marker(record, "about");
            case "repair.proposed" -> marker(record, "repair");
            case "sector.recorded" -> Optional.of("/boundary/sectors");
            case "crossing.closed" -> crossing(record, "closure");
            case "crossing.reopened" -> crossing(record, "about");
            case "crossing.described" -> crossing(record, "crossing");
            case "crossing.counted" -> crossing(record, "count");
            default -> Optional.empty();
        };
    }

    private static Optional<String> marker(LedgerRecord record, String section) {
        Optional<String> pair = record.header().findSector().map(SectorId::pair);
        return record.find(section, "number")
                .map(JsonNode::asString)
                .flatMap(number -> pair.map(of -> MarkerSheets.path(new org.tripoint.boundary.MarkerId(of, number))));
    }

    private static Optional<String> crossing(LedgerRecord record, String section) {
        return record.find(section, "crossing")
                .map(JsonNode::asString)
                .filter(code -> code.startsWith(GATE))
                .map(code -> "/boundary/crossings/" + code.substring(GATE.length()));
    }
}
