package org.tripoint.kernel.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tripoint.kernel.PartyId;

/// The identity of one log of a feed, the first line of its checkpoints and the key name of its signatures:
/// `tripoint/<from>/<to>/<lane>/<epoch>`. A lane is a chain of epochs from 1 on; each later one opens by committing
/// to the one before.
public record FeedOrigin(PartyId from, PartyId to, Lane lane, int epoch) {

    public static final int MAX_EPOCH = 999_999;

    private static final Pattern FORM =
            Pattern.compile("tripoint/([A-Z][A-Z0-9]{1,7})/([A-Z][A-Z0-9]{1,7})/(control|routine)/([1-9][0-9]{0,5})");

    public FeedOrigin {
        if (from.equals(to)) {
            throw new IllegalArgumentException("expected a feed to another party, found: " + from);
        }
        if (epoch < 1 || epoch > MAX_EPOCH) {
            throw new IllegalArgumentException("expected an epoch from 1 to 999999, found: " + epoch);
        }
    }

    /// Reads what [#toString] writes; every other text is empty.
    public static Optional<FeedOrigin> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches() || parts.group(1).equals(parts.group(2))) {
            return Optional.empty();
        }
        return Optional.of(new FeedOrigin(
                new PartyId(parts.group(1)),
                new PartyId(parts.group(2)),
                Lane.find(parts.group(3)).orElseThrow(),
                Integer.parseInt(parts.group(4))));
    }

    /// The log that the next epoch of this lane is.
    public FeedOrigin next() {
        return new FeedOrigin(from, to, lane, epoch + 1);
    }

    /// The key name under which `party` cosigns the feeds that it mirrors.
    public static String mirrorName(PartyId party) {
        return "tripoint/" + party + "/mirror";
    }

    @Override
    public String toString() {
        return "tripoint/" + from + "/" + to + "/" + lane.code() + "/" + epoch;
    }
}
