package org.tripoint.kernel.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripoint.kernel.Keys;

class NoteKeyTest {

    /// The example of C2SP signed-note, "Verifier keys".
    private static final String PUBLISHED = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    @Test
    void readsAndWritesThePublishedKey() {
        NoteKey key = ((NoteKeyVerdict.Read) NoteKey.read(PUBLISHED)).key();

        assertThat(key.name()).isEqualTo("example.com/foo");
        assertThat(key.kind()).isEqualTo(NoteKey.Kind.ED25519);
        assertThat(key.id()).isEqualTo(0x530d903a);
        assertThat(key.vkey()).isEqualTo(PUBLISHED);
    }

    @Test
    void sameKeyHasAnotherIdAsCosigner() {
        NoteKey log = ((NoteKeyVerdict.Read) NoteKey.read(PUBLISHED)).key();
        NoteKey cosigner = NoteKey.ofCosigner(log.name(), log.key());

        assertThat(cosigner.id()).isNotEqualTo(log.id());
        assertThat(NoteKey.read(cosigner.vkey())).isEqualTo(new NoteKeyVerdict.Read(cosigner));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com/foo",
                "example.com/foo+530d903a",
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/f o+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3Q==",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k="
            })
    void refusesAnyOtherText(String vkey) {
        assertThat(NoteKey.read(vkey))
                .isInstanceOfSatisfying(
                        NoteKeyVerdict.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(LogRefusal.MALFORMED_VERIFIER_KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a+b", "a\u00a0b", "a\u2028b", "a\u3000b", "a\nb", "a\u007fb", "a\u0085b"})
    void refusesNamesWithSpaceOrPlus(String name) {
        assertThatThrownBy(() -> NoteKey.ofLog(name, Keys.named("log").verifyingKey()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
