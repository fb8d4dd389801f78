package org.tripoint.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tripoint.language.Catalogues;
import org.tripoint.language.Language;
import org.tripoint.language.Texts;

class FrameTest {

    private static final Catalogues CATALOGUES = Catalogues.onClassPath();
    private static final TemplateEngine TEMPLATES = new Templates().templateEngine();

    /// What a first page may weigh: page, style and scripts, compressed.
    private static final int MAX_FIRST_PAGE = 100 * 1024;

    static Stream<Language> languages() {
        return CATALOGUES.languages().list().stream();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void saysItsLanguageAndHoldsNoInlineStyleOrScript(Language language) {
        var page = errorPage(language);
        assertThat(page)
                .contains("<html lang=\"" + language.tag() + "\"")
                .doesNotContain(" style=")
                .doesNotContain("<style")
                .doesNotContainPattern("<script(?![^>]* src=)")
                .doesNotContainPattern(" on[a-z]+=\"");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void hasOneHeadingAMainPartAndASkipLinkFirst(Language language) {
        var page = errorPage(language);
        assertThat(page.split("<h1", -1)).hasSize(2);
        assertThat(page).containsOnlyOnce("<main ").containsOnlyOnce("id=\"main\"");
        assertThat(page.indexOf("class=\"skip\"")).isPositive().isLessThan(page.indexOf("class=\"rail\""));
    }

    @Test
    void showsOnlyTheEntriesThatExist() {
        assertThat(errorPage(new Language("en"))).contains("href=\"/today\"").doesNotContain("href=\"/patrols\"");
    }

    @Test
    void aLanguageLinkKeepsThePathAndTheOtherParameters() {
        assertThat(frame("/incidents?lang=vi&state=open").in(new Language("km")))
                .isEqualTo("/incidents?state=open&lang=km");
        assertThat(frame("/today").in(new Language("lo"))).isEqualTo("/today?lang=lo");
        assertThat(frame("/today?lang=lo").in(new Language("vi"))).isEqualTo("/today?lang=vi");
    }

    @Test
    void theFirstPageIsLight() throws Exception {
        int weight = packed(errorPage(new Language("km")).getBytes(StandardCharsets.UTF_8));
        for (var name : List.of(
                "tripoint.css", "tripoint.js", "drafts.js", "keys.js", "live.js", "parts.js", "vendor/htmx.js")) {
            weight += packed(read(name));
        }
        assertThat(weight).isLessThan(MAX_FIRST_PAGE);
    }

    @Test
    void everyIconIsInTheSprite() throws Exception {
        var sprite = new String(read("icons.svg"), StandardCharsets.UTF_8);
        for (var icon : Icon.values()) {
            assertThat(sprite).contains("<symbol id=\"" + icon.symbol() + "\"");
        }
    }

    private static String errorPage(Language language) {
        var t = new Texts(CATALOGUES, language, ZoneId.of("Asia/Bangkok"));
        return render("web/error.jte", Map.of("frame", Frames.example(t, "/nowhere"), "trouble", Trouble.NOT_FOUND));
    }

    private static String render(String template, Map<String, Object> parameters) {
        var output = new StringOutput();
        TEMPLATES.render(template, new HashMap<>(parameters), output);
        return output.toString();
    }

    private static Frame frame(String here) {
        return Frames.example(new Texts(CATALOGUES, new Language("en"), ZoneId.of("Asia/Bangkok")), here);
    }

    private static byte[] read(String asset) throws IOException {
        try (InputStream file = FrameTest.class.getResourceAsStream("/static" + Assets.url(asset))) {
            return Objects.requireNonNull(file, asset).readAllBytes();
        }
    }

    private static int packed(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.size();
    }

    /// A frame as a page of a duty officer has it.
    static final class Frames {

        private Frames() {}

        static Frame example(Texts t, String here) {
            return new Frame(
                    t,
                    t.of("web.error.not-found.title"),
                    "today",
                    Optional.of(new Frame.Reader(
                            "Đồn Biên phòng Tuy Đức", "Lâm Đồng · Việt Nam", "Trực ban", "tuyduc.1", "a1", true)),
                    List.of(new Frame.Entry("today", "/today", Icon.SUN_HIGH, "Hôm nay", 'T', 4)),
                    List.of(),
                    List.of(new Frame.Pill("KH", false, "06:48"), new Frame.Pill("LA", true, "06:58")),
                    Optional.of(new Frame.Door("/incidents/new", Icon.PLUS, "Báo cáo", "Báo cáo")),
                    true,
                    CATALOGUES.languages().list(),
                    Frame.Theme.MACHINE,
                    new Frame.Csrf("_csrf", "X-CSRF-TOKEN", "token"),
                    here,
                    List.of(),
                    "m1",
                    false);
        }
    }
}
