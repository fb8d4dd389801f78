package org.tripoint.kernel.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tripoint.kernel.Octets;

class EntryBundleTest {

    private final EntryBundle bundle = new EntryBundle(
            List.of(new Octets(new byte[] {1, 2, 3}), new Octets(new byte[0]), new Octets(new byte[1024])));

    @Test
    void readsWhatItWrites() {
        byte[] octets = bundle.octets();

        assertThat(octets).hasSize(3 * 2 + 3 + 1024).startsWith(0, 3, 1, 2, 3, 0, 0, 4, 0);
        assertThat(EntryBundle.read(3, octets)).isEqualTo(new EntryBundleVerdict.Read(bundle));
    }

    @Test
    void narrowerBundleIsTheBeginningOfAWiderOne() {
        EntryBundle first = bundle.first(2);

        assertThat(first.with(bundle.entries().subList(2, 3))).isEqualTo(bundle);
        assertThat(Arrays.copyOf(bundle.octets(), first.octets().length)).isEqualTo(first.octets());
    }

    @Test
    void refusesEveryLengthButTheRightOne() {
        byte[] octets = bundle.octets();
        for (int length = 0; length < octets.length; length++) {
            assertThat(code(3, Arrays.copyOf(octets, length))).isEqualTo(LogRefusal.BUNDLE_CUT_SHORT);
        }
        assertThat(code(3, Arrays.copyOf(octets, octets.length + 1))).isEqualTo(LogRefusal.BUNDLE_TOO_LONG);
        assertThat(code(2, octets)).isEqualTo(LogRefusal.BUNDLE_TOO_LONG);
        assertThat(code(4, octets)).isEqualTo(LogRefusal.BUNDLE_CUT_SHORT);
    }

    @Test
    void refusesEntryLongerThanALeaf() {
        assertThat(code(1, new byte[] {4, 1})).isEqualTo(LogRefusal.ENTRY_TOO_LONG);
    }

    @Test
    void refusesEntriesThatTheTileDoesNotName() {
        TileFolder folder = new TileFolder();
        folder.append(bundle.leafHashes());
        Tile tile = folder.tiles.get("0/0");

        assertThat(bundle.judge(java.util.Objects.requireNonNull(tile))).isEqualTo(new ProofVerdict.Proven());
        EntryBundle other = bundle.first(2).with(List.of(new Octets(new byte[] {9})));
        assertThat(other.judge(tile))
                .isInstanceOfSatisfying(
                        ProofVerdict.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(LogRefusal.ENTRY_HASH_MISMATCH));
    }

    @Test
    void holdsAtMost256Entries() {
        List<Octets> many = IntStream.range(0, 256)
                .mapToObj(i -> new Octets(new byte[] {(byte) i}))
                .toList();
        EntryBundle full = new EntryBundle(many);

        assertThatThrownBy(() -> full.with(List.of(new Octets(new byte[0]))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static LogRefusal code(int width, byte[] octets) {
        EntryBundleVerdict verdict = EntryBundle.read(width, octets);
        assertThat(verdict).isInstanceOf(EntryBundleVerdict.Refused.class);
        return ((EntryBundleVerdict.Refused) verdict).code();
    }
}
