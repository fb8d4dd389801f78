package org.tripoint.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// The table of rights, in which every address of a node stands; so no page can be forgotten.
final class RightsTable {

    private static final Path FOLDER = Path.of("../server/src/test/resources/rights");

    /// Addresses that answer with something else than a page, or lead to another one. Any other that is no page is
    /// found as a fault.
    private static final Set<String> NO_PAGES = Set.of(
            "/",
            "/actuator/prometheus",
            "/admin/peers/bundle",
            "/boundary/markers.csv",
            "/boundary/markers.geojson",
            "/boundary/markers.gpx",
            "/boundary/markers.kml",
            "/crossings.atom",
            "/health",
            "/live",
            "/login",
            "/ogc/api",
            "/warnings");

    private RightsTable() {}

    /// Every page whose address has no part that names one thing, with an account that may open it.
    static List<PagesTest.Visit> pages() {
        List<PagesTest.Visit> pages = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(FOLDER, "*.csv")) {
            for (Path file : files) {
                Files.readAllLines(file).stream()
                        .map(line -> line.split(",", 3))
                        .filter(cells -> cells[0].equals("GET"))
                        .filter(cells -> !cells[1].contains("{") && !NO_PAGES.contains(cells[1]))
                        .map(cells -> new PagesTest.Visit(account(cells[2]), cells[1]))
                        .forEach(pages::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pages.sort(Comparator.comparing(PagesTest.Visit::path));
        return pages;
    }

    private static String account(String who) {
        return switch (who) {
            case "all", "open" -> "officer";
            default -> who.split(" ", 2)[0];
        };
    }
}
