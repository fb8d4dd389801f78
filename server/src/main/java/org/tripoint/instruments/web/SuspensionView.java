package org.tripoint.instruments.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tripoint.web.Choice;
import org.tripoint.web.Field;

/// What a suspension will do, asked before it is done; every text ready to read.
///
/// @param article null where the whole instrument is meant
/// @param effects sentence by sentence
public record SuspensionView(
        String path,
        @Nullable String article,
        String title,
        List<String> effects,
        Field reason,
        List<Choice> reasons,
        String action) {}
