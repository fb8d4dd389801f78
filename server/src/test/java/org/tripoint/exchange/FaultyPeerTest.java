package org.tripoint.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tripoint.fixture.ThreeNodes.has;
import static org.tripoint.fixture.ThreeNodes.until;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tripoint.fixture.FaultyPeer;
import org.tripoint.fixture.TestNode;
import org.tripoint.fixture.ThreeNodes;
import org.tripoint.instruments.Instruments;
import org.tripoint.kernel.Header;
import org.tripoint.kernel.Marking;
import org.tripoint.kernel.Octets;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.Payload;
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
import org.tripoint.kernel.UnitId;
import org.tripoint.kernel.log.Basis;
import org.tripoint.kernel.log.FeedOrigin;
import org.tripoint.kernel.log.Lane;
import org.tripoint.kernel.log.Leaf;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.NodeKeys;
import tools.jackson.databind.JsonNode;

/// A neighbour's gateway is taken over: whoever holds its TLS key and its log key, but not its record key, gets nothing
/// into the tables, and both sides see what he tried.
class FaultyPeerTest {

    private static final String UNIT = "vn-tuy-duc";
    private static final Instant TIME = Instant.parse("2026-11-25T01:00:00.000Z");

    @Test
    void holdsEachForgedEntryWithItsOwnCodeAndProjectsTheNextGoodOne() {
        try (ThreeNodes nodes = new ThreeNodes()) {
            TestNode vn = nodes.vn();
            TestNode kh = nodes.kh();
            Sha256 memorandum = nodes.memorandum();
            LedgerRecord earlier = release(vn, kh);
            until("KH has the seizure", () -> has(kh, earlier.hash()));
            Sha256 suspension = kh.get(Instruments.class)
                    .suspend(memorandum, Optional.empty(), "own-review", kh.office("kh-high-command", "headquarters"));
            until("VN knows of the suspension", () -> has(vn, suspension));

            // What the real node of VN signed, but never let go: the intruder found it on the disk.
            LedgerRecord underSuspension = ThreeNodes.reportSeizure(vn, UNIT);
            Map<Lane, List<Octets>> logs = logsOf(vn, kh);
            long control = kh.get(Logs.class)
                    .get(new FeedOrigin(kh.party(), vn.party(), Lane.CONTROL, 1))
                    .size();
            Forgeries forgeries = new Forgeries(vn, kh, memorandum, control);
            vn.stop();
            try (FaultyPeer intruder = forgeries.peer(logs)) {
                SignedRecord altered = forgeries.altered(earlier.signed());
                long alteredAt = intruder.serve(Lane.ROUTINE, forgeries.leaf(altered.hash(), 0), altered.toJson());
                long replayedAt = intruder.serve(
                        Lane.ROUTINE,
                        forgeries.leaf(earlier.hash(), 0),
                        earlier.signed().toJson());
                SignedRecord unknown = forgeries.byUnknownKey();
                long unknownAt = intruder.serve(Lane.ROUTINE, forgeries.leaf(unknown.hash(), 0), unknown.toJson());
                long suspendedAt = intruder.serve(
                        Lane.ROUTINE,
                        forgeries.leaf(underSuspension.hash(), control),
                        underSuspension.signed().toJson());
                SignedRecord good = forgeries.genuineFlood();
                intruder.serve(Lane.CONTROL, forgeries.warning(good.hash()), good.toJson());
                until("KH has the genuine flood", () -> has(kh, good.hash()));
                until("KH holds four", () -> kh.get(Mirror.class).countHeld(vn.party()) == 4);
                assertThat(held(kh, vn))
                        .containsEntry(alteredAt, "signature-invalid")
                        .containsEntry(replayedAt, "replayed-record")
                        .containsEntry(unknownAt, "unknown-key")
                        .containsEntry(suspendedAt, "article-suspended");
            }
            assertThat(has(kh, underSuspension.hash())).isFalse();
            assertThat(kh.get(Ledger.class).count("type = 'drugs.seized'", Map.of()))
                    .isEqualTo(1);
        }
    }

    private static LedgerRecord release(TestNode vn, TestNode kh) {
        LedgerRecord seizure = ThreeNodes.reportSeizure(vn, UNIT);
        vn.get(Release.class).release(seizure.hash(), kh.party(), Set.of("event"), vn.head(UNIT));
        return seizure;
    }

    private static Map<Lane, List<Octets>> logsOf(TestNode vn, TestNode kh) {
        Map<Lane, List<Octets>> logs = new HashMap<>();
        for (Lane lane : Lane.values()) {
            FeedOrigin origin = new FeedOrigin(vn.party(), kh.party(), lane, 1);
            until(origin + " is mirrored", () -> {
                Logs.Head head = vn.get(Logs.class).get(origin);
                return head.size() == head.receiptSize()
                        && head.findReceipt().isPresent()
                        && vn.get(Outbox.class).count(kh.party()) == 0;
            });
            Logs.Head head = vn.get(Logs.class).get(origin);
            logs.put(lane, vn.get(Logs.class).entries(origin, 0, (int) head.size()));
        }
        return logs;
    }

    private static Map<Long, String> held(TestNode kh, TestNode vn) {
        record Held(long index, String code) {}
        Map<Long, String> held = new HashMap<>();
        kh.database()
                .jdbc()
                .sql(
                        "select h.index, h.code from exchange.held h join exchange.log g using (origin) where g.sender = :sender")
                .param("sender", vn.party().value())
                .query((rs, n) -> new Held(rs.getLong(1), rs.getString(2)))
                .list()
                .forEach(entry -> held.put(entry.index(), entry.code()));
        return held;
    }

    /// What the intruder makes up.
    private record Forgeries(
            TestNode vn, TestNode kh, Sha256 memorandum, long control, SigningKey logKey, SSLContext tls) {

        Forgeries(TestNode vn, TestNode kh, Sha256 memorandum, long control) {
            this(
                    vn,
                    kh,
                    memorandum,
                    control,
                    vn.get(NodeKeys.class).log(),
                    vn.get(PinnedTls.class).server());
        }

        FaultyPeer peer(Map<Lane, List<Octets>> logs) {
            List<FeedOrigin> origins = Stream.of(Lane.values())
                    .map(lane -> new FeedOrigin(vn.party(), kh.party(), lane, 1))
                    .toList();
            return new FaultyPeer(vn.feedPort(), tls, logKey, origins, logs);
        }

        Leaf.Release leaf(Sha256 record, long controlSeen) {
            return new Leaf.Release(
                    Leaf.Kind.RECORD,
                    record,
                    new Basis.Article(memorandum, "2"),
                    new TreeSet<>(Set.of("event")),
                    TIME,
                    Math.max(controlSeen, control));
        }

        SignedRecord altered(SignedRecord record) {
            byte[] octets = record.payload().octets().toArray();
            String text = new String(octets, StandardCharsets.UTF_8).replace("KH-VN/1", "KH-VN/2");
            return new SignedRecord(
                    Payload.ofVerified(text.getBytes(StandardCharsets.UTF_8)),
                    record.signatures(),
                    record.disclosures());
        }

        SignedRecord byUnknownKey() {
            return draft("drugs.seized", "{\"substance\":\"heroin\",\"grams\":5,\"at\":\"2026-11-24T22:10:00.000Z\"}")
                    .sign(SigningKey.generate());
        }

        /// A warning that VN really signed; the next entry after the forged ones.
        SignedRecord genuineFlood() {
            return draft(
                            "flood.reported",
                            "{\"road\":\"bridge\",\"blocked\":\"vehicles\",\"since\":\"2026-11-24T22:10:00.000Z\"}")
                    .sign(recordKey());
        }

        Leaf.Release warning(Sha256 record) {
            return new Leaf.Release(
                    Leaf.Kind.RECORD, record, Basis.Rule.DANGER_TO_LIFE, new TreeSet<>(Set.of("event")), TIME, control);
        }

        private SigningKey recordKey() {
            try {
                return SigningKey.ofPrivateJwk(StrictJson.read(
                        Files.readAllBytes(vn.dir().resolve("keys").resolve("record.jwk"))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private RecordDraft draft(String type, String event) {
            Header header = new Header(
                    RecordId.next(TIME),
                    SubjectId.next(TIME),
                    new RecordType(type, 1),
                    vn.party(),
                    new ServiceId("border-guard"),
                    new UnitId(UNIT),
                    new OfficeId("duty-officer"),
                    TIME,
                    new SectorId("KH-VN/1"),
                    new Marking("official", "border-security", List.of(), false, LocalDate.parse("2036-11-25")));
            SequencedMap<String, @Nullable JsonNode> sections = new LinkedHashMap<>();
            sections.put("event", StrictJson.read(event));
            return new RecordDraft(header, sections, List.of());
        }
    }
}
