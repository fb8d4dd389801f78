package org.tripoint.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Whatever a stranger sends, records, signatures and key sets are answered with a verdict, never with an exception,
/// also where his own key signed the damage.
class RecordParsersFuzzTest {

    private static final int ROUNDS = 1_200;

    private final String event = Handmade.disclosure("event", "{\"substance\":\"heroin\",\"grams\":12000}");
    private final String parent = Handmade.disclosure("parent", "\"" + RecordVectors.PARENT + "\"");
    private final String payload = Handmade.json(Handmade.seizure(event, event + "A", event + "B", parent));
    private final String header = Handmade.json(Handmade.protectedHeader(Handmade.VN_RECORD, "VN", "issuer"));
    private final RecordJudge judge = new RecordJudge(new Keyring(Map.of(
            new PartyId("VN"),
            List.of(((KeySetVerdict.Sound) KeySet.judge(
                            Handmade.keySetOf("VN", 1, Handmade.VN_ROOT, Handmade.VN_NEXT_ROOT, Handmade.VN_RECORD)))
                    .keySet()))));

    @Test
    void envelopes() {
        Mutations mutations = new Mutations(11, List.of(Handmade.octets(record(header, payload, event))));
        for (int i = 0; i < ROUNDS; i++) {
            if (judge.judge(mutations.next()) instanceof RecordVerdict.Verified verified) {
                assertThat(new String(verified.record().payload().octets().toArray(), StandardCharsets.UTF_8))
                        .isEqualTo(payload);
            }
        }
    }

    @Test
    void payloadsThatTheirIssuerSigned() {
        Mutations mutations = new Mutations(12, List.of(Handmade.octets(payload)));
        for (int i = 0; i < ROUNDS; i++) {
            byte[] octets = mutations.next();
            String altered = new String(octets, StandardCharsets.ISO_8859_1);
            assertThat(judge.judge(Handmade.octets(record(header, altered, event))))
                    .isNotNull();
            Optional.of(octets)
                    .map(RecordParsersFuzzTest::payloadOf)
                    .ifPresent(read -> assertThat(read.octets().toArray()).isEqualTo(octets));
        }
    }

    @Test
    void protectedHeaders() {
        Mutations mutations = new Mutations(13, List.of(Handmade.octets(header)));
        for (int i = 0; i < ROUNDS; i++) {
            String altered = new String(mutations.next(), StandardCharsets.UTF_8);
            if (judge.judge(Handmade.octets(record(altered, payload, event)))
                    instanceof RecordVerdict.Verified verified) {
                assertThat(verified.record()
                                .signatures()
                                .getFirst()
                                .header()
                                .party()
                                .value())
                        .isEqualTo("VN");
            }
        }
    }

    @Test
    void disclosures() {
        Mutations mutations = new Mutations(14, List.of(Base64Url.decode(event), Base64Url.decode(parent)));
        for (int i = 0; i < ROUNDS; i++) {
            byte[] altered = mutations.next();
            String disclosure = Handmade.base64url(altered);
            String bound = Handmade.json(Handmade.seizure(disclosure, event + "A", event + "B", parent));
            if (judge.judge(Handmade.octets(record(header, bound, disclosure)))
                    instanceof RecordVerdict.Verified verified) {
                assertThat(verified.record().openSections()).containsKey("event");
            }
        }
    }

    @Test
    void keySetsThatTheirRootSigned() {
        String keySet =
                Handmade.json(Handmade.keySet("VN", 1, Handmade.VN_ROOT, Handmade.VN_NEXT_ROOT, Handmade.VN_RECORD));
        String rootHeader = Handmade.json(Handmade.keySetHeader(Handmade.VN_ROOT));
        Mutations mutations = new Mutations(15, List.of(Handmade.octets(keySet)));
        for (int i = 0; i < ROUNDS; i++) {
            String altered = new String(mutations.next(), StandardCharsets.UTF_8);
            assertThat(KeySet.judge(Handmade.compact(rootHeader, altered, Handmade.VN_ROOT)))
                    .isNotNull();
        }
        Mutations compact =
                new Mutations(16, List.of(Handmade.octets(Handmade.compact(rootHeader, keySet, Handmade.VN_ROOT))));
        for (int i = 0; i < ROUNDS; i++) {
            assertThat(KeySet.judge(new String(compact.next(), StandardCharsets.UTF_8)))
                    .isNotNull();
        }
    }

    private static @org.jspecify.annotations.Nullable Payload payloadOf(byte[] octets) {
        try {
            return Payload.parse(octets);
        } catch (Refused refused) {
            return null;
        }
    }

    private static String record(String header, String payload, String... disclosures) {
        return Handmade.json(Handmade.envelope(
                payload, List.of(disclosures), List.of(Handmade.signature(header, payload, Handmade.VN_RECORD))));
    }
}
