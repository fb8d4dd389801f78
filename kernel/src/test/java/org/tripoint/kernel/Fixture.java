package org.tripoint.kernel;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A party with its root and its keys, and a seizure that it reports.
final class Fixture {

    static final Instant NOW = Instant.parse("2026-11-25T03:00:00.000Z");
    static final PartyId VN = new PartyId("VN");
    static final PartyId KH = new PartyId("KH");

    private Fixture() {}

    record Party(PartyId id, SigningKey root, SigningKey record, SigningKey log, SigningKey mirror) {

        static Party named(PartyId id) {
            return new Party(
                    id, SigningKey.generate(), SigningKey.generate(), SigningKey.generate(), SigningKey.generate());
        }

        KeySet keySet(int serial, SigningKey recordKey) {
            Instant from = NOW.minusSeconds(3600);
            Instant until = NOW.plusSeconds(86400);
            return KeySet.sign(
                    id,
                    serial,
                    NOW,
                    URI.create("https://127.0.0.1:8411"),
                    root,
                    SigningKey.generate().kid(),
                    List.of(
                            new KeySet.EnrolledKey(KeyUse.RECORD, recordKey.verifyingKey(), from, until),
                            new KeySet.EnrolledKey(KeyUse.LOG, log.verifyingKey(), from, until),
                            new KeySet.EnrolledKey(KeyUse.MIRROR, mirror.verifyingKey(), from, until)));
        }

        Keyring keyring() {
            return new Keyring(Map.of(id, List.of(keySet(1, record))));
        }
    }

    static RecordDraft seizure(PartyId party, Instant time, Sha256... parents) {
        Header header = new Header(
                RecordId.next(time),
                SubjectId.next(time),
                new RecordType("drugs.seized", 1),
                party,
                new ServiceId("border-guard"),
                new UnitId("vn-tuy-duc"),
                new OfficeId("duty-officer"),
                time,
                new SectorId("KH-VN/1"),
                new Marking("official", "border-security", List.of(), false, LocalDate.parse("2036-11-25")));
        SequencedMap<String, @Nullable JsonNode> sections = new LinkedHashMap<>();
        sections.put("event", StrictJson.read("{\"substance\":\"methamphetamine\",\"grams\":12000}"));
        sections.put("place", StrictJson.read("{\"latitude\":12.215,\"longitude\":107.43}"));
        sections.put("photographs", null);
        return new RecordDraft(header, sections, List.of(parents));
    }
}
