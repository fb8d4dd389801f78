package org.tripoint.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every page in every language, on a telephone and on a desk, with and without what a browser may lack.
@Order(1)
@ExtendWith(ThreeNodesInBrowser.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {

    private static final List<Integer> WIDTHS = List.of(1440, 390, 360);
    private static final int HEIGHT = 900;

    /// Lines of Khmer are the longest and the highest.
    private static final String LONGEST = "km";

    private static final int OK = 200;
    private static final int MOST_OCTETS = 100 * 1024;
    private static final String GATE = "gate:bu-prang";

    private final Fleet fleet;
    private String flood = "";
    private String seizure = "";
    private String memorandum = "";
    private String marker = "";
    private String gate = "";
    private String publicGate = "";

    PagesTest(Fleet fleet) {
        this.fleet = fleet;
    }

    /// A page and who opens it.
    record Visit(String login, String path) {}

    @BeforeAll
    void reportSomethingToShow() {
        Person officer = fleet.signIn("VN", "officer");
        flood = officer.reportFlood(GATE);
        officer.openForm("drugs.seized");
        officer.choose("f-substance", "methamphetamine");
        officer.page().locator("[name=f-grams]").fill("12");
        officer.choose("f-place", GATE);
        officer.attach("IMG_0002.jpg", PhotographTaken.jpegOf("pages"));
        seizure = officer.send();
        memorandum = first("headquarters", "/cooperation", "ul.rows a[href^='/cooperation/']");
        marker = first("officer", "/boundary/markers", ".what a[href^='/boundary/markers/']");
        gate = first("officer", "/boundary", "a[href^='/boundary/crossings/']");
        publicGate = first("officer", "/crossings", "a[href^='/crossings/']");
    }

    private String first(String login, String path, String links) {
        return fleet.signIn("VN", login).open(path).locator(links).first().getAttribute("href");
    }

    private List<Visit> visits() {
        List<Visit> visits = new ArrayList<>(RightsTable.pages());
        visits.addAll(List.of(
                new Visit("commander", "/today"),
                new Visit("officer", "/search?q=methamphetamine"),
                new Visit("officer", "/incidents/new/drugs.seized"),
                new Visit("officer", "/incidents/new/flood.reported"),
                new Visit("officer", "/incidents/new/contact.noted"),
                new Visit("officer", "/incidents/screening/crossing.recorded"),
                new Visit("officer", "/incidents/" + flood),
                new Visit("officer", "/incidents/" + seizure),
                new Visit("commander", "/exchange/KH"),
                new Visit("commander", "/exchange/KH/release/" + seizure),
                new Visit("protection", "/exchange/recall/" + seizure),
                new Visit("officer", marker),
                new Visit("officer", marker + "/inspect"),
                new Visit("officer", marker + "/repair"),
                new Visit("commission", marker + "/survey"),
                new Visit("officer", gate),
                new Visit("officer", gate + "/close"),
                new Visit("officer", gate + "/hours"),
                new Visit("officer", gate + "/count"),
                new Visit("officer", publicGate),
                new Visit("headquarters", memorandum),
                new Visit("headquarters", memorandum + "/suspend")));
        return visits;
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "vi", "lo", "km"})
    void pagesFitAndCanBeReadByEverybody(String language) {
        List<String> faults = new ArrayList<>();
        Person stranger = fleet.stranger("VN", Fleet.options());
        check(stranger.page(), stranger.address("/login"), language, faults);
        stranger.context().close();
        for (Visit visit : visits()) {
            Person person = fleet.signIn("VN", visit.login());
            check(person.page(), person.address(visit.path()), language, faults);
        }
        assertThat(faults).isEmpty();
    }

    private static void check(Page page, String address, String language, List<String> faults) {
        page.setViewportSize(WIDTHS.getFirst(), HEIGHT);
        String shown = address + (address.contains("?") ? "&" : "?") + "lang=" + language;
        Response response = page.navigate(shown, new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
        if (response == null || response.status() != OK) {
            faults.add(shown + " is no page");
            return;
        }
        page.evaluate("document.fonts.ready.then(() => true)");
        if (!language.equals(page.locator("html").getAttribute("lang"))) {
            faults.add(shown + " is in another language");
        }
        for (int width : WIDTHS) {
            page.setViewportSize(width, HEIGHT);
            add(faults, width + " " + shown, Checks.layout(page));
        }
        if (language.equals(LONGEST)) {
            add(faults, "360 axe " + shown, Checks.accessibility(page));
        }
        page.setViewportSize(WIDTHS.getFirst(), HEIGHT);
        add(faults, "letters " + shown, Checks.letters(page));
        add(faults, "axe " + shown, Checks.accessibility(page));
    }

    private static void add(List<String> faults, String where, List<String> found) {
        found.forEach(fault -> faults.add(where + ": " + fault));
    }

    @Test
    void theChecksFindWhatIsPlanted() {
        Person stranger = fleet.stranger("VN", Fleet.options());
        Page page = stranger.open("/login");
        page.evaluate("""
                () => {
                  const wide = document.createElement('p');
                  wide.style.cssText = 'width: 2000px; white-space: nowrap';
                  wide.textContent = 'far '.repeat(200);
                  const cut = document.createElement('p');
                  cut.style.cssText = 'height: 10px; overflow: hidden; color: #eee; background: #fff';
                  cut.textContent = 'one two \u6f22';
                  document.getElementById('main').append(wide, cut);
                }""");
        assertThat(Checks.layout(page))
                .anyMatch(fault -> fault.contains("the page is"))
                .anyMatch(fault -> fault.contains("is cut off by"));
        assertThat(Checks.letters(page)).anyMatch(fault -> fault.contains("\u6f22"));
        assertThat(Checks.accessibility(page)).anyMatch(fault -> fault.startsWith("color-contrast"));
        stranger.context().close();
    }

    @Test
    void pagesCanBeReadInTheDark() {
        List<String> faults = new ArrayList<>();
        for (Visit visit : visits()) {
            Page page = fleet.signIn("VN", visit.login()).page();
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            fleet.signIn("VN", visit.login()).open(visit.path());
            add(faults, "dark " + visit.path(), Checks.accessibility(page));
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void theFirstPageIsLight() {
        Person newcomer = fleet.stranger("VN", Fleet.options());
        newcomer.signIn("officer", Fleet.PASSWORD);
        newcomer.open("/today");
        Object octets = newcomer.page().evaluate("""
                () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                  .filter((entry) => entry.entryType === 'navigation' || /\\.(css|m?js)$/.test(new URL(entry.name).pathname))
                  .filter((entry) => !entry.name.includes('maplibre'))
                  .reduce((sum, entry) => sum + entry.encodedBodySize, 0)""");
        newcomer.context().close();
        assertThat(((Number) octets).intValue()).isBetween(1, MOST_OCTETS);
    }

    @Test
    void aReportCanBeMadeWithoutScripts() {
        Person plain = fleet.stranger("VN", Fleet.options().setJavaScriptEnabled(false));
        plain.signIn("officer2", Fleet.PASSWORD);
        plain.open("/today");
        Person.sees(plain.page().locator("#waiting"));
        String report = plain.reportFlood(GATE);
        Person.sees(plain.page().locator("#record-head"), Words.of("vi", "code.blocked.vehicles"));
        plain.open("/incidents");
        Person.sees(plain.page().locator("#incidents a[href='/incidents/" + report + "']"));
        plain.context().close();
    }
}
