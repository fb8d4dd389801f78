package org.tripoint.instruments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.UnitId;
import tools.jackson.databind.node.ObjectNode;

/// The memoranda of the demonstration, whole or changed in one place, and instruments as a ledger could know them.
final class Memoranda {

    static final PartyId VN = new PartyId("VN");
    static final PartyId KH = new PartyId("KH");
    static final PartyId LA = new PartyId("LA");
    static final Instant NOW = Instant.parse("2026-11-25T01:00:00Z");

    private static final Path FOLDER = Path.of("../demo/memoranda");

    private Memoranda() {}

    static byte[] file(String pair) {
        try {
            return Files.readAllBytes(FOLDER.resolve(pair + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Article 1 is automatic for danger to life and continues while suspended, article 2 lets the head of the post
    /// release drug seizures, articles 3 and 4 have no release terms.
    static ObjectNode json() {
        return (ObjectNode) StrictJson.read(file("kh-vn"));
    }

    static ObjectNode json(Consumer<ObjectNode> change) {
        ObjectNode json = json();
        change.accept(json);
        return json;
    }

    static ObjectNode title(ObjectNode json) {
        return (ObjectNode) json.get("title");
    }

    /// @param place from 1
    static ObjectNode article(ObjectNode json, int place) {
        return (ObjectNode) json.get("articles").get(place - 1);
    }

    static ObjectNode terms(ObjectNode json, int place) {
        return (ObjectNode) article(json, place).get("terms");
    }

    static Instrument instrument() {
        return instrument(json());
    }

    static Instrument instrument(ObjectNode json) {
        return switch (InstrumentReading.of(json)) {
            case InstrumentReading.Read read -> read.instrument();
            case InstrumentReading.Unfit unfit -> throw new InvalidInstrument(unfit.faults());
        };
    }

    static KeptInstrument kept(Instrument content, int number, Set<PartyId> signed) {
        return new KeptInstrument(
                Sha256.of(new byte[] {(byte) number}),
                number,
                content,
                act(VN),
                new TreeSet<>(signed),
                List.of(),
                List.of());
    }

    static KeptInstrument inForce(Instrument content, int number) {
        return kept(content, number, content.title().parties());
    }

    static KeptInstrument suspended(KeptInstrument kept, KeptInstrument.SuspensionEntry... entries) {
        return new KeptInstrument(
                kept.hash(),
                kept.position(),
                kept.content(),
                kept.proposal(),
                kept.signed(),
                kept.signatures(),
                List.of(entries));
    }

    static KeptInstrument.Act act(PartyId party) {
        return new KeptInstrument.Act(party, new UnitId("centre"), new OfficeId("headquarters"), NOW);
    }
}
