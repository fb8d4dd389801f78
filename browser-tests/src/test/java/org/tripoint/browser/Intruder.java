package org.tripoint.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tripoint.fixture.FaultyPeer;
import org.tripoint.kernel.Header;
import org.tripoint.kernel.Marking;
import org.tripoint.kernel.Octets;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.RecordDraft;
import org.tripoint.kernel.RecordId;
import org.tripoint.kernel.RecordType;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.SignedRecord;
import org.tripoint.kernel.SigningKey;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.SubjectId;
import org.tripoint.kernel.Timestamp;
import org.tripoint.kernel.UnitId;
import org.tripoint.kernel.log.Basis;
import org.tripoint.kernel.log.FeedFile;
import org.tripoint.kernel.log.FeedOrigin;
import org.tripoint.kernel.log.Lane;
import org.tripoint.kernel.log.Leaf;
import org.tripoint.kernel.log.LeafVerdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whoever took over the gateway of VN, as KH meets him: he has the keys of TLS and of the log and what was released,
/// and goes on where the log stands.
final class Intruder {

    private final RunningDemo demo;
    private final Instant now = Timestamp.truncate(Instant.now());
    private final Map<Lane, List<Octets>> logs = new EnumMap<>(Lane.class);
    private final Sha256 memorandum;
    private final Sha256 released;
    private final byte[] releasedBody;
    private final Set<String> releasedSections;
    private final long control;

    /// Reads what the node of VN serves to KH while it still runs.
    ///
    /// @param record a seizure that was released
    Intruder(RunningDemo demo, Sha256 memorandum, Sha256 record) {
        this.demo = demo;
        this.memorandum = memorandum;
        this.released = record;
        try (Feed fromVn = Feed.of(demo, "VN", "KH");
                Feed fromKh = Feed.of(demo, "KH", "VN")) {
            for (Lane lane : Lane.values()) {
                logs.put(lane, fromVn.entries(lane));
            }
            this.releasedBody = fromVn.get(new FeedFile.ReleasedRecord(record));
            this.control = fromKh.size(Lane.CONTROL);
        }
        this.releasedSections = leafOf(record).sections();
    }

    private Leaf.Release leafOf(Sha256 record) {
        return logs.values().stream()
                .flatMap(List::stream)
                .flatMap(entry -> Leaf.read(entry) instanceof LeafVerdict.Read(Leaf.Release leaf)
                        ? Stream.of(leaf)
                        : Stream.empty())
                .filter(leaf -> leaf.record().equals(record))
                .findFirst()
                .orElseThrow();
    }

    /// Serves on VN's port, whose node must have been stopped.
    FaultyPeer start() {
        List<FeedOrigin> origins = Stream.of(Lane.values())
                .map(lane -> new FeedOrigin(new PartyId("VN"), new PartyId("KH"), lane, 1))
                .toList();
        return new FaultyPeer(demo.feedPort("VN"), Feed.tls(demo, "VN", "KH"), key("log"), origins, logs);
    }

    private SigningKey key(String use) {
        try {
            return SigningKey.ofPrivateJwk(
                    StrictJson.read(Files.readAllBytes(demo.dataDir("VN").resolve("keys/" + use + ".jwk"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The released record with another sector than VN signed.
    void serveAltered(FaultyPeer peer) {
        ObjectNode envelope = (ObjectNode) StrictJson.read(releasedBody);
        String payload =
                new String(Base64.getUrlDecoder().decode(envelope.get("payload").asString()), StandardCharsets.UTF_8);
        byte[] altered = payload.replace("KH-VN/1", "KH-VN/2").getBytes(StandardCharsets.UTF_8);
        envelope.put("payload", Base64.getUrlEncoder().withoutPadding().encodeToString(altered));
        peer.serve(Lane.ROUTINE, leaf(Sha256.of(altered)), StrictJson.write(envelope));
    }

    /// The released record once more, at another index.
    void serveReplay(FaultyPeer peer) {
        peer.serve(Lane.ROUTINE, leaf(released), releasedBody);
    }

    void serveSignedByUnknownKey(FaultyPeer peer) {
        SignedRecord record = seizure().sign(SigningKey.generate());
        peer.serve(Lane.ROUTINE, leaf(record.hash()), record.toJson());
    }

    /// What VN itself signed and kept back because KH had suspended the article.
    void serveUnderSuspendedArticle(FaultyPeer peer) {
        SignedRecord record = seizure().sign(key("record"));
        peer.serve(Lane.ROUTINE, leaf(record.hash()), record.toJson());
    }

    /// A warning that VN really signed. Returns its hash.
    Sha256 serveGenuineFlood(FaultyPeer peer) {
        SignedRecord flood = draft(
                        "flood.reported",
                        "{\"road\":\"bridge\",\"blocked\":\"vehicles\",\"since\":\"" + Timestamp.format(now) + "\"}")
                .sign(key("record"));
        Leaf.Release warning = new Leaf.Release(
                Leaf.Kind.RECORD,
                flood.hash(),
                Basis.Rule.DANGER_TO_LIFE,
                new TreeSet<>(Set.of("event")),
                now,
                control);
        peer.serve(Lane.CONTROL, warning, flood.toJson());
        return flood.hash();
    }

    private Leaf.Release leaf(Sha256 record) {
        return new Leaf.Release(
                Leaf.Kind.RECORD,
                record,
                new Basis.Article(memorandum, "2"),
                new TreeSet<>(record.equals(released) ? releasedSections : Set.of("event")),
                now,
                control);
    }

    private RecordDraft seizure() {
        return draft("drugs.seized", "{\"substance\":\"heroin\",\"grams\":5,\"at\":\"" + Timestamp.format(now) + "\"}");
    }

    private RecordDraft draft(String type, String event) {
        Header header = new Header(
                RecordId.next(now),
                SubjectId.next(now),
                new RecordType(type, 1),
                new PartyId("VN"),
                new ServiceId("border-guard"),
                new UnitId("vn-tuy-duc"),
                new OfficeId("duty-officer"),
                now,
                new SectorId("KH-VN/1"),
                new Marking(
                        "official",
                        "border-security",
                        List.of(),
                        false,
                        now.atZone(ZoneOffset.UTC).toLocalDate().plusYears(10)));
        SequencedMap<String, @Nullable JsonNode> sections = new LinkedHashMap<>();
        sections.put("event", StrictJson.read(event));
        return new RecordDraft(header, sections, List.of());
    }
}
