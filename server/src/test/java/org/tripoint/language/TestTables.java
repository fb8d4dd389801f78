package org.tripoint.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.tripoint.platform.Csv;

/// Tables that the tests of the catalogues read: exceptions with their reasons, and the glossary.
final class TestTables {

    /// The folder of the project, above the modules.
    static final Path PROJECT =
            Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());

    private TestTables() {}

    static List<Csv.Row> table(String name) {
        return read(Path.of("src/test/resources/language", name));
    }

    static List<Csv.Row> glossary() {
        return read(PROJECT.resolve("docs/glossary.csv"));
    }

    static List<Csv.Row> read(Path file) {
        try {
            return Csv.read(Files.newInputStream(file)).rows();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
