package org.tripoint.kernel.log;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tripoint.kernel.Header;
import org.tripoint.kernel.KeySet;
import org.tripoint.kernel.KeyUse;
import org.tripoint.kernel.Keys;
import org.tripoint.kernel.Marking;
import org.tripoint.kernel.Octets;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.PublicJwk;
import org.tripoint.kernel.RecordDraft;
import org.tripoint.kernel.RecordId;
import org.tripoint.kernel.RecordType;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.SignedRecord;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.SubjectId;
import org.tripoint.kernel.UnitId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What VN keeps for KH, as files: a warning in the control lane, a seizure with a photograph in the routine lane,
/// which
/// is so long that it has full tiles, and a second epoch of it; and a receipt for KH's own log.
final class FeedTree {

    static final Instant NOW = Instant.parse("2026-11-25T03:00:00.000Z");
    static final PartyId VN = new PartyId("VN");
    static final PartyId KH = new PartyId("KH");
    static final byte[] PHOTOGRAPH = "not a picture, but octets".getBytes(StandardCharsets.US_ASCII);

    private static final Instant FROM = NOW.minusSeconds(3600);
    private static final Instant UNTIL = NOW.plusSeconds(86_400);

    /// So many leaves after the first that the first bundle is full.
    private static final int FURTHER_LEAVES = 299;

    final Map<String, byte[]> files = new HashMap<>();
    final SignedRecord warning =
            record(VN, "flood.reported", Map.of("event", "{\"cause\":\"rain\"}", "place", "{\"gate\":\"bu-prang\"}"));
    final SignedRecord seizure = record(
            VN,
            "drugs.seized",
            Map.of(
                    "event", "{\"grams\":12000,\"purity\":0.25}",
                    "photographs",
                            "{\"photographs\":[{\"hash\":\"" + Sha256.of(PHOTOGRAPH)
                                    + "\",\"mediaType\":\"image/png\",\"octets\":25,\"recognisable\":false}]}",
                    "text", "{\"text\":\"kept at home\"}"));

    FeedTree() {
        put(
                new FeedFile.ReleasedRecord(warning.hash()),
                warning.withOnly(Set.of("event"), Set.of()).toJson());
        put(
                new FeedFile.ReleasedRecord(seizure.hash()),
                seizure.withOnly(Set.of("event", "photographs"), Set.of()).toJson());
        put(new FeedFile.Attachment(Sha256.of(PHOTOGRAPH)), PHOTOGRAPH);
        log(origin(Lane.CONTROL, 1), List.of(release(Leaf.Kind.RECORD, warning, Basis.Rule.DANGER_TO_LIFE, "event")));
        Basis article = new Basis.Article(Sha256.of(new byte[] {2}), "2");
        List<Leaf> routine = new ArrayList<>();
        routine.add(release(Leaf.Kind.RECORD, seizure, article, "event"));
        for (int i = 0; i < FURTHER_LEAVES; i++) {
            routine.add(release(Leaf.Kind.DISCLOSURE, seizure, article, "photographs"));
        }
        Checkpoint frozen = log(origin(Lane.ROUTINE, 1), routine);
        Leaf more = release(Leaf.Kind.DISCLOSURE, seizure, article, "photographs");
        log(origin(Lane.ROUTINE, 2), List.of(new Leaf.EpochOpening(frozen, NOW, 0), more));
        receipt();
    }

    static FeedOrigin origin(Lane lane, int epoch) {
        return new FeedOrigin(VN, KH, lane, epoch);
    }

    static Leaf release(Leaf.Kind kind, SignedRecord record, Basis basis, String section) {
        return new Leaf.Release(kind, record.hash(), basis, new TreeSet<>(Set.of(section)), NOW, 0);
    }

    void put(FeedFile file, byte[] octets) {
        files.put(file.path(), octets);
    }

    /// Writes a log with these leaves in the place of `origin`.
    Checkpoint log(FeedOrigin origin, List<Leaf> leaves) {
        List<Octets> entries = leaves.stream().map(Leaf::encode).toList();
        TileTree.Growth growth = new TileTree(0, at -> {
                    throw new IllegalStateException("no tile yet");
                })
                .append(entries.stream()
                        .map(entry -> MerkleHash.leaf(entry.toArray()))
                        .toList());
        for (Tile tile : growth.tiles()) {
            put(new FeedFile.HashTile(origin.lane(), origin.epoch(), tile.coordinate()), tile.octets());
        }
        for (int first = 0; first < entries.size(); first += TileCoordinate.FULL_WIDTH) {
            BundleCoordinate at = BundleCoordinate.holding(first, growth.size()).orElseThrow();
            EntryBundle bundle = new EntryBundle(entries.subList(first, first + at.width()));
            put(new FeedFile.Entries(origin.lane(), origin.epoch(), at), bundle.octets());
        }
        Checkpoint checkpoint = new Checkpoint(origin.toString(), growth.size(), growth.root());
        put(
                new FeedFile.LogCheckpoint(origin.lane(), origin.epoch()),
                SignedCheckpoint.sign(checkpoint, Keys.named("VN log")).octets());
        return checkpoint;
    }

    private void receipt() {
        Checkpoint own = new Checkpoint("tripoint/KH/VN/control/1", 0, MerkleHash.EMPTY_ROOT);
        put(
                new FeedFile.Receipt(Lane.CONTROL, 1),
                SignedCheckpoint.sign(own, Keys.named("KH log"))
                        .cosign(FeedOrigin.mirrorName(VN), Keys.named("VN mirror"), NOW)
                        .octets());
    }

    static SignedRecord record(PartyId party, String type, Map<String, String> contents) {
        Header header = new Header(
                RecordId.next(NOW),
                SubjectId.next(NOW),
                new RecordType(type, 1),
                party,
                new ServiceId("border-guard"),
                new UnitId("vn-tuy-duc"),
                new OfficeId("duty-officer"),
                NOW,
                new SectorId("KH-VN/1"),
                new Marking("official", "border-security", List.of(), false, java.time.LocalDate.parse("2036-11-25")));
        SequencedMap<String, @Nullable JsonNode> sections = new LinkedHashMap<>();
        contents.forEach((name, content) -> sections.put(name, StrictJson.read(content)));
        sections.put("remarks", null);
        return new RecordDraft(header, sections, List.of()).sign(Keys.named(party + " record"));
    }

    void write(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    /// What KH knows beforehand; `tls` is VN's key for the network, if there is one.
    static byte[] trust(@Nullable PublicJwk tls) {
        ObjectNode trust =
                JsonNodeFactory.instance.objectNode().put("self", "KH").put("from", "VN");
        ObjectNode keySets = trust.putObject("keySets");
        keySets.putArray("VN").add(keySet(VN, tls).compact());
        keySets.putArray("KH").add(keySet(KH, null).compact());
        return StrictJson.write(trust);
    }

    private static KeySet keySet(PartyId party, @Nullable PublicJwk tls) {
        List<KeySet.EnrolledKey> keys = new ArrayList<>();
        keys.add(enrolled(KeyUse.RECORD, Keys.named(party + " record").verifyingKey()));
        keys.add(enrolled(KeyUse.LOG, Keys.named(party + " log").verifyingKey()));
        keys.add(enrolled(KeyUse.MIRROR, Keys.named(party + " mirror").verifyingKey()));
        if (tls != null) {
            keys.add(enrolled(KeyUse.TLS, tls));
        }
        return KeySet.sign(
                party,
                1,
                NOW,
                URI.create("https://127.0.0.1:8411"),
                Keys.named(party + " root"),
                Keys.named(party + " next root").kid(),
                keys);
    }

    private static KeySet.EnrolledKey enrolled(KeyUse use, PublicJwk key) {
        return new KeySet.EnrolledKey(use, key, FROM, UNTIL);
    }
}
