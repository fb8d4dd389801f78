package org.tripoint.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The demo's three nodes and one browser, for all tests of the pages. The browser sees no font of the system but one
/// that holds no letter of any page, so every letter comes from the fonts that a node serves.
final class Fleet implements AutoCloseable {

    static final String PASSWORD = "tripoint-demo";

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path NODE_MODULES = Path.of("node_modules").toAbsolutePath();
    private static final Path UNLIKE_ANY_PAGE = Path.of("/usr/share/fonts/truetype/noto/NotoSansOgham-Regular.ttf");
    private static final List<Path> NODES = List.of(Path.of("/usr/bin/node"), Path.of("/usr/local/bin/node"));

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--use-angle=swiftshader",
            "--enable-unsafe-swiftshader",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Path dir;
    private final RunningDemo demo;
    private final Playwright playwright;
    private final Browser browser;
    private final Map<String, Person> people = new LinkedHashMap<>();

    private Fleet(Path dir, RunningDemo demo, Playwright playwright, Browser browser) {
        this.dir = dir;
        this.demo = demo;
        this.playwright = playwright;
        this.browser = browser;
    }

    static Fleet start() {
        try {
            Path dir = Files.createTempDirectory("tripoint-fleet");
            RunningDemo demo = RunningDemo.start(dir);
            Playwright playwright = playwright();
            return new Fleet(dir, demo, playwright, browser(playwright));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Playwright playwright() throws IOException {
        Path driver = Files.createDirectories(TARGET.resolve("playwright"));
        Path link = driver.resolve("package");
        if (!Files.exists(link)) {
            Files.createSymbolicLink(link, NODE_MODULES.resolve("playwright-core"));
        }
        System.setProperty("playwright.cli.dir", driver.toString());
        Path node = NODES.stream().filter(Files::isExecutable).findFirst().orElseThrow();
        return Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "PLAYWRIGHT_NODEJS_PATH", node.toString())));
    }

    private static Browser browser(Playwright playwright) throws IOException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("FONTCONFIG_FILE", fontSettings().toString());
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(FLAGS)
                        .setEnv(environment));
    }

    private static Path fontSettings() throws IOException {
        Path fonts = Files.createDirectories(TARGET.resolve("fonts"));
        Files.copy(UNLIKE_ANY_PAGE, fonts.resolve(UNLIKE_ANY_PAGE.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        return Files.writeString(TARGET.resolve("fonts.conf"), """
                <?xml version="1.0"?>
                <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
                <fontconfig>
                  <dir>%s</dir>
                  <cachedir>%s</cachedir>
                </fontconfig>
                """.formatted(fonts, TARGET.resolve("font-cache")));
    }

    RunningDemo demo() {
        return demo;
    }

    URI web(String party) {
        return demo.web(party);
    }

    /// Somebody of a party at a browser of his own, signed in once for all tests.
    Person signIn(String party, String login) {
        return people.computeIfAbsent(party + " " + login, name -> {
            Person person = new Person(name, web(party), browser.newContext(options()));
            person.signIn(login, PASSWORD);
            return person;
        });
    }

    /// Somebody who is not signed in; the caller closes the context.
    Person stranger(String party, Browser.NewContextOptions options) {
        return new Person(party + " stranger", web(party), browser.newContext(options));
    }

    static Browser.NewContextOptions options() {
        return new Browser.NewContextOptions().setViewportSize(1440, 900).setLocale("en-GB");
    }

    /// A picture of every open page, for the test that failed.
    void keepPictures(ExtensionContext test) {
        String name = test.getRequiredTestClass().getSimpleName() + "." + test.getDisplayName();
        for (Person person : List.copyOf(people.values())) {
            List<Page> pages = new ArrayList<>(person.context().pages());
            for (int i = 0; i < pages.size(); i++) {
                String file = (name + " " + person.name() + " " + i).replaceAll("[^A-Za-z0-9.-]+", "-") + ".png";
                pages.get(i)
                        .screenshot(new Page.ScreenshotOptions()
                                .setPath(TARGET.resolve("screenshots").resolve(file)));
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            people.values().stream().map(Person::context).forEach(BrowserContext::close);
            browser.close();
            playwright.close();
        } finally {
            demo.close();
        }
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
