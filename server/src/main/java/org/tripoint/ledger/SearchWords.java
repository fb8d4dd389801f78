package org.tripoint.ledger;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tripoint.language.SearchText;
import tools.jackson.databind.JsonNode;

/// The words under which a record is found: its identifiers, its sector and every text and code of its open sections,
/// folded as queries are.
@Component
class SearchWords {

    private static final int LONGEST = 4_000;

    String of(LedgerRecord record) {
        String words =
                record.sections().values().stream().flatMap(SearchWords::texts).collect(Collectors.joining(" "));
        String all = String.join(
                " ",
                record.header().id().toString(),
                record.type().name(),
                record.unit().value(),
                record.header().findSector().map(Object::toString).orElse(""),
                words);
        return SearchText.fold(all.length() <= LONGEST ? all : all.substring(0, LONGEST));
    }

    private static Stream<String> texts(JsonNode node) {
        if (node.isString()) {
            return Stream.of(node.asString());
        }
        return node.values().stream().flatMap(SearchWords::texts);
    }
}
