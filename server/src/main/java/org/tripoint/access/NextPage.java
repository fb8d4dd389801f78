package org.tripoint.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a reader goes on after signing in: always a page of this node.
public final class NextPage {

    /// The page for who asked for none.
    public static final String FIRST = "/";

    private static final int MAX_CHARACTERS = 2000;
    private static final Set<String> DOORS = Set.of("/login", "/logout");

    private NextPage() {}

    /// The wanted page when it is a path of this node, else the first page. Nothing that a browser could take for
    /// an address of another node passes: no scheme, no host, no backslash, no control character.
    public static String safe(@Nullable String wanted) {
        return Optional.ofNullable(wanted)
                .filter(text -> text.length() <= MAX_CHARACTERS)
                .flatMap(NextPage::path)
                .orElse(FIRST);
    }

    private static Optional<String> path(String text) {
        if (!text.startsWith("/") || text.startsWith("//")) {
            return Optional.empty();
        }
        try {
            var uri = new URI(text);
            boolean own = uri.getScheme() == null && uri.getRawAuthority() == null && !DOORS.contains(uri.getPath());
            return own ? Optional.of(uri.toASCIIString()) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }
}
