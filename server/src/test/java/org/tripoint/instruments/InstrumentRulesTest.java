package org.tripoint.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tripoint.instruments.Memoranda.KH;
import static org.tripoint.instruments.Memoranda.LA;
import static org.tripoint.instruments.Memoranda.VN;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.tripoint.ledger.Catalogue;
import tools.jackson.databind.node.ObjectNode;

class InstrumentRulesTest {

    private final InstrumentRules rules = new InstrumentRules(new Catalogue());

    @Test
    void refusesProposalByOneWhoIsNoParty() {
        assertThat(texts(rules.check(Memoranda.instrument(), LA))).containsExactly("0 parties proposer-missing");
    }

    @Test
    void refusesUnknownKind() {
        assertThat(faults(json -> Memoranda.title(json).put("kind", "ultimatum")))
                .containsExactly("0 kind not-a-kind");
    }

    @Test
    void refusesAuthenticLanguageWithoutText() {
        assertThat(faults(json -> {
                    Memoranda.title(json).putArray("authentic").add("vi").add("fr");
                }))
                .startsWith("0 names authentic-text-missing", "1 text authentic-text-missing");
        assertThat(faults(json -> ((ObjectNode) Memoranda.article(json, 3).get("text")).remove("km")))
                .containsExactly("3 text authentic-text-missing");
    }

    @Test
    void refusesArticleNumberThatStandsTwice() {
        assertThat(faults(json -> Memoranda.article(json, 3).put("number", "2")))
                .containsExactly("3 number twice");
    }

    @Test
    void refusesTermsForThoseWhoDoNotSign() {
        assertThat(faults(json -> Memoranda.terms(json, 2).putArray("to").add("LA")))
                .containsExactly("2 to not-of-the-parties");
    }

    @Test
    void refusesTermsUnderWhichNobodyReceives() {
        assertThat(faults(json -> {
                    Memoranda.terms(json, 2).putArray("from").add("VN");
                    Memoranda.terms(json, 2).putArray("to").add("VN");
                }))
                .containsExactly("2 to nobody-receives");
    }

    @Test
    void refusesTypesThatNeverCrossOrNeedNoArticle() {
        assertThat(faults(json -> types(json, 2, "drugs.seized", "fact.published")))
                .containsExactly("2 types never-crosses");
        assertThat(faults(json -> types(json, 2, "drugs.seized", "unit.declared")))
                .containsExactly("2 types needs-no-article");
    }

    @Test
    void refusesAutomaticReleaseOfAllButDangerToLife() {
        assertThat(faults(json -> {
                    types(json, 1, "flood.reported", "drugs.seized");
                    Memoranda.terms(json, 1).remove("continuesWhileSuspended");
                }))
                .containsExactly("1 release automatic-only-for-danger");
    }

    @Test
    void refusesToLetDangerToLifeWait() {
        assertThat(faults(json -> types(json, 2, "flood.reported")))
                .containsExactly("2 release danger-waits-for-nobody");
    }

    @Test
    void refusesToLetOtherTermsContinueWhileSuspended() {
        assertThat(faults(json -> Memoranda.terms(json, 2).put("continuesWhileSuspended", true)))
                .containsExactly("2 continuesWhileSuspended continues-only-for-danger");
    }

    @Test
    void refusesToKeepBackASectionThatNoTypeHas() {
        assertThat(faults(json -> Memoranda.terms(json, 2).putArray("keptBack").add("weather")))
                .containsExactly("2 keptBack no-such-section");
    }

    @Test
    void letsANeighbourNameATypeThatIsNewerThanThisNodeButDoesNotProposeOne() {
        Instrument newer =
                Memoranda.instrument(Memoranda.json(json -> types(json, 2, "drugs.seized", "drone.sighted")));
        assertThat(rules.check(newer, KH)).isEmpty();
        assertThat(texts(rules.checkOwn(newer, VN))).containsExactly("2 types unknown-type");
    }

    @Test
    void acceptsTheMemorandaOfTheDemonstration() {
        for (String pair : List.of("kh-vn", "la-vn", "kh-la")) {
            Instrument memorandum =
                    Memoranda.instrument((ObjectNode) org.tripoint.kernel.StrictJson.read(Memoranda.file(pair)));
            assertThat(rules.checkOwn(memorandum, memorandum.title().parties().first()))
                    .isEmpty();
        }
    }

    private static void types(ObjectNode json, int article, String... types) {
        var list = Memoranda.terms(json, article).putArray("types");
        List.of(types).forEach(list::add);
    }

    private List<String> faults(Consumer<ObjectNode> change) {
        return texts(rules.check(Memoranda.instrument(Memoranda.json(change)), VN));
    }

    private static List<String> texts(List<InstrumentFault> faults) {
        return faults.stream()
                .map(fault -> fault.article() + " " + fault.field() + " "
                        + fault.code().code())
                .toList();
    }
}
