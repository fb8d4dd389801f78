package org.tripoint.boundary.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.HtmlUtils;
import org.tripoint.access.Open;
import org.tripoint.boundary.Closure;
import org.tripoint.boundary.Crossing;
import org.tripoint.boundary.CrossingNotices;
import org.tripoint.boundary.Crossings;
import org.tripoint.language.Texts;
import org.tripoint.platform.NodeSettings;
import org.tripoint.web.Icon;
import org.tripoint.web.Shell;

/// Is the crossing open today, until when, which rules apply: for anybody, without login, script or log of visitors.
@Controller
class PublicCrossings {

    private static final int IN_FEED = 50;

    private final Crossings crossings;
    private final CrossingNotices notices;
    private final CrossingSheets sheets;
    private final BoundarySight sight;
    private final NodeSettings settings;

    PublicCrossings(
            Crossings crossings,
            CrossingNotices notices,
            CrossingSheets sheets,
            BoundarySight sight,
            NodeSettings settings) {
        this.crossings = crossings;
        this.notices = notices;
        this.sheets = sheets;
        this.sight = sight;
        this.settings = settings;
    }

    @Open
    @GetMapping("/crossings")
    String list(Shell shell, Model model) {
        Texts t = shell.t();
        List<Sheet.Row> rows = crossings.list(settings.party()).stream()
                .sorted(Comparator.comparing(Crossing::pair))
                .map(crossing -> sheets.row(crossing, CrossingSheets.publicPath(crossing.id()), t))
                .toList();
        Sheet sheet = new Sheet.Builder(t.of("boundary.public.title"))
                .link(true, t.of("boundary.public.feed"), "/crossings.atom", Icon.INFO_CIRCLE, false)
                .panel(Sheet.Panel.ofRows(
                        "crossings", t.of("boundary.gates"), t.of("boundary.public.partial"), rows, ""))
                .build();
        return show(shell, model, sheet);
    }

    @Open
    @GetMapping("/crossings/{crossing}")
    String one(Shell shell, Model model, @PathVariable String crossing) {
        Crossing found = crossings
                .find(crossing)
                .filter(each -> each.isOf(settings.party()))
                .orElseThrow(BoundarySight::notFound);
        return show(shell, model, sheets.open(found, shell.t()));
    }

    private static String show(Shell shell, Model model, Sheet sheet) {
        model.addAttribute("frame", shell.frame("", sheet.title()));
        model.addAttribute("sheet", sheet);
        return "boundary/sheet";
    }

    /// What changed at our crossings, as an Atom feed (RFC 4287).
    @Open
    @GetMapping("/crossings.atom")
    ResponseEntity<String> feed(HttpServletRequest request, Texts t) {
        String base = ServletUriComponentsBuilder.fromRequestUri(request)
                .replacePath("")
                .build()
                .toUriString();
        List<Entry> entries = new ArrayList<>();
        for (Closure closure : notices.listNewest(settings.party(), IN_FEED)) {
            Crossing crossing = notices.crossing(closure);
            closure.findReopened()
                    .ifPresent(at -> entries.add(new Entry(
                            closure.record().hex() + "-reopened",
                            t.of("boundary.public.reopened", Map.of("name", crossing.nameIn(t.language()))),
                            t.dateTime(at),
                            base + CrossingSheets.publicPath(crossing.id()),
                            at)));
            entries.add(new Entry(
                    closure.record().hex(),
                    t.of("boundary.public.closed", Map.of("name", crossing.nameIn(t.language()))),
                    sheets.words(closure, t),
                    base + CrossingSheets.publicPath(crossing.id()),
                    closure.from()));
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("application", "atom+xml", java.nio.charset.StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache())
                .body(atom(base, entries, t));
    }

    private record Entry(String id, String title, String summary, String link, Instant updated) {}

    private String atom(String base, List<Entry> entries, Texts t) {
        Instant newest = entries.stream()
                .map(Entry::updated)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
                .append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
                .append(t.language().tag())
                .append("\">\n");
        element(xml, "title", t.of("boundary.public.title"));
        element(xml, "id", base + "/crossings.atom");
        element(xml, "updated", newest.toString());
        xml.append("<author><name>")
                .append(escaped(sight.party(settings.party(), t)))
                .append("</name></author>\n<link rel=\"self\" href=\"")
                .append(escaped(base + "/crossings.atom"))
                .append("\"/>\n");
        for (Entry entry : entries) {
            xml.append("<entry>\n");
            element(xml, "title", entry.title());
            element(xml, "id", "urn:sha256:" + entry.id());
            element(xml, "updated", entry.updated().toString());
            xml.append("<link href=\"").append(escaped(entry.link())).append("\"/>\n");
            element(xml, "summary", entry.summary());
            xml.append("</entry>\n");
        }
        return xml.append("</feed>\n").toString();
    }

    private static void element(StringBuilder xml, String name, String text) {
        xml.append('<')
                .append(name)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(name)
                .append(">\n");
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscapeDecimal(text, "UTF-8");
    }
}
