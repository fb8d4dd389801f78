package org.tripoint.kernel.log;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tripoint.kernel.Octets;
import org.tripoint.kernel.Sha256;

/// How far the two lanes of a feed are, and how far its sender cosigned the two lanes of the reverse feed: an unsigned
/// hint that there is something to fetch. Who follows it learns nothing that checkpoints and receipts do not say.
public record FeedHead(LogHead control, LogHead routine, Receipts receipts) {

    public static final int MAX_OCTETS = 256;

    private static final String LOG_FORM = "\\{\"epoch\":([1-9][0-9]{0,5}),\"size\":(0|[1-9][0-9]{0,17})\\}";
    private static final String RECEIPTS_FORM =
            "\\{\"control\":(0|[1-9][0-9]{0,17}),\"routine\":(0|[1-9][0-9]{0,17})\\}";
    private static final Pattern FORM = Pattern.compile(
            "\\{\"control\":" + LOG_FORM + ",\"routine\":" + LOG_FORM + ",\"receipts\":" + RECEIPTS_FORM + "\\}");

    /// The epoch that a lane is in and the size of its newest checkpoint.
    public record LogHead(int epoch, long size) {

        public LogHead {
            if (epoch < 1 || epoch > FeedOrigin.MAX_EPOCH || size < 0) {
                throw new IllegalArgumentException("expected epoch and size, found: " + epoch + " and " + size);
            }
        }

        private String text() {
            return "{\"epoch\":" + epoch + ",\"size\":" + size + "}";
        }
    }

    /// The sizes of the neighbour's lanes, in their newest epochs, that the sender has receipts for.
    public record Receipts(long control, long routine) {

        public Receipts {
            if (control < 0 || routine < 0) {
                throw new IllegalArgumentException("expected sizes, found: " + control + " and " + routine);
            }
        }

        private String text() {
            return "{\"control\":" + control + ",\"routine\":" + routine + "}";
        }
    }

    public LogHead of(Lane lane) {
        return switch (lane) {
            case CONTROL -> control;
            case ROUTINE -> routine;
        };
    }

    /// The file `head`: JSON in one spelling.
    public Octets encode() {
        String text = "{\"control\":" + control.text() + ",\"routine\":" + routine.text() + ",\"receipts\":"
                + receipts.text() + "}";
        return new Octets(text.getBytes(StandardCharsets.US_ASCII));
    }

    /// What the long poll names as seen: 16 hexadecimal digits, the beginning of the SHA-256 of the file.
    public String tag() {
        return Sha256.of(encode().toArray()).hex().substring(0, 16);
    }

    /// Reads what [#encode] writes; everything else is empty, and a follower then looks by itself.
    public static Optional<FeedHead> parse(byte[] octets) {
        if (octets.length > MAX_OCTETS) {
            return Optional.empty();
        }
        Matcher parts = FORM.matcher(new String(octets, StandardCharsets.ISO_8859_1));
        return parts.matches()
                ? Optional.of(new FeedHead(
                        log(parts.group(1), parts.group(2)),
                        log(parts.group(3), parts.group(4)),
                        new Receipts(Long.parseLong(parts.group(5)), Long.parseLong(parts.group(6)))))
                : Optional.empty();
    }

    private static LogHead log(String epoch, String size) {
        return new LogHead(Integer.parseInt(epoch), Long.parseLong(size));
    }
}
