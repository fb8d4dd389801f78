package org.tripoint.instruments;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.SignedRecord;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.TypeDefinition;
import tools.jackson.databind.JsonNode;

/// The judgement of records about instruments that a neighbour sent, beyond their signatures.
///
/// What speaks of an instrument that is not here is let in: it counts when the instrument arrives, which may come from
/// a third party later. Only what contradicts what is here is refused.
@Component
class ReceivedInstruments {

    private final Catalogue catalogue;
    private final InstrumentRules rules;
    private final InstrumentRows rows;

    ReceivedInstruments(Catalogue catalogue, InstrumentRows rows) {
        this.catalogue = catalogue;
        this.rules = new InstrumentRules(catalogue);
        this.rows = rows;
    }

    /// The code of what is wrong with a record about instruments, one of the list `refusal`; empty where nothing is,
    /// or where the record is of another feature or newer than this node.
    Optional<String> fault(SignedRecord record) {
        Optional<TypeDefinition> type = catalogue.find(record.header().type());
        return type.flatMap(definition -> switch (definition.type().name()) {
            case InstrumentTypes.PROPOSED -> proposed(record, definition);
            case InstrumentTypes.SIGNED -> signed(record);
            case InstrumentTypes.SUSPENDED -> suspended(record, definition);
            case InstrumentTypes.RESUMED -> resumed(record, definition);
            default -> Optional.empty();
        });
    }

    private boolean fits(SignedRecord record, TypeDefinition type) {
        Map<String, @Nullable JsonNode> sections = new TreeMap<>(record.openSections());
        Set<String> named = record.payload().sections().keySet();
        boolean complete = type.sections().stream()
                .map(TypeDefinition.Section::name)
                .allMatch(name -> named.contains(name) && sections.containsKey(name));
        return complete && catalogue.check(type, sections).isEmpty();
    }

    private Optional<String> proposed(SignedRecord record, TypeDefinition type) {
        boolean open = type.sections().stream()
                .allMatch(section -> record.openSections().containsKey(section.name()));
        if (!open) {
            return Optional.of("instrument-incomplete");
        }
        if (!fits(record, type)) {
            return Optional.of("instrument-malformed");
        }
        return switch (InstrumentReading.of(InstrumentWriting.joined(record.openSections()))) {
            case InstrumentReading.Unfit _ -> Optional.of("instrument-malformed");
            case InstrumentReading.Read read ->
                rules.check(read.instrument(), record.header().party()).isEmpty()
                        ? Optional.empty()
                        : Optional.of("instrument-inconsistent");
        };
    }

    private Optional<String> signed(SignedRecord record) {
        return about(record, "record")
                .flatMap(rows::findParties)
                .filter(parties -> !parties.contains(record.header().party()))
                .map(parties -> "issuer-not-a-party");
    }

    private Optional<String> suspended(SignedRecord record, TypeDefinition type) {
        if (!fits(record, type)) {
            return Optional.of("suspension-malformed");
        }
        Optional<KeptInstrument> instrument = about(record, "record").flatMap(rows::find);
        Optional<JsonNode> article =
                Optional.ofNullable(record.openSections().get("about")).map(about -> about.get("article"));
        return instrument.flatMap(found -> {
            if (!found.title().parties().contains(record.header().party())) {
                return Optional.of("issuer-not-a-party");
            }
            boolean known = article.map(number ->
                            found.content().findArticle(number.asString()).isPresent())
                    .orElse(true);
            return known ? Optional.empty() : Optional.of("unknown-article");
        });
    }

    private Optional<String> resumed(SignedRecord record, TypeDefinition type) {
        if (!fits(record, type)) {
            return Optional.of("suspension-malformed");
        }
        PartyId party = record.header().party();
        Optional<Sha256> instrument = about(record, "record");
        return about(record, "suspension").flatMap(rows::findSuspender).flatMap(suspender -> {
            if (!suspender.party().equals(party)) {
                return Optional.of("resumed-by-another");
            }
            return instrument.equals(Optional.of(suspender.instrument()))
                    ? Optional.empty()
                    : Optional.of("suspension-malformed");
        });
    }

    private static Optional<Sha256> about(SignedRecord record, String field) {
        return Optional.ofNullable(record.openSections().get("about"))
                .map(about -> about.get(field))
                .filter(hash -> hash.isString() && hash.asString().matches("[0-9a-f]{64}"))
                .map(hash -> new Sha256(hash.asString()));
    }

    /// The parties of the instrument that a record is about or proposes.
    Optional<SortedSet<PartyId>> parties(SignedRecord record) {
        if (record.header().type().name().equals(InstrumentTypes.PROPOSED)) {
            return rows.findParties(record.hash());
        }
        return about(record, "record").flatMap(rows::findParties);
    }
}
