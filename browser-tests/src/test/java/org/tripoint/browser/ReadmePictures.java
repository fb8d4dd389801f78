package org.tripoint.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Makes the pictures of the README anew, from nodes on which people did something. Its name keeps it out of the run
/// of all tests: `mvn test -pl browser-tests -am -Dtest=ReadmePictures -Dsurefire.failIfNoSpecifiedTests=false`.
@ExtendWith(ThreeNodesInBrowser.class)
class ReadmePictures {

    private static final Path PICTURES = Path.of("../docs/screenshots");
    private static final String GATE = "gate:bu-prang";

    @Test
    void makesThemAnew(Fleet fleet) throws IOException {
        Person ours = fleet.signIn("VN", "officer");
        Person head = fleet.signIn("VN", "commander");
        Person theirs = fleet.signIn("KH", "officer");
        String flood = ours.reportFlood(GATE);
        theirs.awaitOn("/incidents/" + flood, "#record-head");
        theirs.page().locator("form[action$='/take-in-charge'] button").first().click();
        String seizure = ours.reportSeizure("12", GATE);
        head.release(seizure, "KH", List.of());
        ours.reportSeizure("2.5", GATE);
        String road = theirs.reportFlood(GATE);
        ours.awaitOn("/incidents/" + road, "#record-head");
        Person third = fleet.signIn("LA", "officer");
        third.openForm("flood.reported");
        third.choose("f-road", "bridge");
        third.choose("f-blocked", "goods-vehicles");
        third.page().locator("[name=f-position-latitude]").fill("15.81");
        third.page().locator("[name=f-position-longitude]").fill("107.33");
        third.send();

        Files.createDirectories(PICTURES);
        take(head, "/today", "today-vi.png");
        take(fleet.signIn("LA", "liaison"), "/exchange", "exchange-lo.png");
        take(theirs, "/incidents/" + flood, "record-km.png");
    }

    private static void take(Person person, String path, String file) {
        Page page = person.open(path);
        page.waitForTimeout(6_000);
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(file)));
    }
}
