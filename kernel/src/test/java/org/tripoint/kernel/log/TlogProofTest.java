package org.tripoint.kernel.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tripoint.kernel.Keys;
import org.tripoint.kernel.Octets;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.SigningKey;

class TlogProofTest {

    private static final String ORIGIN = "tripoint/VN/KH/routine/1";

    private final SigningKey logKey = Keys.named("log");
    private final TrustedLog log = new TrustedLog(ORIGIN, Set.of(logKey.verifyingKey()), Set.of());
    private final TileFolder folder = new TileFolder();

    @Test
    void carriesTheLeafAsExtraData() {
        TlogProof proof = proof(new Octets(new byte[] {1, 2, 3}));

        assertThat(new String(proof.octets(), StandardCharsets.UTF_8))
                .startsWith("c2sp.org/tlog-proof@v1\nextra AQID\nindex 2\n");
        assertThat(log.judge(proof.octets(), folder.leaves.get(2)))
                .isInstanceOfSatisfying(
                        TlogProofVerdict.Proven.class,
                        proven -> assertThat(proven.proof()).isEqualTo(proof));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c2sp.org/tlog-proof@v1|c2sp.org/tlog-proof@v2|MALFORMED_PROOF",
                "index 2|index 02|MALFORMED_PROOF",
                "index 2|index -2|MALFORMED_PROOF",
                "index 2|index 9223372036854775808|MALFORMED_PROOF",
                "index 2|Index 2|MALFORMED_PROOF",
                "extra AQID|extra AQIB=|MALFORMED_PROOF",
                "index 2|index 3|ROOT_MISMATCH",
                "index 2|index 7|INDEX_NOT_BELOW_SIZE",
                "/routine/1 |/routine/2 |LOG_SIGNATURE_MISSING",
            })
    void refusesOneChange(String original, String changed, LogRefusal code) {
        String text = new String(proof(new Octets(new byte[] {1, 2, 3})).octets(), StandardCharsets.UTF_8);
        assertThat(text).contains(original);

        assertThat(code(text.replace(original, changed))).isEqualTo(code);
    }

    @Test
    void refusesHashesThatAreNone() {
        String text = new String(proof(null).octets(), StandardCharsets.UTF_8);

        assertThat(code(text.replace("index 2\n", "index 2\nAAAA\n"))).isEqualTo(LogRefusal.MALFORMED_PROOF);
        assertThat(code(text.replace("index 2\n", "index 2\n" + "A".repeat(43) + "=\n")))
                .isEqualTo(LogRefusal.PROOF_TOO_LONG);
        assertThat(code(text.replace("index 2\n", "index 2\n" + ("A".repeat(43) + "=\n").repeat(64))))
                .isEqualTo(LogRefusal.MALFORMED_PROOF);
        assertThat(code(text.replace("\n\n", "\n"))).isEqualTo(LogRefusal.MALFORMED_PROOF);
        assertThat(code("")).isEqualTo(LogRefusal.MALFORMED_PROOF);
        assertThat(code("\n\n")).isEqualTo(LogRefusal.MALFORMED_PROOF);
    }

    @Test
    void refusesFileThatIsTooLargeOrNotUtf8() {
        assertThat(code(" ".repeat(TlogProof.MAX_OCTETS + 1))).isEqualTo(LogRefusal.NOTE_TOO_LARGE);
        assertThat(log.judge(new byte[] {(byte) 0xff, '\n', '\n'}, MerkleHash.EMPTY_ROOT))
                .isInstanceOfSatisfying(
                        TlogProofVerdict.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(LogRefusal.MALFORMED_NOTE));
    }

    private LogRefusal code(String proof) {
        Sha256 leaf = folder.leaves.isEmpty() ? MerkleHash.EMPTY_ROOT : folder.leaves.get(2);
        TlogProofVerdict verdict = log.judge(proof.getBytes(StandardCharsets.UTF_8), leaf);
        assertThat(verdict).isInstanceOf(TlogProofVerdict.Refused.class);
        return ((TlogProofVerdict.Refused) verdict).code();
    }

    private TlogProof proof(@org.jspecify.annotations.Nullable Octets extra) {
        folder.append(TileFolder.leaves(new Random(2), 7));
        Checkpoint checkpoint = new Checkpoint(ORIGIN, 7, folder.tree().root());
        return TlogProof.of(extra, folder.tree().proveInclusion(2), SignedCheckpoint.sign(checkpoint, logKey));
    }
}
