package org.tripoint.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyingKeyTest {

    /// Not a square root in sight; p itself; p + 1; x = 0 with the sign set.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0200000000000000000000000000000000000000000000000000000000000000",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0100000000000000000000000000000000000000000000000000000000000080"
            })
    void refusesOctetsThatAreNoPointOfTheCurve(String octets) {
        byte[] raw = HexFormat.of().parseHex(octets);

        assertThatThrownBy(() -> VerifyingKey.of(raw)).isInstanceOf(IllegalArgumentException.class);
    }

    /// RFC 8032 section 7.1, tests 1 and 2.
    @ParameterizedTest
    @CsvSource({
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '', "
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72, "
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    })
    void verifiesThePublishedSignatures(String key, String message, String signature) {
        VerifyingKey verifyingKey = VerifyingKey.of(HexFormat.of().parseHex(key));
        byte[] octets = HexFormat.of().parseHex(signature);

        assertThat(verifyingKey.verifies(HexFormat.of().parseHex(message), octets))
                .isTrue();
        octets[63] ^= 1;
        assertThat(verifyingKey.verifies(HexFormat.of().parseHex(message), octets))
                .isFalse();
    }

    @Test
    void everyGeneratedKeyIsAPointOfTheCurve() {
        for (int i = 0; i < 50; i++) {
            byte[] octets = SigningKey.generate().verifyingKey().octets();
            assertThat(VerifyingKey.of(octets).octets()).isEqualTo(octets);
        }
    }
}
