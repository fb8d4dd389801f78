package org.tripoint.kernel.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;

class LaneOrderTest {

    private static final FeedOrigin FIRST = new FeedOrigin(new PartyId("VN"), new PartyId("KH"), Lane.ROUTINE, 1);
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00.000Z");
    private static final Checkpoint FROZEN = new Checkpoint(FIRST.toString(), 3, Sha256.of(new byte[] {3}));

    @Test
    void followsWhileTimeAndControlGrow() {
        LaneOrder order = follow(LaneOrder.start(FIRST), release(0, 0));
        order = follow(order, release(0, 0));
        order = follow(order, release(5, 2));

        assertThat(order.index()).isEqualTo(3);
        assertThat(follow(order.freeze(FROZEN), opening(FROZEN, 5, 2)).index()).isEqualTo(1);
    }

    @Test
    void refusesTimeThatDecreases() {
        LaneOrder order = follow(LaneOrder.start(FIRST), release(5, 0));

        assertThat(code(order.judge(release(4, 0)))).isEqualTo(LogRefusal.RELEASE_TIME_DECREASES);
    }

    @Test
    void refusesControlSizeThatDecreasesAlsoAcrossEpochs() {
        LaneOrder order = follow(LaneOrder.start(FIRST), release(0, 5));

        assertThat(code(order.judge(release(0, 4)))).isEqualTo(LogRefusal.CONTROL_SIZE_DECREASES);
        assertThat(code(order.freeze(FROZEN).judge(opening(FROZEN, 0, 4))))
                .isEqualTo(LogRefusal.CONTROL_SIZE_DECREASES);
    }

    @Test
    void refusesOpeningAnywhereElse() {
        assertThat(code(LaneOrder.start(FIRST).judge(opening(FROZEN, 0, 0))))
                .isEqualTo(LogRefusal.EPOCH_OPENING_MISPLACED);
        LaneOrder second = LaneOrder.start(FIRST).freeze(FROZEN);
        assertThat(code(second.judge(release(0, 0)))).isEqualTo(LogRefusal.EPOCH_OPENING_MISPLACED);
        assertThat(code(follow(second, opening(FROZEN, 0, 0)).judge(opening(FROZEN, 0, 0))))
                .isEqualTo(LogRefusal.EPOCH_OPENING_MISPLACED);
    }

    @Test
    void refusesOpeningThatCommitsToAnotherTree() {
        LaneOrder second = LaneOrder.start(FIRST).freeze(FROZEN);
        Checkpoint shorter = new Checkpoint(FIRST.toString(), 2, FROZEN.root());

        assertThat(code(second.judge(opening(shorter, 0, 0)))).isEqualTo(LogRefusal.EPOCH_NOT_SUCCESSIVE);
    }

    @Test
    void refusedLeafDemandsNothingOfTheNext() {
        LaneOrder order = follow(LaneOrder.start(FIRST), release(5, 0)).pass();

        assertThat(order.index()).isEqualTo(2);
        assertThat(follow(order, release(5, 0)).index()).isEqualTo(3);
    }

    private static LaneOrder follow(LaneOrder order, Leaf leaf) {
        return ((LaneOrderVerdict.Follows) order.judge(leaf)).order();
    }

    private static LogRefusal code(LaneOrderVerdict verdict) {
        assertThat(verdict).isInstanceOf(LaneOrderVerdict.Refused.class);
        return ((LaneOrderVerdict.Refused) verdict).code();
    }

    private static Leaf release(int minutesAfterNoon, long control) {
        return new Leaf.Release(
                Leaf.Kind.RECORD,
                Sha256.of(new byte[] {1}),
                Basis.Rule.LINK,
                new TreeSet<>(),
                NOON.plusSeconds(60L * minutesAfterNoon),
                control);
    }

    private static Leaf opening(Checkpoint frozen, int minutesAfterNoon, long control) {
        return new Leaf.EpochOpening(frozen, NOON.plusSeconds(60L * minutesAfterNoon), control);
    }
}
