package org.tripoint.gateways.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A resource of the service as a person reads it (conformance class HTML); every text is ready to read.
///
/// @param json where the same is as JSON
public record OgcPage(
        String title,
        String words,
        String json,
        List<Link> links,
        List<Row> rows,
        @Nullable String count) {

    public OgcPage {
        links = List.copyOf(links);
        rows = List.copyOf(rows);
    }

    /// A way to another resource.
    public record Link(String label, String path) {}

    /// A thing with its facts in one line.
    public record Row(String name, @Nullable String path, String line) {}
}
