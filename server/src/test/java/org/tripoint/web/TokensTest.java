package org.tripoint.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reads the tokens of colour as they are served and measures them.
class TokensTest {

    private static final Path SHEET = Path.of("src/main/frontend/css/tokens.css");
    private static final Pattern BLOCK = Pattern.compile("(:root[^{]*)\\{([^{}]*)}");
    private static final Pattern COLOUR = Pattern.compile("--([a-z0-9-]+): (#[0-9A-F]{6});");

    /// Least distance from any colour of the flags of the reference deployment, in CIEDE2000.
    private static final double LEAST_DISTANCE = 15;

    /// Red, yellow; red, blue, white; blue, red, white: as the flags are commonly printed. White is no hue.
    private static final List<String> FLAGS = List.of("#DA251D", "#FFFF00", "#CE1126", "#002868", "#032EA1", "#E00025");

    private static final List<String> HUES = List.of(
            "accent",
            "accent-strong",
            "accent-tint",
            "watch",
            "watch-tint",
            "high",
            "high-tint",
            "critical",
            "critical-tint",
            "focus",
            "map-land",
            "map-other",
            "map-water");

    private final Map<String, Map<String, String>> themes = themes();

    @ParameterizedTest
    @CsvSource({
        "ink, surface, 16.7, 14.3",
        "ink-2, surface, 8.2, 9.2",
        "ink-3, surface, 5.7, 6.3",
        "edge, surface, 4.0, 4.3",
        "accent, surface, 7.7, 8.8",
        "on-accent, accent, 7.7, 8.8",
        "accent-strong, accent-tint, 8.5, 9.4",
        "watch, watch-tint, 6.3, 8.1",
        "high, high-tint, 6.1, 7.8",
        "critical, surface, 9.7, 8.4",
        "on-critical, critical, 9.7, 9.4",
        "critical, critical-tint, 7.7, 7.8",
        "focus, surface, 8.2, 8.6",
        "map-line, map-land, 3.2, 4.5",
        "map-label, map-land, 7.3, 8.7",
        "ink-2, sunken, 4.5, 4.5",
        "ink-3, paper, 4.5, 4.5",
        "accent, paper, 4.5, 4.5",
    })
    void contrastIsAsTheLookDemands(String text, String ground, double light, double dark) {
        assertThat(contrast("light", text, ground)).isGreaterThanOrEqualTo(light - 0.05);
        assertThat(contrast("dark", text, ground)).isGreaterThanOrEqualTo(dark - 0.05);
    }

    @Test
    void everyHueIsFarFromTheColoursOfTheFlags() {
        var near = new ArrayList<String>();
        themes.keySet()
                .forEach(theme -> HUES.forEach(name -> FLAGS.forEach(flag -> {
                    var distance = ColourDistance.ciede2000(colour(theme, name), flag);
                    if (distance < LEAST_DISTANCE) {
                        near.add("%s %s is %.1f from %s".formatted(theme, name, distance, flag));
                    }
                })));
        assertThat(near).isEmpty();
    }

    @Test
    void darkIsTheSameByTheMachinesSettingAndByChoice() {
        assertThat(themes.get("dark by the machine")).isEqualTo(themes.get("dark"));
        assertThat(themes.get("dark")).containsOnlyKeys(theme("light").keySet());
    }

    @Test
    void noOtherSheetNamesAColour() throws IOException {
        try (var sheets = Files.list(SHEET.getParent())) {
            var others = sheets.filter(sheet -> !sheet.endsWith("tokens.css") && !sheet.endsWith("print.css"));
            assertThat(others)
                    .isNotEmpty()
                    .allSatisfy(sheet -> assertThat(Files.readString(sheet))
                            .doesNotContainPattern("#[0-9a-fA-F]{3,8}\\b(?=[;, )])"));
        }
    }

    @Test
    void distanceAgreesWithThePublishedTestPairs() {
        // Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula", table 1, pairs 1, 7, 17 and 25.
        assertThat(ColourDistance.ciede2000(lab(50, 2.6772, -79.7751), lab(50, 0, -82.7485)))
                .isCloseTo(2.0425, within());
        assertThat(ColourDistance.ciede2000(lab(50, 0, 0), lab(50, -1, 2))).isCloseTo(2.3669, within());
        assertThat(ColourDistance.ciede2000(lab(50, 2.5, 0), lab(73, 25, -18))).isCloseTo(27.1492, within());
        assertThat(ColourDistance.ciede2000(lab(60.2574, -34.0099, 36.2677), lab(60.4626, -34.1751, 39.4387)))
                .isCloseTo(1.2644, within());
    }

    private static Offset<Double> within() {
        return Offset.offset(0.0001);
    }

    private static double[] lab(double lightness, double a, double b) {
        return new double[] {lightness, a, b};
    }

    private double contrast(String theme, String text, String ground) {
        double one = ColourDistance.luminance(colour(theme, text));
        double other = ColourDistance.luminance(colour(theme, ground));
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private Map<String, String> theme(String name) {
        return Objects.requireNonNull(themes.get(name), name);
    }

    private String colour(String theme, String name) {
        return Objects.requireNonNull(theme(theme).get(name), name);
    }

    private static Map<String, Map<String, String>> themes() {
        try {
            var themes = new HashMap<String, Map<String, String>>();
            var blocks = BLOCK.matcher(Files.readString(SHEET));
            while (blocks.find()) {
                var colours = new HashMap<String, String>();
                var found = COLOUR.matcher(blocks.group(2));
                while (found.find()) {
                    colours.put(found.group(1), found.group(2));
                }
                if (!colours.isEmpty()) {
                    themes.put(themeOf(blocks.group(1).strip()), colours);
                }
            }
            return themes;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String themeOf(String selector) {
        return switch (selector) {
            case ":root" -> "light";
            case ":root[data-theme=\"dark\"]" -> "dark";
            default -> "dark by the machine";
        };
    }
}
