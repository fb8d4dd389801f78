package org.tripoint.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeySetTest {

    private final Fixture.Party vn = Fixture.Party.named(Fixture.VN);
    private final KeySet first = vn.keySet(1, vn.record());

    @Test
    void refusesSuccessorOfAnotherRoot() {
        Fixture.Party impostor = Fixture.Party.named(Fixture.VN);
        assertThat(code(first.judgeSuccessor(impostor.keySet(2, vn.record()).compact())))
                .isEqualTo(RefusalCode.UNKNOWN_ROOT);
    }

    @Test
    void refusesSuccessorOutOfOrder() {
        assertThat(code(first.judgeSuccessor(vn.keySet(3, vn.record()).compact())))
                .isEqualTo(RefusalCode.KEY_SET_OUT_OF_ORDER);
    }

    @Test
    void refusesTruncatedSignature() {
        String compact = first.compact();
        assertThat(code(KeySet.judge(compact.substring(0, compact.length() - 4))))
                .isEqualTo(RefusalCode.SIGNATURE_INVALID);
    }

    @Test
    void acceptsNextKeySetOfTheSameRoot() {
        String second = vn.keySet(2, SigningKey.generate()).compact();
        assertThat(first.judgeSuccessor(second)).isInstanceOf(KeySetVerdict.Sound.class);
    }

    @Test
    void keepsKeysReadableAfterItsOwnWritingAndReading() {
        assertThat(KeySet.judge(first.compact())).isEqualTo(new KeySetVerdict.Sound(first));
        assertThat(first.root().kid().fingerprint()).matches("([0-9a-f]{4} ){15}[0-9a-f]{4}");
    }

    @Test
    void privateKeyFileReadsBack() {
        SigningKey key = SigningKey.ofPrivateJwk(vn.root().toPrivateJwk());
        assertThat(key.kid()).isEqualTo(vn.root().kid());
        assertThat(key.toString())
                .doesNotContain(vn.root().toPrivateJwk().get("d").asString());
    }

    private static RefusalCode code(KeySetVerdict verdict) {
        return switch (verdict) {
            case KeySetVerdict.Sound sound ->
                throw new AssertionError("sound: " + sound.keySet().party());
            case KeySetVerdict.Refused refused -> refused.code();
        };
    }
}
