package org.tripoint.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripoint.faults.Trial.Fault;
import tools.jackson.databind.JsonNode;

/// Three nodes under load while things go wrong; afterwards nothing is lost, doubled, or let go without leave. The
/// short
/// form runs with all tests; `./tripoint test faults` runs the long one. The same seed gives the same faults.
class FaultsTest {

    private static final long SEED = Long.getLong("faults.seed", System.nanoTime() & 0xffff_ffffL);
    private static final int MINUTES = Integer.getInteger("faults.minutes", 0);
    private static final int BACKLOG = Integer.getInteger("faults.backlog", 5_000);
    private static final Duration SHORT = Duration.ofMillis(1_500);
    private static final Duration LONG = Duration.ofSeconds(6);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path dir;

    @Test
    void nothingIsLostDoubledOrLetGoWithoutLeave() throws IOException {
        boolean isLong = MINUTES > 0;
        String smallDisk = isLong && System.getProperty("user.name").equals("root") ? "LA" : "";
        Trial.say("seed " + SEED + "; again: ./tripoint test faults --seed " + SEED);
        try (Trial trial = new Trial(dir, SEED, smallDisk)) {
            trial.begin();
            trial.load();
            if (isLong) {
                sufferLong(trial, !smallDisk.isEmpty());
            } else {
                suffer(trial, new Random(SEED), SHORT);
            }
            List<JsonNode> facts = trial.rest(PATIENCE);
            facts.forEach(node -> Trial.say(node.required("party").asString() + " has " + node.required("records")
                    + " records, " + node.required("letGoByHeads") + " of its own let go by heads"));
            assertThat(facts.getFirst().required("letGoByHeads").asLong()).isPositive();
            Trial.say(trial.kills() + " kills, " + trial.inFlight() + " entries in flight at them");
            assertThat(trial.rebuild()).isEqualTo(Map.of("VN", "", "LA", "", "KH", ""));
            seesWhatAHandDoes(trial);
        }
    }

    /// Every kind of fault once, in the order of the dice.
    private static void suffer(Trial trial, Random random, Duration lasting) {
        List<Fault> faults = new ArrayList<>(List.of(Fault.values()));
        Collections.shuffle(faults, random);
        for (Fault fault : faults) {
            trial.suffer(fault, lasting);
            Trial.pause(Duration.ofMillis(200L + random.nextInt(300)));
        }
    }

    /// Rounds of all faults for the minutes asked for, each ended by a check; then a full disk, and a node that comes
    /// back after ninety days to what was kept for it.
    private static void sufferLong(Trial trial, boolean hasSmallDisk) {
        Random random = new Random(SEED);
        long end = System.nanoTime() + Duration.ofMinutes(MINUTES).toNanos();
        for (int round = 1; System.nanoTime() < end; round++) {
            suffer(trial, random, LONG);
            trial.rest(PATIENCE);
            Trial.say("round " + round + " holds");
            trial.load();
        }
        if (hasSmallDisk) {
            assertThat(trial.node("LA").ask("fill")).isEqualTo("full");
            Trial.say("the disk of LA is full");
            Trial.pause(LONG);
            assertThat(trial.node("LA").ask("free")).isEqualTo("true");
        }
        trial.rest(PATIENCE);
        trial.node("KH").kill();
        assertThat(trial.node("VN").ask("backlog " + BACKLOG)).isEqualTo(String.valueOf(BACKLOG));
        trial.pass(Duration.ofDays(90));
        trial.node("KH").start();
        trial.node("KH").awaitReady();
        trial.rest(Duration.ofMinutes(5));
        Trial.say("KH came back after 90 days to " + BACKLOG + " records");
    }

    /// The checker is worth nothing unless it finds what is really wrong.
    private static void seesWhatAHandDoes(Trial trial) {
        String record = anyReceived(trial);
        assertThat(trial.node("KH").ask("damage PROJECTION " + record)).isEqualTo("projection 1");
        assertThat(trial.rebuild()).containsEntry("KH", "incidents.incident").containsEntry("VN", "");
        assertThat(Checker.findings(trial.facts())).isEmpty();
        assertThat(trial.node("KH").ask("damage RECORD " + record)).startsWith("record ");
        assertThat(Checker.findings(trial.facts()))
                .anyMatch(finding -> finding.startsWith("KH: received in a feed and not in the ledger: [\"" + record));
        assertThat(trial.node("VN").ask("damage DECISION " + record)).startsWith("decision ");
        assertThat(Checker.findings(trial.facts()))
                .anyMatch(finding -> finding.startsWith("VN: sealed without a decision that names the receiver: [\""));
        assertThat(trial.node("VN").ask("damage ENTRY " + record)).startsWith("entry ");
        assertThat(Checker.findings(trial.facts()))
                .anyMatch(finding -> finding.startsWith("tripoint/VN/KH/") && finding.contains("entries"));
        Trial.say("the checker sees a record, a decision, an entry and a projection changed by hand");
    }

    /// A flood of VN that KH has.
    private static String anyReceived(Trial trial) {
        String hash = trial.node("KH").ask("any-received VN");
        assertThat(hash).hasSize(64);
        return hash;
    }
}
