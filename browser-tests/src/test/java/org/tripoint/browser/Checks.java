package org.tripoint.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What must hold of every page, whatever it shows. Each check returns the faults it finds, in words.
final class Checks {

    private static final String LAYOUT = script("layout.js");
    private static final String LETTERS = script("letters.js");
    private static final String RUN_AXE = script("axe.js");
    private static final String AXE = read(Path.of("node_modules/axe-core/axe.min.js"));

    private Checks() {}

    /// Nothing to scroll sideways, no text cut off.
    static List<String> layout(Page page) {
        return strings(page.evaluate(LAYOUT));
    }

    static List<String> accessibility(Page page) {
        page.evaluate(AXE);
        return strings(page.evaluate(RUN_AXE));
    }

    /// Every letter comes from a font that the node serves; the system has none that could step in.
    static List<String> letters(Page page) {
        page.evaluate(LETTERS);
        CDPSession devtools = page.context().newCDPSession(page);
        try {
            devtools.send("DOM.enable");
            devtools.send("CSS.enable");
            int document = devtools.send("DOM.getDocument")
                    .getAsJsonObject("root")
                    .get("nodeId")
                    .getAsInt();
            List<String> faults = new ArrayList<>();
            for (JsonElement box : find(devtools, document, "#letters > p")) {
                faults.addAll(foreign(devtools, box.getAsInt()));
            }
            return faults;
        } finally {
            page.evaluate("document.getElementById('letters').remove()");
            devtools.detach();
        }
    }

    private static Iterable<JsonElement> find(CDPSession devtools, int document, String selector) {
        JsonObject query = new JsonObject();
        query.addProperty("nodeId", document);
        query.addProperty("selector", selector);
        return devtools.send("DOM.querySelectorAll", query).getAsJsonArray("nodeIds");
    }

    private static List<String> foreign(CDPSession devtools, int box) {
        JsonObject node = new JsonObject();
        node.addProperty("nodeId", box);
        List<String> faults = new ArrayList<>();
        for (JsonElement each :
                devtools.send("CSS.getPlatformFontsForNode", node).getAsJsonArray("fonts")) {
            JsonObject font = each.getAsJsonObject();
            if (!font.get("isCustomFont").getAsBoolean()) {
                faults.add(font.get("glyphCount").getAsInt() + " glyphs come from "
                        + font.get("familyName").getAsString() + " in: "
                        + devtools.send("DOM.getOuterHTML", node)
                                .get("outerHTML")
                                .getAsString());
            }
        }
        return faults;
    }

    private static List<String> strings(@Nullable Object found) {
        return found instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of("no answer");
    }

    private static String script(String name) {
        try (@Nullable InputStream in = Checks.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no script " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
