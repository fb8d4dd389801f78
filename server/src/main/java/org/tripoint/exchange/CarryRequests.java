package org.tripoint.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.StrictJson;
import org.tripoint.platform.NodeSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the command `carry` asks of the running node, as files in `carry/` of the data folder: a request, and beside it
/// the answer, which the command takes away.
@Component
class CarryRequests {

    static final String REQUEST = ".request";
    static final String ANSWER = ".answer";

    private static final Logger LOG = LoggerFactory.getLogger(CarryRequests.class);

    private final Path dir;
    private final Carriage carriage;

    CarryRequests(NodeSettings settings, Carriage carriage) {
        this.dir = folder(settings);
        this.carriage = carriage;
    }

    static Path folder(NodeSettings settings) {
        return settings.dataDir().resolve("carry");
    }

    /// Does what was asked, one after the other, and answers.
    void pickUp() {
        if (!Files.isDirectory(dir)) {
            return;
        }
        for (Path request : list()) {
            try {
                JsonNode asked = StrictJson.read(Files.readAllBytes(request));
                Files.delete(request);
                write(answerOf(request), answer(run(asked)));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot work in " + dir, e);
            }
        }
    }

    private List<Path> list() {
        try (Stream<Path> found = Files.list(dir)) {
            return found.filter(file -> file.getFileName().toString().endsWith(REQUEST))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + dir, e);
        }
    }

    private static Path answerOf(Path request) {
        String name = request.getFileName().toString();
        return request.resolveSibling(name.substring(0, name.length() - REQUEST.length()) + ANSWER);
    }

    private Carriage.Outcome run(JsonNode asked) {
        Path folder = Path.of(asked.path("folder").asString());
        try {
            return asked.path("do").asString().equals("export")
                    ? carriage.export(
                            new PartyId(asked.path("to").asString()),
                            folder,
                            asked.path("all").asBoolean())
                    : carriage.bringIn(folder);
        } catch (IOException e) {
            LOG.warn("a medium in {} could not be used", folder, e);
            return new Carriage.Outcome(false, List.of("the folder cannot be used: " + e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Carriage.Outcome(false, List.of("interrupted; carry it again"));
        }
    }

    private static ObjectNode answer(Carriage.Outcome outcome) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("complete", outcome.complete());
        ArrayNode lines = answer.putArray("lines");
        outcome.lines().forEach(lines::add);
        return answer;
    }

    static void write(Path file, ObjectNode content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, content.toString(), StandardCharsets.UTF_8);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
