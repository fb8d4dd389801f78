package org.tripoint.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody at a browser, who does with the pages of his node what an officer does.
final class Person {

    /// Two nodes and a browser share two processors.
    private static final double PATIENCE_MILLIS = 40_000;

    /// For what is on the page already.
    private static final double AT_ONCE_MILLIS = 15_000;

    private static final Pattern RECORD = Pattern.compile("/incidents/([0-9a-f]{64})");

    private final String name;
    private final URI node;
    private final BrowserContext context;
    private final Page page;

    Person(String name, URI node, BrowserContext context) {
        this.name = name;
        this.node = node;
        this.context = context;
        context.setDefaultTimeout(AT_ONCE_MILLIS);
        context.setDefaultNavigationTimeout(PATIENCE_MILLIS);
        this.page = context.newPage();
    }

    String name() {
        return name;
    }

    BrowserContext context() {
        return context;
    }

    Page page() {
        return page;
    }

    String address(String path) {
        return node.resolve(path).toString();
    }

    Page open(String path) {
        page.navigate(address(path));
        return page;
    }

    /// A further tab.
    Page tab(String path) {
        Page tab = context.newPage();
        tab.navigate(address(path));
        return tab;
    }

    void signIn(String login, String password) {
        open("/login");
        page.locator("#login").fill(login);
        page.locator("#password").fill(password);
        page.locator(".door-form button[type=submit]").click();
        page.waitForURL(url -> !url.contains("/login"));
    }

    /// Reports a flood on the road to the gate, in which no vehicle passes. Returns the record's hash.
    String reportFlood(String place) {
        openForm("flood.reported");
        choose("f-road", "road-to-gate");
        choose("f-blocked", "vehicles");
        choose("f-place", place);
        return send();
    }

    /// Reports the seizure of a substance at a place of the list.
    String reportSeizure(String kilograms, String place) {
        openForm("drugs.seized");
        choose("f-substance", "methamphetamine");
        page.locator("[name=f-grams]").fill(kilograms);
        choose("f-place", place);
        return send();
    }

    void openForm(String kind) {
        open("/incidents/new");
        page.locator("a[href='/incidents/new/" + kind + "']").click();
        page.waitForURL("**/incidents/new/" + kind);
    }

    /// Presses or picks one of the values of a field.
    void choose(String field, String value) {
        Locator pressed = page.locator("input[type=radio][name='" + field + "'][value='" + value + "']");
        if (pressed.count() > 0) {
            page.locator("label.choice")
                    .filter(new Locator.FilterOptions().setHas(pressed))
                    .click();
        } else {
            page.locator("select[name='" + field + "']").selectOption(value);
        }
    }

    void attach(String fileName, byte[] jpeg) {
        page.locator("#photograph").setInputFiles(new FilePayload(fileName, "image/jpeg", jpeg));
        choose("recognisable-new", "no");
    }

    /// Sends the form. Returns the hash of the record whose page opens.
    String send() {
        page.locator("button[name=send]").click();
        page.waitForURL(RECORD);
        return hash(page.url());
    }

    private static String hash(String address) {
        Matcher matcher = RECORD.matcher(address);
        if (!matcher.find()) {
            throw new AssertionError("expected the page of a record, found " + address);
        }
        return matcher.group(1);
    }

    /// As head of the unit: looks at what the neighbour will see and lets it go, without the sections named.
    void release(String record, String to, List<String> leftOut) {
        open("/exchange/" + to + "/release/" + record);
        for (String section : leftOut) {
            page.locator("label.switch:has(input[name=section][value='" + section + "'])")
                    .click();
        }
        page.locator("button[form=release]").click();
        page.waitForURL(url -> !url.contains("/release/"));
    }

    /// Opens a path again and again until something is there.
    Locator awaitOn(String path, String selector) {
        long deadline = System.currentTimeMillis() + (long) PATIENCE_MILLIS;
        while (true) {
            open(path);
            Locator found = page.locator(selector);
            if (found.count() > 0) {
                return found.first();
            }
            if (System.currentTimeMillis() > deadline) {
                throw new AssertionError(name + " waited in vain for " + selector + " on " + path);
            }
            page.waitForTimeout(500);
        }
    }

    static void sees(Locator locator) {
        assertThat(locator).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
    }

    static void sees(Locator locator, String text) {
        assertThat(locator).containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
    }
}
