package org.tripoint.incidents.web;

import java.util.Arrays;
import org.tripoint.incidents.Kind;
import org.tripoint.web.Icon;

/// The pictures of the kinds of incident.
final class Pictures {

    private Pictures() {}

    /// The picture that a kind names. Throws when the pages have none of that name.
    static Icon of(Kind kind) {
        return Arrays.stream(Icon.values())
                .filter(icon -> icon.symbol().equals(kind.icon()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("expected a picture named " + kind.icon()));
    }
}
