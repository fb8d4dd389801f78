package org.tripoint.kernel.log;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.tripoint.kernel.Octets;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.Timestamp;

/// One entry of a lane: that its owner let something go to the neighbour, on which basis, when, and how much of the
/// neighbour's control lane it had processed by then. The record itself lies beside the log, under its hash.
/// Its written form is JSON with one spelling only, of at most 1,024 octets.
public sealed interface Leaf {

    int MAX_OCTETS = EntryBundle.MAX_ENTRY_OCTETS;

    /// When it was released, to the millisecond; never decreases along a lane.
    Instant time();

    /// How many leaves of the reverse control lane, counted over all its epochs, its sender had processed; never
    /// decreases along a lane.
    long controlSize();

    /// The entry as it stands in the log.
    default Octets encode() {
        return LeafText.write(this);
    }

    /// Judges an entry that the neighbour's log holds.
    static LeafVerdict read(Octets entry) {
        try {
            return new LeafVerdict.Read(LeafText.parse(entry));
        } catch (Refused e) {
            return new LeafVerdict.Refused(e.code(), e.reason());
        }
    }

    /// A record released, or more sections of one that was released before.
    ///
    /// @param record the hash of its payload
    /// @param sections the names of the sections opened by this leaf, in alphabetical order
    record Release(Kind kind, Sha256 record, Basis basis, SortedSet<String> sections, Instant time, long controlSize)
            implements Leaf {

        /// A record has no more sections.
        public static final int MAX_SECTIONS = 24;

        private static final Pattern SECTION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+){0,15}");
        private static final int MAX_SECTION_CHARACTERS = 64;

        public Release {
            sections = Collections.unmodifiableSortedSet(new TreeSet<>(sections));
            if (sections.size() > MAX_SECTIONS) {
                throw new IllegalArgumentException("expected at most 24 sections, found " + sections.size());
            }
            for (String section : sections) {
                if (section.length() > MAX_SECTION_CHARACTERS
                        || !SECTION.matcher(section).matches()) {
                    throw new IllegalArgumentException("expected a section name, found: " + section);
                }
            }
            check(time, controlSize);
        }
    }

    /// What a release opens.
    enum Kind {
        /// The record, with the sections named.
        RECORD,
        /// More sections of a record that an earlier leaf of this direction released.
        DISCLOSURE;

        String code() {
            return this == RECORD ? "record" : "disclosure";
        }
    }

    /// The first leaf of every epoch but the first: the log of the epoch before, as it stands for ever.
    record EpochOpening(Checkpoint frozen, Instant time, long controlSize) implements Leaf {

        public EpochOpening {
            if (FeedOrigin.parse(frozen.origin()).isEmpty()) {
                throw new IllegalArgumentException("expected the origin of a feed, found: " + frozen.origin());
            }
            check(time, controlSize);
        }
    }

    private static void check(Instant time, long controlSize) {
        if (!Timestamp.truncate(time).equals(time)) {
            throw new IllegalArgumentException("expected a time of whole milliseconds, found: " + time);
        }
        if (controlSize < 0) {
            throw new IllegalArgumentException("expected a control size from 0, found: " + controlSize);
        }
    }
}
