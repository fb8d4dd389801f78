package org.tripoint.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// The folder `vectors/` of the project. With `-Dvectors.write=true` the tests write into it what they generate;
/// otherwise it must hold exactly that.
public final class VectorFolder {

    public static final Path ROOT = Path.of("..", "vectors");

    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER = JsonMapper.shared()
            .writer()
            .with(new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT));

    private VectorFolder() {}

    public static boolean isToBeWritten() {
        return Boolean.getBoolean("vectors.write");
    }

    /// Every vector of one of these kinds, as the files say.
    public static List<Vector> list(Set<String> kinds) {
        return files().stream()
                .map(path -> Vector.ofFile(path, StrictJson.read(octets(path))))
                .filter(vector -> kinds.contains(vector.kind()))
                .toList();
    }

    public static String text(Vector vector) {
        return WRITER.writeValueAsString(vector.toJson()) + "\n";
    }

    public static void write(Vector vector) {
        try {
            Path file = ROOT.resolve(vector.path());
            Files.createDirectories(file.getParent());
            Files.writeString(file, text(vector));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String read(Vector vector) {
        return new String(octets(vector.path()), StandardCharsets.UTF_8);
    }

    /// The path of every vector, relative to the folder.
    public static List<String> files() {
        List<String> files = new ArrayList<>();
        for (String half : List.of("valid", "invalid")) {
            try (Stream<Path> paths = Files.walk(ROOT.resolve(half))) {
                paths.filter(Files::isRegularFile)
                        .forEach(path -> files.add(ROOT.relativize(path).toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }

    static byte[] octets(String path) {
        try {
            return Files.readAllBytes(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
