package org.tripoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// One schema a feature: its SQL, in Java and in migrations, names its own schema only.
class SchemaTest {

    private static final Path JAVA = Path.of("src/main/java/org/tripoint");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db");

    private static final String SCHEMAS = "platform|ledger|access|registry|instruments|boundary|incidents|alerts"
            + "|activities|exchange|search|insight|gateways";

    /// A table after the word that introduces one.
    private static final Pattern TABLE =
            Pattern.compile("\\b(?:from|join|into|update|table|using|only|references|on)\\s+"
                    + "(?:if\\s+(?:not\\s+)?exists\\s+)?(" + SCHEMAS + ")\\.[a-z_]+");

    private static final Pattern LITERAL =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);

    @Test
    void javaNamesOnlyTheSchemaOfItsPackage() {
        assertThat(files(JAVA, ".java").flatMap(SchemaTest::foreignInJava)).isEmpty();
    }

    @Test
    void migrationsNameOnlyTheirSchema() {
        assertThat(files(MIGRATIONS, ".sql")
                        .flatMap(file ->
                                foreign(read(file), name(MIGRATIONS, file)).map(found -> file + ": " + found)))
                .isEmpty();
    }

    @Test
    void findsAForeignTableInALiteral() {
        String code = """
                jdbc.sql("select 1 from ledger.record r");
                jdbc.sql(\"""
                    insert into platform.job
                    select * from platform.job join access.account using (id)\""");
                """;

        assertThat(literals(code).flatMap(literal -> foreign(literal, "platform")))
                .containsExactly("ledger", "access");
    }

    private static Stream<String> foreignInJava(Path file) {
        String own = name(JAVA, file);
        return literals(read(file))
                .flatMap(literal -> foreign(literal, own))
                .map(found -> file + " names a table of " + found);
    }

    private static Stream<String> foreign(String sql, String own) {
        List<String> found = new ArrayList<>();
        Matcher matcher = TABLE.matcher(sql.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            if (!matcher.group(1).equals(own)) {
                found.add(matcher.group(1));
            }
        }
        return found.stream();
    }

    private static Stream<String> literals(String code) {
        List<String> found = new ArrayList<>();
        Matcher matcher = LITERAL.matcher(code);
        while (matcher.find()) {
            found.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        return found.stream();
    }

    /// First folder of `file` below `base`.
    private static String name(Path base, Path file) {
        return base.relativize(file).getName(0).toString();
    }

    private static Stream<Path> files(Path base, String ending) {
        try (Stream<Path> all = Files.walk(base)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
