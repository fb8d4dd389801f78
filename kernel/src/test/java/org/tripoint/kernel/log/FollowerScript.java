package org.tripoint.kernel.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tripoint.kernel.VectorFolder;

/// The second implementation's `follow`, run once. Needs Node.js 20 on the path.
record FollowerScript(int exitCode, String output) {

    private static final int SECONDS = 60;

    static FollowerScript run(Path trust, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "node",
                VectorFolder.ROOT.resolve("checker").resolve("follow.mjs").toString(),
                "--trust",
                trust.toString(),
                "--now",
                FeedTree.NOW.toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new FollowerScript(process.exitValue(), output.strip());
    }
}
