package org.tripoint.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripoint.kernel.Sha256;

class BlobsTest {

    private static final byte[] CONTENT = "a photograph".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path dir;

    private Blobs blobs;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(dir.resolve(NodeSettings.FILE), "party=VN\n");
        blobs = new Blobs(NodeSettings.read(dir));
    }

    @Test
    void refusesContentLongerThanAllowedAndKeepsNothing() {
        assertThatThrownBy(() -> blobs.put(new ByteArrayInputStream(CONTENT), CONTENT.length - 1))
                .isInstanceOf(Blobs.TooLarge.class);

        assertThat(files()).isEmpty();
    }

    @Test
    void keepsNothingOfContentThatBreaksOff() {
        InputStream broken = new FilterInputStream(new ByteArrayInputStream(CONTENT)) {
            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                int read = super.read(buffer, from, 3);
                if (in.available() < 6) {
                    throw new IOException("connection lost");
                }
                return read;
            }
        };

        assertThatThrownBy(() -> blobs.put(broken, 100)).isInstanceOf(UncheckedIOException.class);

        assertThat(files()).isEmpty();
    }

    @Test
    void keepsContentUnderItsHash() throws IOException {
        Blobs.Blob blob = blobs.put(new ByteArrayInputStream(CONTENT), CONTENT.length);

        assertThat(blob).isEqualTo(new Blobs.Blob(Sha256.of(CONTENT), CONTENT.length));
        try (InputStream kept = blobs.open(blob.hash())) {
            assertThat(kept.readAllBytes()).isEqualTo(CONTENT);
        }
        String hex = blob.hash().hex();
        assertThat(files()).containsExactly(dir.resolve("blobs/" + hex.substring(0, 2) + "/" + hex.substring(2)));
    }

    @Test
    void keepsTheSameContentOnce() {
        blobs.put(new ByteArrayInputStream(CONTENT), 100);
        blobs.put(new ByteArrayInputStream(CONTENT), 100);

        assertThat(files()).hasSize(1);
    }

    @Test
    void forgetsWhatIsDeleted() {
        Sha256 hash = blobs.put(new ByteArrayInputStream(CONTENT), 100).hash();
        assertThat(blobs.exists(hash)).isTrue();

        blobs.delete(hash);
        blobs.delete(hash);

        assertThat(blobs.exists(hash)).isFalse();
        assertThatThrownBy(() -> blobs.open(hash)).isInstanceOf(NoSuchElementException.class);
        assertThat(files()).isEmpty();
    }

    private List<Path> files() {
        if (!Files.exists(dir.resolve("blobs"))) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(dir.resolve("blobs"))) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
