package org.tripoint.kernel.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripoint.kernel.Keys;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.SigningKey;

class TrustedLogTest {

    private static final String ORIGIN = "tripoint/VN/KH/routine/1";
    private static final String MIRROR = FeedOrigin.mirrorName(new PartyId("KH"));
    private static final Instant NOW = Instant.parse("2026-11-25T03:00:00.700Z");

    private final SigningKey logKey = Keys.named("log");
    private final SigningKey mirrorKey = Keys.named("mirror");
    private final TrustedLog log = new TrustedLog(
            ORIGIN, Set.of(logKey.verifyingKey()), Set.of(NoteKey.ofCosigner(MIRROR, mirrorKey.verifyingKey())));
    private final Checkpoint checkpoint = new Checkpoint(ORIGIN, 5, Sha256.of(new byte[] {5}));

    @Test
    void verifiesCheckpointOfTheLog() {
        SignedCheckpoint signed = SignedCheckpoint.sign(checkpoint, logKey);

        assertThat(log.judge(signed.octets())).isEqualTo(new CheckpointVerdict.Verified(signed));
    }

    @Test
    void verifiesReceiptAndItsTimeToTheSecond() {
        SignedCheckpoint receipt = SignedCheckpoint.sign(checkpoint, logKey).cosign(MIRROR, mirrorKey, NOW);

        assertThat(log.judgeReceipt(receipt.octets())).isEqualTo(new CheckpointVerdict.Verified(receipt));
        assertThat(receipt.cosignatures().getFirst().time()).isEqualTo(Instant.parse("2026-11-25T03:00:00Z"));
    }

    @Test
    void refusesCheckpointWithoutCosignatureAsReceipt() {
        assertThat(code(log.judgeReceipt(
                        SignedCheckpoint.sign(checkpoint, logKey).octets())))
                .isEqualTo(LogRefusal.COSIGNATURE_MISSING);
    }

    @Test
    void ignoresSignaturesOfKeysThatNobodyKnows() {
        SignedCheckpoint signed = SignedCheckpoint.sign(checkpoint, logKey)
                .cosign("elsewhere.example/w1", Keys.named("stranger"), NOW)
                .cosign(MIRROR, Keys.named("stranger"), NOW);

        assertThat(log.judge(signed.octets()))
                .isInstanceOfSatisfying(
                        CheckpointVerdict.Verified.class,
                        verified ->
                                assertThat(verified.checkpoint().cosignatures()).isEmpty());
    }

    @Test
    void refusesCheckpointSignedByAnotherKey() {
        assertThat(code(log.judge(SignedCheckpoint.sign(checkpoint, Keys.named("stranger"))
                        .octets())))
                .isEqualTo(LogRefusal.LOG_SIGNATURE_MISSING);
    }

    @Test
    void refusesEveryFlippedBitOfText() {
        byte[] octets = SignedCheckpoint.sign(checkpoint, logKey).octets();
        for (int bit = 0; bit < checkpoint.text().length() * 8; bit++) {
            byte[] changed = octets.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(log.judge(changed)).isInstanceOf(CheckpointVerdict.Refused.class);
        }
    }

    @Test
    void refusesAlteredCosignatureOfTheMirror() {
        String receipt = text(SignedCheckpoint.sign(checkpoint, logKey).cosign(MIRROR, mirrorKey, NOW));
        int end = receipt.length() - 10;
        char changed = receipt.charAt(end) == 'A' ? 'B' : 'A';
        String altered = receipt.substring(0, end) + changed + receipt.substring(end + 1);

        assertThat(code(log.judge(altered.getBytes(StandardCharsets.UTF_8)))).isEqualTo(LogRefusal.SIGNATURE_INVALID);
    }

    @Test
    void refusesCosignatureThatIsOnlyASignature() {
        byte[] bare = mirrorKey.sign(checkpoint.text().getBytes(StandardCharsets.UTF_8));
        NoteKey mirror = NoteKey.ofCosigner(MIRROR, mirrorKey.verifyingKey());
        SignedNote note = SignedCheckpoint.sign(checkpoint, logKey).note().with(NoteSignature.by(mirror, bare));

        assertThat(code(log.judge(note.octets()))).isEqualTo(LogRefusal.MALFORMED_COSIGNATURE);
    }

    @Test
    void refusesCheckpointOfAnotherLogUnderTheNameOfThisOne() {
        assertThat(code(log.judge(signedText("tripoint/VN/LA/routine/1\n5\n" + root() + "\n"))))
                .isEqualTo(LogRefusal.ORIGIN_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ORIGIN\n5\nROOT\nextension\n",
                "ORIGIN\n05\nROOT\n",
                "ORIGIN\n+5\nROOT\n",
                "ORIGIN\n-5\nROOT\n",
                "ORIGIN\n\nROOT\n",
                "ORIGIN\n9223372036854775808\nROOT\n",
                "ORIGIN\n5\nROOT \n",
                "ORIGIN\n5\n\nROOT\n",
                "ORIGIN\n5\nAAAA\n",
                "ORIGIN \n5\nROOT\n",
                "\n5\nROOT\n",
                "ORIGIN\n5\n",
                "\n"
            })
    void refusesSignedTextThatIsNoCheckpoint(String form) {
        byte[] note = signedText(form.replace("ORIGIN", ORIGIN).replace("ROOT", root()));

        assertThat(code(log.judge(note))).isEqualTo(LogRefusal.MALFORMED_CHECKPOINT);
    }

    @Test
    void refusesEmptyTreeWithARoot() {
        assertThat(code(log.judge(signedText(ORIGIN + "\n0\n" + root() + "\n"))))
                .isEqualTo(LogRefusal.WRONG_EMPTY_ROOT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n",
                "text\n",
                "text\n\n",
                "text\n— a AAAAAAE=\n",
                "text\n\n— a AAAAAAE=",
                "te\txt\n\n— a AAAAAAE=\n",
                "text\r\n\r\n— a AAAAAAE=\r\n"
            })
    void refusesTextThatIsNoNote(String note) {
        assertThat(code(log.judge(note.getBytes(StandardCharsets.UTF_8)))).isEqualTo(LogRefusal.MALFORMED_NOTE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- a AAAAAAE=",
                "—a AAAAAAE=",
                "— a",
                "— a ",
                "—  AAAAAAE=",
                "— a b AAAAAAE=",
                "— a+b AAAAAAE=",
                "— a AAAAAA==",
                "— a AAAAAAE",
                "— a AAAAAAF=",
                "— a AAAA*AE=",
                "— a AAAAAAE= "
            })
    void refusesMalformedSignatureLine(String line) {
        assertThat(code(log.judge(("text\n\n" + line + "\n").getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(LogRefusal.MALFORMED_SIGNATURE_LINE);
    }

    @Test
    void refusesNoteThatIsNotUtf8OrTooLarge() {
        assertThat(code(log.judge("text\n\n— \u00e9 AAAAAAE=\n".getBytes(StandardCharsets.ISO_8859_1))))
                .isEqualTo(LogRefusal.MALFORMED_NOTE);
        assertThat(code(log.judge(new byte[SignedNote.MAX_OCTETS + 1]))).isEqualTo(LogRefusal.NOTE_TOO_LARGE);
        assertThat(code(log.judge(("text\n\n" + "— a AAAAAAE=\n".repeat(17)).getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(LogRefusal.NOTE_TOO_LARGE);
    }

    @Test
    void acceptsSixteenSignatures() {
        SignedNote note = SignedCheckpoint.sign(checkpoint, logKey).note();
        for (int i = 0; i < 15; i++) {
            note = note.with(NoteSignature.by(
                    NoteKey.ofLog("stranger/" + i, Keys.named("stranger").verifyingKey()), new byte[64]));
        }

        assertThat(log.judge(note.octets())).isInstanceOf(CheckpointVerdict.Verified.class);
    }

    @Test
    void provesLeafByAFileAndRefusesItForAnother() {
        TileFolder folder = new TileFolder();
        folder.append(TileFolder.leaves(new Random(1), 70));
        SignedCheckpoint receipt = SignedCheckpoint.sign(
                        new Checkpoint(ORIGIN, 70, folder.tree().root()), logKey)
                .cosign(MIRROR, mirrorKey, NOW);
        for (int index = 0; index < 70; index++) {
            TlogProof proof = TlogProof.of(null, folder.tree().proveInclusion(index), receipt);

            assertThat(log.judge(proof.octets(), folder.leaves.get(index)))
                    .isEqualTo(new TlogProofVerdict.Proven(proof, receipt));
            assertThat(log.judge(proof.octets(), folder.leaves.get((index + 1) % 70)))
                    .isInstanceOfSatisfying(
                            TlogProofVerdict.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo(LogRefusal.ROOT_MISMATCH));
        }
    }

    private String root() {
        return CanonicalBase64.encode(checkpoint.root().octets());
    }

    private byte[] signedText(String text) {
        NoteKey key = NoteKey.ofLog(ORIGIN, logKey.verifyingKey());
        byte[] signature = logKey.sign(text.getBytes(StandardCharsets.UTF_8));
        return (text + "\n" + NoteSignature.by(key, signature).line() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String text(SignedCheckpoint checkpoint) {
        return new String(checkpoint.octets(), StandardCharsets.UTF_8);
    }

    private static LogRefusal code(CheckpointVerdict verdict) {
        assertThat(verdict).isInstanceOf(CheckpointVerdict.Refused.class);
        return ((CheckpointVerdict.Refused) verdict).code();
    }
}
