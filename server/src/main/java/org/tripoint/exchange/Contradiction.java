package org.tripoint.exchange;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tripoint.kernel.Octets;

/// A neighbour's log contradicts what he signed before, or itself; following it any further would hide that.
final class Contradiction extends Exception {

    /// The neighbour shows less of his log than he did.
    static final String SHRINKS = "tree-shrinks";

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient @Nullable Octets note;

    Contradiction(String code) {
        this(code, null);
    }

    /// @param note the signed note that cannot be true beside the one that is here
    Contradiction(String code, @Nullable Octets note) {
        super(code);
        this.code = code;
        this.note = note;
    }

    String code() {
        return code;
    }

    Optional<Octets> note() {
        return Optional.ofNullable(note);
    }
}
