package org.tripoint.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tripoint.language.Catalogues;
import org.tripoint.language.Language;

/// What stands in the journal can be read there: each thing that is noted is named by a text without arguments.
class JournalTextsTest {

    private static final Pattern NOTED =
            Pattern.compile("journal\\s*\\.(?:read|write|writeAbout)\\(\\s*[\\w.()]+,\\s*\"([^\"]+)\"");
    private static final Catalogues CATALOGUES = Catalogues.onClassPath();

    @Test
    void everythingThatIsNotedHasAText() throws IOException {
        var keys = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                NOTED.matcher(Files.readString(file)).results().forEach(hit -> keys.add(hit.group(1)));
            }
        }

        assertThat(keys).contains("access.journal.title", "access.accounts.new");
        for (var key : keys) {
            assertThat(CATALOGUES.text(new Language("en"), key)).as(key).isNotBlank();
        }
    }
}
