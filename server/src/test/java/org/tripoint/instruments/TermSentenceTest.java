package org.tripoint.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tripoint.instruments.Memoranda.KH;
import static org.tripoint.instruments.Memoranda.VN;

import java.time.ZoneId;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tripoint.kernel.PartyId;
import org.tripoint.language.Catalogues;
import org.tripoint.language.Language;
import org.tripoint.language.Texts;
import tools.jackson.databind.node.ObjectNode;

class TermSentenceTest {

    private static final Catalogues CATALOGUES = Catalogues.onClassPath();
    private static final Map<PartyId, String> NAMES = Map.of(VN, "Việt Nam", KH, "កម្ពុជា");

    static Stream<Language> languages() {
        return CATALOGUES.languages().list().stream();
    }

    @Test
    void readsInFourLanguagesOwnSideFirst() {
        assertThat(sentence("en", 2, VN, json -> {}))
                .isEqualTo("Drug seizure, between Việt Nam and កម្ពុជា: the head of the post may release it."
                        + " Kept back: Free text. From 01/01/2026, without an end.");
        assertThat(sentence("vi", 2, VN, json -> Memoranda.terms(json, 2).put("validTo", "2026-12-31")))
                .isEqualTo("Thu giữ ma túy, giữa Việt Nam và កម្ពុជា: đồn trưởng duyệt gửi."
                        + " Phần giữ lại: Mô tả tự do. Từ 01/01/2026 đến hết 31/12/2026.");
        assertThat(sentence("km", 1, KH, json -> {}))
                .isEqualTo(
                        "ទឹកជំនន់ ផ្លូវត្រូវបានកាត់ផ្ដាច់ រវាង កម្ពុជា និង Việt Nam៖ បញ្ជូនភ្លាម ដោយមិនរង់ចាំការអនុម័តទេ។"
                                + " ផ្នែកដែលរក្សាទុក៖ អត្ថបទសេរី។ ចាប់ពី 01/01/2026 ដោយមិនកំណត់ថ្ងៃបញ្ចប់។"
                                + " នៅតែអនុវត្តក្នុងពេលលិខិតូបករណ៍ត្រូវបានផ្អាក។");
        assertThat(sentence("lo", 2, VN, json -> Memoranda.terms(json, 2).put("release", "two-persons")))
                .startsWith("ການຍຶດຢາເສບຕິດ, ລະຫວ່າງ Việt Nam ແລະ កម្ពុជា: ຫົວໜ້າປ້ອມ ແລະ ຜູ້ທີສອງອະນຸມັດສົ່ງຮ່ວມກັນ.");
    }

    @Test
    void namesGiverAndReceiverWhereOnlyOneSideReleases() {
        String sentence = sentence("en", 2, VN, json -> {
            Memoranda.terms(json, 2).putArray("from").add("KH");
            Memoranda.terms(json, 2).putArray("to").add("VN");
        });
        assertThat(sentence).startsWith("Drug seizure, from កម្ពុជា to Việt Nam: the head of the post may release it.");
    }

    @Test
    void namesTypeThatThisNodeDoesNotKnowByItsCode() {
        assertThat(sentence(
                        "en",
                        2,
                        VN,
                        json -> Memoranda.terms(json, 2).putArray("types").add("drone.sighted")))
                .startsWith("drone.sighted, ");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void saysEverythingThatTheTermsSay(Language language) {
        String all = sentence(
                language.tag(),
                2,
                VN,
                json -> Memoranda.terms(json, 2)
                        .put("service", "border-police")
                        .put("validTo", "2027-06-30")
                        .put("transferDossier", "VN-KH/2026/1")
                        .putArray("keptBack")
                        .add("place")
                        .add("text"));
        assertThat(all)
                .contains("border-police", "30/06/2027", "VN-KH/2026/1", "01/01/2026")
                .doesNotContain("none", "{", "  ");
        assertThat(sentence(
                        language.tag(), 2, VN, json -> Memoranda.terms(json, 2).remove("keptBack")))
                .doesNotContain("none", "{", "  ");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void wordsEveryFaultAndEachPlaceOfIt(Language language) {
        Texts texts = texts(language.tag());
        for (FaultCode code : FaultCode.values()) {
            Map<String, Object> values = Map.of(
                    "found", "ເກົ່າ", "language", "km", "most", 8, "least", 2, "party", "KH", "type", "drugs.seized");
            InstrumentFault fault = new InstrumentFault(2, "keptBack", code, values);
            assertThat(fault.text(texts)).isNotBlank().doesNotContain("{", "drugs.seized");
            assertThat(fault.place(texts)).contains("2");
        }
    }

    private static String sentence(String language, int article, PartyId own, Consumer<ObjectNode> change) {
        Instrument instrument = Memoranda.instrument(Memoranda.json(change));
        Terms terms = instrument.articles().get(article - 1).findTerms().orElseThrow();
        return TermSentence.of(terms, own, NAMES::get, texts(language));
    }

    private static Texts texts(String language) {
        return new Texts(CATALOGUES, new Language(language), ZoneId.of("Asia/Bangkok"));
    }
}
