package org.tripoint.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.StrictJson;
import org.tripoint.platform.CommandFailure;
import org.tripoint.platform.NodeCommand;
import org.tripoint.platform.NodeSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `carry export|import`: asks the running node to write a neighbour's feed to a folder, or to read one from there.
public final class CarryCommand implements NodeCommand {

    private static final Duration PICKED_UP = Duration.ofSeconds(30);
    private static final Duration DONE = Duration.ofHours(6);
    private static final long POLL_MILLIS = 200;

    @Override
    public String name() {
        return "carry";
    }

    @Override
    public List<String> usage() {
        return List.of("carry export --data DIR --to PARTY --out FOLDER [--all]", "carry import --data DIR FOLDER");
    }

    @Override
    public int run(NodeSettings settings, List<String> arguments) {
        List<String> rest = new ArrayList<>(arguments);
        boolean all = rest.remove("--all");
        if (rest.size() == 5 && rest.getFirst().equals("export")) {
            return ask(
                    settings,
                    request("export", option(rest, "--out"))
                            .put("to", party(option(rest, "--to")).value())
                            .put("all", all));
        }
        if (rest.size() == 2 && rest.getFirst().equals("import") && !all) {
            if (!Files.isDirectory(Path.of(rest.get(1)))) {
                throw new CommandFailure.Usage("expected a folder, found " + rest.get(1));
            }
            return ask(settings, request("import", rest.get(1)));
        }
        throw new CommandFailure.Usage(String.join("\n", usage()));
    }

    private static ObjectNode request(String work, String folder) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("do", work)
                .put("folder", Path.of(folder).toAbsolutePath().normalize().toString());
    }

    private String option(List<String> arguments, String name) {
        int at = arguments.indexOf(name);
        if (at < 0 || at + 1 >= arguments.size()) {
            throw new CommandFailure.Usage(String.join("\n", usage()));
        }
        return arguments.get(at + 1);
    }

    private static PartyId party(String text) {
        try {
            return new PartyId(text);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure.Usage(String.valueOf(e.getMessage()));
        }
    }

    private static int ask(NodeSettings settings, ObjectNode request) {
        Path dir = CarryRequests.folder(settings);
        String id = UUID.randomUUID().toString();
        Path asked = dir.resolve(id + CarryRequests.REQUEST);
        try {
            Files.createDirectories(dir);
            CarryRequests.write(asked, request);
            if (!await(() -> !Files.exists(asked), PICKED_UP)) {
                Files.deleteIfExists(asked);
                throw new CommandFailure.Prerequisite(
                        "The node of " + settings.dataDir() + " does not answer. Start it, then carry again.");
            }
            Path answer = dir.resolve(id + CarryRequests.ANSWER);
            if (!await(() -> Files.exists(answer), DONE)) {
                throw new CommandFailure.Prerequisite("The node stopped meanwhile. Start it, then carry again.");
            }
            JsonNode outcome = StrictJson.read(Files.readAllBytes(answer));
            Files.delete(answer);
            outcome.path("lines").forEach(line -> System.out.println(line.asString()));
            return outcome.path("complete").asBoolean() ? 0 : 1;
        } catch (IOException e) {
            throw new CommandFailure.Usage("cannot work in " + dir + ": " + e.getMessage());
        }
    }

    private static boolean await(java.util.function.BooleanSupplier condition, Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
