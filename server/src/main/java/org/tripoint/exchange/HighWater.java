package org.tripoint.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.log.FeedOrigin;
import org.tripoint.platform.NodeSettings;

/// How far this node signed each of its own logs, in the file `high-water` outside the database: a database that was
/// put back to an earlier state is found out by it. Thread-safe.
@Component
class HighWater {

    private final Path file;

    HighWater(NodeSettings settings) {
        this.file = settings.dataDir().resolve("high-water");
    }

    synchronized void reached(FeedOrigin origin, long size) {
        Map<FeedOrigin, Long> sizes = read();
        if (sizes.merge(origin, size, Math::max) == size) {
            write(sizes);
        }
    }

    /// Whether this node signed more than the log has, or a later epoch of its lane.
    synchronized boolean isAbove(Logs.Head head) {
        FeedOrigin log = head.origin();
        return read().entrySet().stream()
                .filter(mark ->
                        mark.getKey().to().equals(log.to()) && mark.getKey().lane() == log.lane())
                .anyMatch(mark -> mark.getKey().epoch() > log.epoch()
                        || (mark.getKey().equals(log) && mark.getValue() > head.size()));
    }

    private Map<FeedOrigin, Long> read() {
        Map<FeedOrigin, Long> sizes = new TreeMap<>(java.util.Comparator.comparing(FeedOrigin::toString));
        if (!Files.exists(file)) {
            return sizes;
        }
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                String[] words = line.split(" ", 2);
                Optional<FeedOrigin> origin = FeedOrigin.parse(words[0]);
                if (origin.isPresent() && words.length == 2 && words[1].matches("\\d{1,18}")) {
                    sizes.put(origin.get(), Long.valueOf(words[1]));
                }
            }
            return sizes;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private void write(Map<FeedOrigin, Long> sizes) {
        String text = sizes.entrySet().stream()
                .map(mark -> mark.getKey() + " " + mark.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            Path fresh = Files.writeString(file.resolveSibling("high-water.new"), text, StandardCharsets.UTF_8);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
