package org.tripoint.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tripoint.instruments.Memoranda.KH;
import static org.tripoint.instruments.Memoranda.LA;
import static org.tripoint.instruments.Memoranda.NOW;
import static org.tripoint.instruments.Memoranda.VN;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tripoint.instruments.KeptInstrument.SuspensionEntry;
import org.tripoint.instruments.ReleaseTerms.Coverage;
import org.tripoint.instruments.ReleaseTerms.Decision;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.log.Basis;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.TypeDefinition;
import tools.jackson.databind.node.ObjectNode;

class ReleaseRuleTest {

    private static final Catalogue CATALOGUE = new Catalogue();
    private static final TypeDefinition FLOOD = CATALOGUE.getNewest("flood.reported");
    private static final TypeDefinition DRUGS = CATALOGUE.getNewest("drugs.seized");
    private static final TypeDefinition FACT = CATALOGUE.getNewest("fact.published");

    private final KeptInstrument inForce = Memoranda.inForce(Memoranda.instrument(), 1);

    @Test
    void withholdsWhatNeverCrossesWhateverArticlesSay() {
        KeptInstrument all =
                changed(json -> Memoranda.terms(json, 2).putArray("types").add("fact.published"));
        assertThat(decide(FACT, VN, KH, NOW, all)).isEqualTo(new Decision.Withheld("never-crosses"));
    }

    @Test
    void withholdsWithoutAnArticle() {
        assertThat(decide(DRUGS, VN, KH, NOW)).isEqualTo(new Decision.Withheld("no-article-in-force"));
        assertThat(decide(DRUGS, VN, LA, NOW, inForce)).isEqualTo(new Decision.Withheld("no-article-in-force"));
    }

    @Test
    void withholdsUnderAnInstrumentThatNotAllHaveSigned() {
        KeptInstrument proposed = Memoranda.kept(Memoranda.instrument(), 1, Set.of(VN));
        assertThat(decide(DRUGS, VN, KH, NOW, proposed)).isEqualTo(new Decision.Withheld("no-article-in-force"));
    }

    @Test
    void withholdsAgainstTheDirectionOfTheArticle() {
        KeptInstrument oneWay = changed(json -> {
            Memoranda.terms(json, 2).putArray("from").add("KH");
            Memoranda.terms(json, 2).putArray("to").add("VN");
        });
        assertThat(decide(DRUGS, VN, KH, NOW, oneWay)).isEqualTo(new Decision.Withheld("no-article-in-force"));
        assertThat(decide(DRUGS, KH, VN, NOW, oneWay)).isInstanceOf(Decision.Waits.class);
    }

    @Test
    void withholdsBeforeTheFirstAndAfterTheLastDayAtTheInstrumentsOwnOffset() {
        KeptInstrument year = changed(json -> Memoranda.terms(json, 2).put("validTo", "2026-12-31"));
        Instant firstMoment = Instant.parse("2025-12-31T17:00:00Z");
        Instant afterLast = Instant.parse("2026-12-31T17:00:00Z");
        Decision expired = new Decision.Withheld("article-expired");
        assertThat(decide(DRUGS, VN, KH, firstMoment.minusMillis(1), year)).isEqualTo(expired);
        assertThat(decide(DRUGS, VN, KH, firstMoment, year)).isInstanceOf(Decision.Waits.class);
        assertThat(decide(DRUGS, VN, KH, afterLast.minusMillis(1), year)).isInstanceOf(Decision.Waits.class);
        assertThat(decide(DRUGS, VN, KH, afterLast, year)).isEqualTo(expired);
    }

    @Test
    void withholdsWhenTheWholeInstrumentHasEnded() {
        KeptInstrument ended = changed(json -> Memoranda.title(json).put("validTo", "2026-06-30"));
        assertThat(decide(DRUGS, VN, KH, NOW, ended)).isEqualTo(new Decision.Withheld("article-expired"));
    }

    @Test
    void withholdsWhileEitherPartySuspendsTheArticleOrTheWhole() {
        Decision suspended = new Decision.Withheld("article-suspended");
        for (PartyId party : List.of(VN, KH)) {
            assertThat(decide(DRUGS, VN, KH, NOW, Memoranda.suspended(inForce, lasting(party, "2"))))
                    .isEqualTo(suspended);
            assertThat(decide(DRUGS, VN, KH, NOW, Memoranda.suspended(inForce, lasting(party, null))))
                    .isEqualTo(suspended);
        }
    }

    @Test
    void withholdsUntilEverySuspensionIsEnded() {
        KeptInstrument one = Memoranda.suspended(inForce, ended(VN, "2"), lasting(KH, null));
        KeptInstrument none = Memoranda.suspended(inForce, ended(VN, "2"), ended(KH, null));
        assertThat(decide(DRUGS, VN, KH, NOW, one)).isEqualTo(new Decision.Withheld("article-suspended"));
        assertThat(decide(DRUGS, VN, KH, NOW, none)).isInstanceOf(Decision.Waits.class);
    }

    @Test
    void keepsLettingDangerToLifeGoWhileSuspended() {
        KeptInstrument suspended = Memoranda.suspended(inForce, lasting(KH, null), lasting(KH, "1"));
        assertThat(decide(FLOOD, VN, KH, NOW, suspended)).isInstanceOf(Decision.Automatic.class);
    }

    @Test
    void suspensionOfAnotherArticleChangesNothing() {
        KeptInstrument suspended = Memoranda.suspended(inForce, lasting(KH, "3"));
        assertThat(decide(DRUGS, VN, KH, NOW, suspended)).isInstanceOf(Decision.Waits.class);
    }

    @Test
    void letsDangerToLifeGoByItselfWithoutFreeText() {
        KeptInstrument nothingKept = changed(json -> Memoranda.terms(json, 1).remove("keptBack"));
        for (KeptInstrument instrument : List.of(inForce, nothingKept)) {
            assertThat(decide(FLOOD, VN, KH, NOW, instrument))
                    .isInstanceOfSatisfying(Decision.Automatic.class, automatic -> {
                        assertThat(automatic.basis()).isEqualTo(new Basis.Article(inForce.hash(), "1"));
                        assertThat(automatic.sections()).containsExactly("event", "people", "photographs", "place");
                    });
        }
    }

    @Test
    void letsTheHeadReleaseWithoutWhatIsKeptBack() {
        assertThat(decide(DRUGS, VN, KH, NOW, inForce)).isInstanceOfSatisfying(Decision.Waits.class, waits -> {
            assertThat(waits.basis()).isEqualTo(new Basis.Article(inForce.hash(), "2"));
            assertThat(waits.level()).isEqualTo("post");
            assertThat(waits.twoPersons()).isFalse();
            assertThat(waits.sections()).containsExactly("event", "persons", "photographs", "place");
        });
    }

    @Test
    void asksForTwoPersonsWhereTheArticleDoes() {
        KeptInstrument two = changed(
                json -> Memoranda.terms(json, 2).put("release", "two-persons").put("level", "province"));
        assertThat(decide(DRUGS, VN, KH, NOW, two)).isInstanceOfSatisfying(Decision.Waits.class, waits -> {
            assertThat(waits.level()).isEqualTo("province");
            assertThat(waits.twoPersons()).isTrue();
        });
    }

    /// A neighbour newer than this node proposed it before this node knew the type.
    @Test
    void neverReleasesByItselfWhatIsNoDangerToLife() {
        KeptInstrument odd =
                changed(json -> Memoranda.terms(json, 1).putArray("types").add("drugs.seized"));
        KeptInstrument only = Memoranda.inForce(
                new Instrument(odd.title(), List.of(odd.content().articles().getFirst())), 1);
        assertThat(decide(DRUGS, VN, KH, NOW, only)).isInstanceOfSatisfying(Decision.Waits.class, waits -> {
            assertThat(waits.level()).isEqualTo("centre");
            assertThat(waits.twoPersons()).isTrue();
        });
    }

    @Test
    void lastInstrumentSpeaksFirstAndTheOneBeforeWhileItIsSuspended() {
        KeptInstrument later = Memoranda.inForce(Memoranda.instrument(), 2);
        assertThat(basis(decide(DRUGS, VN, KH, NOW, inForce, later))).isEqualTo(later.hash());
        KeptInstrument suspended = Memoranda.suspended(later, lasting(KH, null));
        assertThat(basis(decide(DRUGS, VN, KH, NOW, inForce, suspended))).isEqualTo(inForce.hash());
    }

    @Test
    void receiverFindsWhyAnArticleDoesNotCoverARelease() {
        assertThat(cover(Optional.empty(), "2", DRUGS, NOW)).isEqualTo(not("unknown-instrument"));
        Optional<KeptInstrument> proposed = Optional.of(Memoranda.kept(Memoranda.instrument(), 1, Set.of(KH)));
        assertThat(cover(proposed, "2", DRUGS, NOW)).isEqualTo(not("not-in-force"));
        Optional<KeptInstrument> ended =
                Optional.of(changed(json -> Memoranda.title(json).put("validTo", "2026-06-30")));
        assertThat(cover(ended, "2", DRUGS, NOW)).isEqualTo(not("not-in-force"));
        Optional<KeptInstrument> sound = Optional.of(inForce);
        assertThat(cover(sound, "9", DRUGS, NOW)).isEqualTo(not("unknown-article"));
        assertThat(cover(sound, "3", DRUGS, NOW)).isEqualTo(not("type-not-covered"));
        assertThat(cover(sound, "1", DRUGS, NOW)).isEqualTo(not("type-not-covered"));
        Optional<KeptInstrument> year =
                Optional.of(changed(json -> Memoranda.terms(json, 2).put("validTo", "2026-06-30")));
        assertThat(cover(year, "2", DRUGS, NOW)).isEqualTo(not("article-expired"));
        assertThat(ReleaseRule.cover(sound, "2", DRUGS, VN, LA, NOW)).isEqualTo(not("type-not-covered"));
        assertThat(ReleaseRule.cover(sound, "2", DRUGS, VN, VN, NOW)).isEqualTo(not("type-not-covered"));
    }

    @Test
    void receiverFindsWhatAnArticleLetsCome() {
        assertThat(cover(Optional.of(inForce), "2", DRUGS, NOW))
                .isInstanceOfSatisfying(
                        Coverage.Covered.class,
                        covered -> assertThat(covered.sections())
                                .containsExactly("event", "persons", "photographs", "place"));
    }

    private static Coverage not(String code) {
        return new Coverage.NotCovered(code);
    }

    private static Coverage cover(
            Optional<KeptInstrument> instrument, String article, TypeDefinition type, Instant at) {
        return ReleaseRule.cover(instrument, article, type, VN, KH, at);
    }

    private static Decision decide(
            TypeDefinition type, PartyId from, PartyId to, Instant at, KeptInstrument... instruments) {
        return ReleaseRule.decide(List.of(instruments), type, from, to, at);
    }

    private static Sha256 basis(Decision decision) {
        return switch (decision) {
            case Decision.Automatic automatic -> automatic.basis().instrument();
            case Decision.Waits waits -> waits.basis().instrument();
            case Decision.Withheld withheld -> throw new AssertionError(withheld);
        };
    }

    private static KeptInstrument changed(Consumer<ObjectNode> change) {
        return Memoranda.inForce(Memoranda.instrument(Memoranda.json(change)), 1);
    }

    private static SuspensionEntry lasting(PartyId party, @Nullable String article) {
        return new SuspensionEntry(Sha256.of(new byte[] {7}), article, "own-review", Memoranda.act(party), null, null);
    }

    private static SuspensionEntry ended(PartyId party, @Nullable String article) {
        return new SuspensionEntry(
                Sha256.of(new byte[] {8}),
                article,
                "own-review",
                Memoranda.act(party),
                Sha256.of(new byte[] {9}),
                Memoranda.act(party));
    }
}
