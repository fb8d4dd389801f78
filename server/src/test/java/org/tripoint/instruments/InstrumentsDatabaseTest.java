package org.tripoint.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tripoint.access.UnitLevel;
import org.tripoint.fixture.TestNode;
import org.tripoint.instruments.ReleaseTerms.Decision;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.SignedRecord;
import org.tripoint.kernel.UnitId;
import org.tripoint.kernel.log.Basis;
import org.tripoint.kernel.log.Lane;
import org.tripoint.language.Catalogues;
import org.tripoint.language.Language;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.KeySets;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.MatterKind;
import org.tripoint.ledger.Matters;
import org.tripoint.ledger.Origin;
import org.tripoint.ledger.Rebuild;
import org.tripoint.ledger.TypeDefinition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Two nodes that hand each other their records, without the exchange between them.
class InstrumentsDatabaseTest {

    private final TestNode vn = TestNode.start("VN", "org.tripoint.registry", "org.tripoint.instruments");
    private final TestNode kh = TestNode.start("KH", "org.tripoint.registry", "org.tripoint.instruments");
    private final Author hanoi = centre(vn, "vn-bg-command");
    private final Author phnomPenh = centre(kh, "kh-command");
    private final AtomicLong index = new AtomicLong();

    @BeforeEach
    void enrol() {
        declareCentre(vn, hanoi);
        declareCentre(kh, phnomPenh);
        vn.get(KeySets.class).enrol(kh.get(KeySets.class).own());
        kh.get(KeySets.class).enrol(vn.get(KeySets.class).own());
    }

    @AfterEach
    void close() {
        vn.close();
        kh.close();
    }

    @Test
    void refusesToProposeWhatDoesNotFitAndWritesNothing() {
        Instrument odd = Memoranda.instrument(
                Memoranda.json(json -> Memoranda.article(json, 3).put("number", "2")));
        assertThatThrownBy(() -> of(vn).propose(odd, hanoi))
                .isInstanceOfSatisfying(
                        InvalidInstrument.class,
                        e -> assertThat(e.faults())
                                .extracting(InstrumentFault::code)
                                .containsExactly(FaultCode.TWICE));
        assertThat(vn.get(Ledger.class).count("type = 'instrument.proposed'", Map.of()))
                .isZero();
    }

    @Test
    void refusesToProposeToAPartyThatIsNotEnrolled() {
        Instrument memorandum = of(vn).read(Memoranda.file("la-vn"));
        assertThatThrownBy(() -> of(vn).propose(memorandum, hanoi))
                .isInstanceOfSatisfying(
                        InvalidInstrument.class,
                        e -> assertThat(e.faults())
                                .extracting(InstrumentFault::code)
                                .containsExactly(FaultCode.PARTY_NOT_ENROLLED));
    }

    @Test
    void refusesFileThatIsNoJson() {
        assertThatThrownBy(() -> of(vn).read("{".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidInstrument.class);
    }

    @Test
    void proposedAgainBeforeAllHaveSignedItIsTheSameProposal() {
        Sha256 hash = of(vn).propose(Memoranda.instrument(), hanoi);
        of(vn).sign(hash, hanoi);
        assertThat(of(vn).propose(Memoranda.instrument(), hanoi)).isEqualTo(hash);
        Instrument other = Memoranda.instrument(
                Memoranda.json(json -> Memoranda.title(json).put("validTo", "2027-12-31")));
        assertThat(of(vn).propose(other, hanoi)).isNotEqualTo(hash);
        handOver(vn, kh);
        of(kh).sign(hash, phnomPenh);
        handOver(kh, vn);
        assertThat(of(vn).propose(Memoranda.instrument(), hanoi)).isNotEqualTo(hash);
    }

    @Test
    void isInForceOnBothNodesOnlyWhenBothHaveSignedTheSameContent() {
        Sha256 hash = of(vn).propose(Memoranda.instrument(), hanoi);
        assertThat(state(vn, hash)).isEqualTo(InstrumentState.PROPOSED);
        of(vn).sign(hash, hanoi);
        of(vn).sign(hash, hanoi);
        handOver(vn, kh);
        assertThat(state(kh, hash)).isEqualTo(InstrumentState.PROPOSED);
        assertThat(of(kh).get(hash).awaits(Memoranda.KH)).isTrue();
        assertThat(decide(kh)).isEqualTo(new Decision.Withheld("no-article-in-force"));

        of(kh).sign(hash, phnomPenh);
        assertThat(state(kh, hash)).isEqualTo(InstrumentState.IN_FORCE);
        assertThat(state(vn, hash)).isEqualTo(InstrumentState.PROPOSED);
        handOver(kh, vn);
        assertThat(state(vn, hash)).isEqualTo(InstrumentState.IN_FORCE);
        assertThat(of(vn).get(hash).signatures())
                .extracting(act -> act.party() + " " + act.unit() + " " + act.office())
                .containsExactly("VN vn-bg-command headquarters", "KH kh-command headquarters");
        assertThat(decide(vn)).isInstanceOf(Decision.Waits.class);
        assertThat(decide(kh)).isInstanceOf(Decision.Waits.class);
    }

    @Test
    void waitsForTheCentreUntilOurSideHasSigned() {
        Sha256 hash = of(vn).propose(Memoranda.instrument(), hanoi);
        handOver(vn, kh);
        assertThat(waiting(vn)).containsExactly(hash);
        assertThat(waiting(kh)).containsExactly(hash);
        of(kh).sign(hash, phnomPenh);
        handOver(kh, vn);
        assertThat(waiting(kh)).isEmpty();
        assertThat(waiting(vn)).containsExactly(hash);
        assertThat(kh.get(Rebuild.class).run().differing()).isEmpty();
        assertThat(waiting(kh)).isEmpty();
    }

    private List<Sha256> waiting(TestNode node) {
        Author centre = node == vn ? hanoi : phnomPenh;
        return node
                .get(Matters.class)
                .list(Set.of(centre.unit()), Set.of(MatterKind.COUNTERSIGN), Memoranda.NOW)
                .stream()
                .map(Matters.Matter::record)
                .toList();
    }

    @Test
    void suspensionStopsBothSidesAtOnceAndOnlyWhoSuspendedResumes() {
        Sha256 hash = inForce();
        Sha256 suspension = of(kh).suspend(hash, Optional.of("2"), "own-review", phnomPenh);
        assertThat(of(kh).suspend(hash, Optional.of("2"), "technical-fault", phnomPenh))
                .isEqualTo(suspension);
        assertThat(decide(kh)).isEqualTo(new Decision.Withheld("article-suspended"));
        assertThat(decide(vn)).isInstanceOf(Decision.Waits.class);
        handOver(kh, vn);
        assertThat(decide(vn)).isEqualTo(new Decision.Withheld("article-suspended"));
        assertThat(state(vn, hash)).isEqualTo(InstrumentState.IN_FORCE);

        assertThatThrownBy(() -> of(vn).resume(suspension, hanoi)).isInstanceOf(IllegalArgumentException.class);
        Basis.Article drugs = new Basis.Article(hash, "2");
        assertThat(terms(vn).suspensions(drugs))
                .containsExactly(new ReleaseTerms.Suspension(suspension, Memoranda.KH, Optional.empty()));
        assertThat(terms(vn).suspensions(new Basis.Article(hash, "3"))).isEmpty();

        of(kh).resume(suspension, phnomPenh);
        of(kh).resume(suspension, phnomPenh);
        handOver(kh, vn);
        assertThat(decide(vn)).isInstanceOf(Decision.Waits.class);
        assertThat(terms(vn).suspensions(drugs))
                .singleElement()
                .satisfies(entry -> assertThat(entry.resumedBy()).isPresent());
    }

    @Test
    void suspensionOfTheWholeLeavesDangerToLifeAlone() {
        Sha256 hash = inForce();
        of(vn).suspend(hash, Optional.empty(), "clarification-needed", hanoi);
        assertThat(state(vn, hash)).isEqualTo(InstrumentState.SUSPENDED);
        assertThat(terms(vn).suspensions(new Basis.Article(hash, "2"))).hasSize(1);
        assertThat(terms(vn).suspensions(new Basis.Article(hash, "1"))).isEmpty();
        assertThat(terms(vn).decide(type(vn, "flood.reported"), Memoranda.VN, Memoranda.KH, Memoranda.NOW))
                .isInstanceOf(Decision.Automatic.class);
    }

    @Test
    void refusesToSuspendWhatIsNotSignedByAll() {
        Sha256 hash = of(vn).propose(Memoranda.instrument(), hanoi);
        assertThatThrownBy(() -> of(vn).suspend(hash, Optional.empty(), "own-review", hanoi))
                .isInstanceOf(IllegalStateException.class);
    }

    /// A late signature projects the instrument again; what was suspended meanwhile stays suspended.
    @Test
    void signatureThatArrivesAgainEndsNoSuspension() {
        Sha256 hash = inForce();
        of(vn).suspend(hash, Optional.empty(), "own-review", hanoi);
        SignedRecord whole = kh.get(Ledger.class).get(hash).signed();
        vn.get(Ledger.class).merge(whole);
        assertThat(state(vn, hash)).isEqualTo(InstrumentState.SUSPENDED);
        assertThat(vn.get(Rebuild.class).run().differing()).isEmpty();
        assertThat(state(vn, hash)).isEqualTo(InstrumentState.SUSPENDED);
    }

    @Test
    void rebuildGivesTheSameTablesAndFindsRowThatWasChangedByHand() {
        Sha256 hash = inForce();
        Sha256 suspension = of(kh).suspend(hash, Optional.of("2"), "own-review", phnomPenh);
        of(kh).resume(suspension, phnomPenh);
        handOver(kh, vn);
        for (TestNode node : List.of(vn, kh)) {
            assertThat(node.get(Rebuild.class).run().differing()).isEmpty();
            assertThat(state(node, hash)).isEqualTo(InstrumentState.IN_FORCE);
        }
        vn.database().jdbc().sql("delete from instruments.resumption").update();
        assertThat(decide(vn)).isEqualTo(new Decision.Withheld("article-suspended"));
        assertThat(vn.get(Rebuild.class).run().differing()).containsExactly("instruments.resumption");
        assertThat(decide(vn)).isInstanceOf(Decision.Waits.class);
    }

    @Test
    void refusesWhatANeighbourSentThatDoesNotFit() {
        Sha256 hash = inForce();
        SignedRecord proposal = vn.get(Ledger.class).get(hash).signed();
        assertThat(of(kh).fault(proposal)).isEmpty();
        assertThat(of(kh).fault(proposal.withOnly(Set.of("title"), Set.of()))).contains("instrument-incomplete");
        assertThat(of(kh).fault(forged(Map.of("title", title("memorandum"), "articles", articles()))))
                .contains("instrument-malformed");
        assertThat(of(kh).fault(forged(InstrumentWriting.sections(Memoranda.instrument(
                        Memoranda.json(json -> Memoranda.article(json, 3).put("number", "2")))))))
                .contains("instrument-inconsistent");
    }

    @Test
    void refusesSuspensionAndResumptionByOneWhoMayNot() {
        Sha256 hash = inForce();
        Sha256 suspension = of(kh).suspend(hash, Optional.of("2"), "own-review", phnomPenh);
        handOver(kh, vn);
        assertThat(of(vn).fault(about(
                        kh, InstrumentTypes.SUSPENDED, hash, Map.of("article", "9", "reason", "own-review"))))
                .contains("unknown-article");
        assertThat(of(kh).fault(about(vn, InstrumentTypes.RESUMED, hash, Map.of("suspension", suspension.hex()))))
                .contains("resumed-by-another");
        try (TestNode la = TestNode.start("LA", "org.tripoint.registry", "org.tripoint.instruments")) {
            assertThat(of(vn).fault(about(la, InstrumentTypes.SUSPENDED, hash, Map.of("reason", "own-review"))))
                    .contains("issuer-not-a-party");
        }
        Sha256 unknown = Sha256.of(new byte[] {1});
        assertThat(of(vn).fault(about(kh, InstrumentTypes.SUSPENDED, unknown, Map.of("reason", "own-review"))))
                .isEmpty();
    }

    @Test
    void sendsRecordsAboutAnInstrumentToItsOtherPartiesAndNoOthers() {
        Sha256 hash = of(vn).propose(Memoranda.instrument(), hanoi);
        of(vn).sign(hash, hanoi);
        List<LedgerRecord> records = vn.get(Ledger.class).listFrom(2);
        assertThat(records)
                .hasSize(2)
                .allSatisfy(record -> assertThat(of(vn).addressees(record)).contains(Set.of(Memoranda.KH)));
        assertThat(of(vn).parties(hash)).containsExactlyInAnyOrder(Memoranda.VN, Memoranda.KH);
        LedgerRecord other = vn.get(Ledger.class)
                .append(
                        Ledger.Statement.of(
                                "record.taken-in-charge",
                                Map.of(
                                        "about",
                                        JsonNodeFactory.instance
                                                .objectNode()
                                                .put(
                                                        "record",
                                                        Sha256.of(new byte[] {1})
                                                                .hex()))),
                        hanoi);
        assertThat(of(vn).addressees(other)).isEmpty();
    }

    @Test
    void citesTheArticleInTheReadersLanguage() {
        Sha256 hash = inForce();
        Texts texts = new Texts(vn.get(Catalogues.class), new Language("vi"), java.time.ZoneId.of("Asia/Bangkok"));
        assertThat(terms(vn).citation(new Basis.Article(hash, "2"), texts))
                .startsWith("Căn cứ Điều 2 của “Ví dụ: bản ghi nhớ giữa lực lượng biên phòng Campuchia và Việt Nam");
        assertThat(terms(vn).citation(new Basis.Article(Sha256.of(new byte[0]), "2"), texts))
                .isEqualTo("Căn cứ Điều 2 của một văn kiện chưa có ở đây (số e3b0c442)");
    }

    @Test
    void refusesToSuspendAnArticleThatLetsNothingGoOrContinues() {
        Sha256 hash = inForce();
        for (String article : List.of("1", "3", "9")) {
            assertThatThrownBy(() -> of(vn).suspend(hash, Optional.of(article), "own-review", hanoi))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void saysWhyNothingGoesNamingTypeAndParty() {
        Texts texts = new Texts(vn.get(Catalogues.class), new Language("en"), java.time.ZoneId.of("Asia/Bangkok"));
        TypeDefinition drugs = type(vn, "drugs.seized");
        assertThat(decide(vn))
                .isInstanceOfSatisfying(
                        Decision.Withheld.class,
                        withheld -> assertThat(terms(vn).explain(withheld, drugs, Memoranda.KH, texts))
                                .isEqualTo("No article in force lets “Drug seizure” go to KH."));
    }

    @Test
    void headsBelowTheLevelOfTheArticleMayNotRelease() {
        Instrument province = Memoranda.instrument(Memoranda.json(
                json -> Memoranda.terms(json, 2).put("level", "province").put("service", "border-guard")));
        Sha256 hash = of(vn).propose(province, hanoi);
        Basis.Article article = new Basis.Article(hash, "2");
        ServiceId guard = new ServiceId("border-guard");
        assertThat(terms(vn).mayRelease(article, UnitLevel.POST, guard)).isFalse();
        assertThat(terms(vn).mayRelease(article, UnitLevel.PROVINCE, new ServiceId("police")))
                .isFalse();
        assertThat(terms(vn).mayRelease(article, UnitLevel.PROVINCE, guard)).isTrue();
        assertThat(terms(vn).mayRelease(article, UnitLevel.CENTRE, guard)).isTrue();
    }

    /// Proposed by Viet Nam, signed by both, each knowing of the other's signature.
    private Sha256 inForce() {
        Sha256 hash = of(vn).propose(Memoranda.instrument(), hanoi);
        of(vn).sign(hash, hanoi);
        handOver(vn, kh);
        of(kh).sign(hash, phnomPenh);
        handOver(kh, vn);
        return hash;
    }

    /// Hands every record of one node's own to the other, in order; what the other has already changes nothing.
    private void handOver(TestNode from, TestNode to) {
        for (LedgerRecord record : from.get(Ledger.class).listFrom(1)) {
            if (record.isOwn()) {
                assertThat(of(to).fault(record.signed())).isEmpty();
                Origin origin = new Origin.Received(from.party(), Lane.CONTROL, 1, index.getAndIncrement());
                to.get(Ledger.class).receive(alone(record.signed()), (Origin.Received) origin);
            }
        }
    }

    /// The record with its issuer's signature only, as it left its node.
    private static SignedRecord alone(SignedRecord record) {
        return new SignedRecord(record.payload(), List.of(record.signatures().getFirst()), record.disclosures());
    }

    /// A record as a faulty node of Viet Nam would sign it, which checks nothing but the definition of the type.
    private SignedRecord forged(Map<String, JsonNode> sections) {
        return vn.get(Ledger.class)
                .append(
                        new Ledger.Statement(InstrumentTypes.PROPOSED, null, null, Map.copyOf(sections), List.of()),
                        hanoi)
                .signed();
    }

    private SignedRecord about(TestNode node, String type, Sha256 instrument, Map<String, String> fields) {
        var about = JsonNodeFactory.instance.objectNode().put("record", instrument.hex());
        fields.forEach(about::put);
        return node.get(Ledger.class)
                .append(Ledger.Statement.of(type, Map.of("about", about)), centre(node, "centre"))
                .signed();
    }

    private static void declareCentre(TestNode node, Author centre) {
        var unit = JsonNodeFactory.instance
                .objectNode()
                .put("unit", centre.unit().value())
                .put("service", centre.service().value())
                .put("level", "centre")
                .put("validFrom", "2020-01-01");
        unit.putObject("names").put("en", "Centre");
        node.get(Ledger.class).append(Ledger.Statement.of("unit.declared", Map.of("unit", unit)), centre);
    }

    private static JsonNode title(String kind) {
        return Memoranda.title(Memoranda.json()).put("kind", kind);
    }

    private static JsonNode articles() {
        return JsonNodeFactory.instance.objectNode().set("articles", JsonNodeFactory.instance.arrayNode());
    }

    private static Instruments of(TestNode node) {
        return node.get(Instruments.class);
    }

    private static ReleaseTerms terms(TestNode node) {
        return node.get(ReleaseTerms.class);
    }

    private InstrumentState state(TestNode node, Sha256 hash) {
        return of(node).get(hash).state(Memoranda.NOW);
    }

    private static TypeDefinition type(TestNode node, String name) {
        return node.get(Catalogue.class).getNewest(name);
    }

    /// What a node says about releasing a drug seizure to the other.
    private static Decision decide(TestNode node) {
        var other = node.party().equals(Memoranda.VN) ? Memoranda.KH : Memoranda.VN;
        return terms(node).decide(type(node, "drugs.seized"), node.party(), other, Memoranda.NOW);
    }

    private static Author centre(TestNode node, String unit) {
        return new Author(
                node.party(), new ServiceId("border-guard"), new UnitId(unit), new OfficeId("headquarters"), null);
    }
}
