package org.tripoint.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The clock of a node, in whole milliseconds, as records hold them. In a demonstration or a test the file `clock`
/// of the data folder shifts it: an ISO-8601 duration such as `P30D`, looked at once a second at most. Thread-safe.
public class NodeClock implements InstantSource {

    /// The control file in the data folder.
    public static final String FILE = "clock";

    private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final Optional<Path> control;
    private Duration shift = Duration.ZERO;
    private long lookedAt = System.nanoTime() - LOOK_EVERY_NANOS;

    public NodeClock(NodeSettings settings) {
        this(settings.mode().isExample() ? Optional.of(settings.dataDir().resolve(FILE)) : Optional.empty());
    }

    /// A clock that only a control file can shift.
    protected NodeClock(Optional<Path> control) {
        this.control = control;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(shift()).truncatedTo(ChronoUnit.MILLIS);
    }

    private synchronized Duration shift() {
        if (control.isPresent() && System.nanoTime() - lookedAt >= LOOK_EVERY_NANOS) {
            shift = read(control.get());
            lookedAt = System.nanoTime();
        }
        return shift;
    }

    private static Duration read(Path file) {
        try {
            return Duration.parse(Files.readString(file).strip());
        } catch (NoSuchFileException _) {
            return Duration.ZERO;
        } catch (DateTimeParseException e) {
            throw new IllegalStateException("expected an ISO-8601 duration such as P30D in " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
