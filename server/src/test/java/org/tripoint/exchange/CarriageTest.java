package org.tripoint.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tripoint.fixture.ThreeNodes.has;
import static org.tripoint.fixture.ThreeNodes.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripoint.fixture.TestNode;
import org.tripoint.fixture.ThreeNodes;
import org.tripoint.kernel.log.FeedFile;
import org.tripoint.kernel.log.FeedOrigin;
import org.tripoint.kernel.log.Lane;
import org.tripoint.ledger.Deliveries;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;

/// Two nodes without any network between them, and a medium.
class CarriageTest {

    private static final String UNIT = "vn-tuy-duc";
    private static final String[] ROOMS = {"org.tripoint.registry", "org.tripoint.instruments", "org.tripoint.exchange"
    };

    @TempDir
    private Path folder;

    private final TestNode vn = TestNode.start("VN", beans -> beans.removeBeanDefinition("links"), ROOMS);
    private final TestNode kh = TestNode.start("KH", beans -> beans.removeBeanDefinition("links"), ROOMS);
    private final FeedOrigin control = new FeedOrigin(vn.party(), kh.party(), Lane.CONTROL, 1);

    @BeforeEach
    void introduce() {
        introduce(vn, kh);
        introduce(kh, vn);
    }

    private static void introduce(TestNode to, TestNode neighbour) {
        to.get(Peers.class).propose(neighbour.get(Peers.class).export());
        to.get(Peers.class)
                .confirm(neighbour.party(), neighbour.get(Peers.class).ownFingerprint());
    }

    @AfterEach
    void stop() {
        vn.close();
        kh.close();
    }

    private List<LedgerRecord> floods(int count) {
        List<LedgerRecord> floods = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            floods.add(ThreeNodes.reportFlood(vn, UNIT));
        }
        vn.get(Sealer.class).seal(kh.party());
        return floods;
    }

    private Path export(TestNode from, TestNode to, String name) throws IOException {
        Path medium = folder.resolve(name);
        assertThat(from.get(Carriage.class).export(to.party(), medium, false).complete())
                .isTrue();
        return medium;
    }

    private Carriage.Outcome bringIn(Path medium) throws InterruptedException {
        return kh.get(Carriage.class).bringIn(medium);
    }

    private long count() {
        return kh.get(Ledger.class).count("r.type = 'flood.reported'", java.util.Map.of());
    }

    private Path onMedium(Path medium, FeedFile file) {
        return FolderSource.tree(medium, vn.party(), kh.party()).resolve(file.path());
    }

    private static FeedFile file(LedgerRecord record) {
        return new FeedFile.ReleasedRecord(record.hash());
    }

    @Test
    void carriesRecordsThereAndReceiptsBackInAnyOrderAndTwice() throws Exception {
        List<LedgerRecord> first = floods(3);
        Path early = export(vn, kh, "early");
        List<LedgerRecord> second = floods(2);
        Path late = export(vn, kh, "late");

        assertThat(bringIn(late).complete()).isTrue();
        assertThat(count()).isEqualTo(5);
        assertThat(bringIn(early).complete()).isTrue();
        assertThat(bringIn(late).complete()).isTrue();
        assertThat(count()).isEqualTo(5);
        assertThat(state(first.getFirst())).isEqualTo(Deliveries.State.RELEASED);

        Path back = export(kh, vn, "back");
        assertThat(vn.get(Carriage.class).bringIn(back).complete()).isTrue();
        assertThat(state(second.getLast())).isEqualTo(Deliveries.State.DELIVERED);
        assertThat(kh.get(Logs.class).get(control).checkpoint())
                .isEqualTo(vn.get(Logs.class).get(control).checkpoint());
        assertThat(kh.get(LinkEvents.class).list(vn.party(), 10))
                .extracting(LinkEvents.Event::kind)
                .contains(LinkEvents.Kind.CARRIED_IN, LinkEvents.Kind.CARRIED_OUT);

        Path rest = export(vn, kh, "rest");
        assertThat(onMedium(rest, file(first.getFirst()))).doesNotExist();
    }

    private Deliveries.State state(LedgerRecord record) {
        return vn.get(Deliveries.class).list(record.hash()).getFirst().state();
    }

    @Test
    void stopsBeforeWhatMediumLacksSaysSoAndAcknowledgesNothingOfIt() throws Exception {
        List<LedgerRecord> floods = floods(5);
        Path whole = export(vn, kh, "whole");
        Path damaged = export(vn, kh, "damaged");
        Files.delete(onMedium(damaged, file(floods.get(1))));
        Path broken = onMedium(damaged, file(floods.get(3)));
        Files.writeString(broken, Files.readString(broken).replace("\"payload\":\"e", "\"payload\":\"f"));

        Carriage.Outcome outcome = bringIn(damaged);

        assertThat(outcome.complete()).isFalse();
        assertThat(outcome.lines())
                .anySatisfy(line -> assertThat(line)
                        .contains("missing entry ", file(floods.get(1)).path()))
                .anySatisfy(line -> assertThat(line)
                        .contains("missing entry ", file(floods.get(3)).path()))
                .noneSatisfy(
                        line -> assertThat(line).contains(file(floods.get(2)).path()));
        assertThat(has(kh, floods.getFirst().hash())).isTrue();
        assertThat(count()).isEqualTo(1);
        assertThat(kh.get(Mirror.class).countHeld(vn.party())).isZero();
        assertThat(kh.get(Logs.class).get(control).findReceipt()).isEqualTo(Optional.empty());

        assertThat(bringIn(whole).complete()).isTrue();
        assertThat(count()).isEqualTo(5);
        assertThat(kh.get(Logs.class).get(control).receiptSize())
                .isEqualTo(kh.get(Logs.class).get(control).size());
    }

    @Test
    void takesNoEntryThatTheLogDoesNotHave() throws Exception {
        floods(2);
        Path medium = export(vn, kh, "medium");
        long size = vn.get(Logs.class).get(control).size();
        Path entries = onMedium(
                medium,
                new FeedFile.Entries(
                        Lane.CONTROL,
                        1,
                        org.tripoint.kernel.log.BundleCoordinate.holding(0, size)
                                .orElseThrow()));
        byte[] octets = Files.readAllBytes(entries);
        octets[octets.length - 20] ^= 1;
        Files.write(entries, octets);

        Carriage.Outcome outcome = bringIn(medium);

        assertThat(outcome.complete()).isFalse();
        assertThat(kh.get(Logs.class).get(control).size()).isZero();
        assertThat(kh.get(Forks.class).list(vn.party())).isEmpty();
    }

    @Test
    void theCommandAsksTheRunningNode() throws Exception {
        List<LedgerRecord> floods = floods(1);
        Path medium = folder.resolve("by-command");
        var carrier = Thread.ofVirtual()
                .start(() -> until("the request is there", () -> {
                    vn.get(CarryRequests.class).pickUp();
                    return Files.exists(onMedium(medium, new FeedFile.Head()));
                }));
        int code = new CarryCommand()
                .run(
                        vn.get(org.tripoint.platform.NodeSettings.class),
                        List.of("export", "--to", "KH", "--out", medium.toString()));
        carrier.join();
        assertThat(code).isZero();
        assertThat(bringIn(medium).complete()).isTrue();
        assertThat(has(kh, floods.getFirst().hash())).isTrue();
    }
}
