package org.tripoint.exchange.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page on which sections of a record are recalled. Every text is ready to read.
///
/// @param here short name of the record
/// @param recalls whether this reader may recall
/// @param sections that are here and can be erased
public record RecallView(
        String here,
        String sentence,
        String path,
        boolean recalls,
        List<Option> sections,
        List<Option> reasons,
        List<Done> done,
        @Nullable String error) {

    /// A choice.
    public record Option(String code, String label) {}

    /// A recall, and which neighbours say that they followed it.
    public record Done(String what, List<String> statements) {}
}
