package org.tripoint.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tripoint.geo.GeoPosition;
import org.tripoint.kernel.PartyId;

/// One thing on the map and in the list beside it; every text is ready to read.
///
/// @param id unique within its layer: letters, digits, hyphens
/// @param parties whose it is; two of a joint thing, the reader's own first
/// @param icon its picture where it has no level
/// @param sentence what it is
/// @param line by whom and when, by office
/// @param position null where nobody said, or where this reader is not given it: the item is then listed apart
/// @param path the page that tells more
/// @param label its name beside the pin; null where the pin stands alone
public record MapItem(
        String id,
        List<PartyId> parties,
        Shape shape,
        Icon icon,
        @Nullable Level level,
        String sentence,
        String line,
        @Nullable GeoPosition position,
        @Nullable String path,
        @Nullable String label) {

    /// What a pin looks like: things that happen are round, places that stay are square.
    public enum Shape {
        CIRCLE,
        SQUARE
    }

    public MapItem {
        if (!id.matches("[A-Za-z0-9-]{1,80}")) {
            throw new IllegalArgumentException("Expected letters, digits and hyphens; found \"" + id + "\".");
        }
        parties = List.copyOf(parties);
    }

    /// Whose it is for a reader of this party.
    public Whose whose(PartyId reader) {
        return parties.size() > 1 ? Whose.JOINT : Whose.of(parties.getFirst(), reader);
    }

    /// What the pin shows: the shape of the level, else the picture.
    public Icon glyph() {
        return level == null ? icon : level.icon();
    }

    public Optional<GeoPosition> findPosition() {
        return Optional.ofNullable(position);
    }
}
