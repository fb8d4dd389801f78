package org.tripoint.web;

import java.util.Optional;
import org.tripoint.access.Viewer;
import org.tripoint.language.Texts;

/// What a controller method gets to answer with a page: who reads, in which texts, and the frame for it. An argument
/// of controller methods, also of those that anybody may call.
public final class Shell {

    private final Optional<Viewer> viewer;
    private final Texts t;
    private final Framing framing;
    private final Request request;

    Shell(Optional<Viewer> viewer, Texts t, Framing framing, Request request) {
        this.viewer = viewer;
        this.t = t;
        this.framing = framing;
        this.request = request;
    }

    /// What the frame takes from the request itself, and the moment in which it came.
    record Request(String here, Frame.Theme theme, Frame.Csrf csrf, String moment) {}

    /// The reader. Throws on a page that nobody signed in for.
    public Viewer viewer() {
        return viewer.orElseThrow(() -> new IllegalStateException("Nobody is signed in on this page."));
    }

    /// The texts in the reader's language.
    public Texts t() {
        return t;
    }

    /// The frame of a page.
    ///
    /// @param page name of the rail entry that the page belongs to; empty for a page outside the rail
    /// @param title ready to read
    public Frame frame(String page, String title) {
        return framing.of(viewer, t, request, page, title);
    }

    /// The token that forms of a page without a frame carry.
    public Frame.Csrf csrf() {
        return request.csrf();
    }
}
