package org.tripoint.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The checker in `vectors/checker`, written from docs/spec in another language, judges every vector as this
/// implementation does. Needs Node.js 20 on the path.
class SecondImplementationTest {

    private static final int SECONDS = 120;

    @Test
    void judgesEveryVectorTheSame() throws IOException, InterruptedException {
        String script =
                VectorFolder.ROOT.resolve("checker").resolve("check.mjs").toString();
        Process checker =
                new ProcessBuilder("node", script).redirectErrorStream(true).start();
        String output = new String(checker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(checker.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(output.strip()).isEqualTo(VectorFolder.files().size() + " passed, 0 failed");
        assertThat(checker.exitValue()).isZero();
    }
}
