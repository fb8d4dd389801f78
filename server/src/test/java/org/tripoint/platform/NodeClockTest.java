package org.tripoint.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeClockTest {

    @TempDir
    Path dir;

    @Test
    void ignoresControlFileOutsideDemonstrationAndTest() throws IOException {
        Files.writeString(dir.resolve(NodeClock.FILE), "P30D");

        assertThat(clock("run").instant()).isBefore(Instant.now().plus(Duration.ofDays(1)));
    }

    @Test
    void isShiftedByControlFile() throws IOException {
        Files.writeString(dir.resolve(NodeClock.FILE), "P30D\n");

        assertThat(clock("demo").instant())
                .isBetween(
                        Instant.now().plus(Duration.ofDays(29)), Instant.now().plus(Duration.ofDays(31)));
    }

    @Test
    void noticesChangedControlFileWithinSeconds() throws Exception {
        NodeClock clock = clock("test");
        assertThat(clock.instant()).isBefore(Instant.now().plus(Duration.ofHours(1)));

        Files.writeString(dir.resolve(NodeClock.FILE), "PT-48H");
        Thread.sleep(1_100);

        assertThat(clock.instant()).isBefore(Instant.now().minus(Duration.ofHours(47)));
    }

    @Test
    void refusesControlFileThatIsNoDuration() throws IOException {
        Files.writeString(dir.resolve(NodeClock.FILE), "tomorrow");

        assertThatThrownBy(clock("demo")::instant).hasMessageContaining("expected an ISO-8601 duration");
    }

    @Test
    void hasThePrecisionOfRecords() {
        Instant now = clock("run").instant();

        assertThat(now).isEqualTo(now.truncatedTo(ChronoUnit.MILLIS));
    }

    private NodeClock clock(String mode) {
        try {
            Files.writeString(dir.resolve(NodeSettings.FILE), "party=VN\nmode=" + mode + "\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new NodeClock(NodeSettings.read(dir));
    }
}
