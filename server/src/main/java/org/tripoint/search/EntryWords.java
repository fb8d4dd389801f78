package org.tripoint.search;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tripoint.language.Catalogues;
import org.tripoint.language.SearchText;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.FoundUnder;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.LedgerRecord.ProjectionState;
import org.tripoint.ledger.Sentences;
import org.tripoint.platform.NodeSettings;
import tools.jackson.databind.JsonNode;

/// The words of a record: its name, its sentence and its facts in every language of the node, its codes and numbers as
/// they stand in it, its sector and identifiers, and what features add, such as the names of its unit. Only what is
/// open to this node.
@Component
class EntryWords {

    private static final int LONGEST = 20_000;
    private static final int LONGEST_VALUE = 4_000;
    private static final int HASH_CHARACTERS = 64;

    private final Catalogue catalogue;
    private final Catalogues texts;
    private final Sentences sentences;
    private final ObjectProvider<FoundUnder> features;
    private final NodeSettings settings;

    EntryWords(
            Catalogue catalogue,
            Catalogues texts,
            Sentences sentences,
            ObjectProvider<FoundUnder> features,
            NodeSettings settings) {
        this.catalogue = catalogue;
        this.texts = texts;
        this.sentences = sentences;
        this.features = features;
        this.settings = settings;
    }

    /// What stands in the row of a record.
    ///
    /// @param moment when it happened, else when it was written
    /// @param words folded, between single spaces, with one at either end; Khmer and Lao unbroken
    /// @param segments the same with Khmer and Lao broken into words
    record Made(Instant moment, String words, String segments) {}

    Made of(LedgerRecord record) {
        SequencedSet<String> parts = new LinkedHashSet<>();
        parts.add(record.header().id().toString());
        parts.add(record.hash().hex());
        parts.add(record.type().name());
        parts.add(record.unit().value());
        parts.add(record.party().value());
        record.header().findSector().map(Object::toString).ifPresent(parts::add);
        record.sections().values().stream().flatMap(EntryWords::values).forEach(parts::add);
        // what no page can put into words is found under what stands in it
        if (record.projection() == ProjectionState.DONE) {
            texts.languages().list().stream()
                    .map(language -> new Texts(texts, language, settings.zone()))
                    .forEach(t -> said(record, t).forEach(parts::add));
        }
        features.orderedStream().flatMap(feature -> feature.words(record)).forEach(parts::add);
        var all = parts.stream().collect(Collectors.joining(" \n "));
        var limited = all.length() <= LONGEST ? all : all.substring(0, LONGEST);
        return new Made(moment(record), " " + SearchText.plain(limited) + " ", segments(limited));
    }

    private static String segments(String text) {
        return SearchText.segments(text).stream().collect(Collectors.joining(" ", " ", " "));
    }

    private Stream<String> said(LedgerRecord record, Texts t) {
        var facts = sentences.sections(record, t).stream().flatMap(section -> section.fields().values().stream());
        return Stream.concat(Stream.of(t.of("type." + record.type().name() + ".name"), sentences.of(record, t)), facts);
    }

    private Instant moment(LedgerRecord record) {
        return catalogue
                .find(record.type())
                .flatMap(type -> sentences.moment(type, record))
                .or(() -> Optional.of(record.header().time()))
                .get();
    }

    /// Texts, codes and numbers; not the hashes of files.
    private static Stream<String> values(JsonNode node) {
        if (node.isString()) {
            var text = node.asString();
            boolean hash = text.length() == HASH_CHARACTERS && text.matches("[0-9a-f]+");
            return hash || text.length() > LONGEST_VALUE ? Stream.empty() : Stream.of(text);
        }
        if (node.isIntegralNumber()) {
            return Stream.of(node.asString());
        }
        return node.values().stream().flatMap(EntryWords::values);
    }
}
