package org.tripoint.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tripoint.fixture.ThreeNodes.has;
import static org.tripoint.fixture.ThreeNodes.until;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.tripoint.access.UnitLevel;
import org.tripoint.exchange.Release.Denial;
import org.tripoint.exchange.Release.Verdict;
import org.tripoint.fixture.Memorandum;
import org.tripoint.fixture.TestNode;
import org.tripoint.instruments.Instruments;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.StrictJson;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Deliveries;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Rebuild;
import tools.jackson.databind.JsonNode;

/// The rules at the door of a release, whoever calls it, under an article that asks for two persons and a head at the
/// level of a province.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseDoorTest {

    private static final String UNIT = "vn-tuy-duc";
    private static final String[] ROOMS = {"org.tripoint.registry", "org.tripoint.instruments", "org.tripoint.exchange"
    };

    private final TestNode vn = TestNode.start("VN", ROOMS);
    private final TestNode kh = TestNode.start("KH", ROOMS);
    private final Release release = vn.get(Release.class);
    private final Author author = vn.officer(UNIT);

    @BeforeAll
    void agree() {
        vn.get(Peers.class).propose(kh.get(Peers.class).export());
        vn.get(Peers.class).confirm(kh.party(), kh.get(Peers.class).ownFingerprint());
        kh.get(Peers.class).propose(vn.get(Peers.class).export());
        kh.get(Peers.class).confirm(vn.party(), vn.get(Peers.class).ownFingerprint());
        Instruments ours = vn.get(Instruments.class);
        byte[] text = new String(Memorandum.FILE, StandardCharsets.UTF_8)
                .replace(
                        "\"release\": \"head-of-unit\", \"level\": \"post\"",
                        "\"release\": \"two-persons\", \"level\": \"province\", \"service\": \"border-guard\"")
                .getBytes(StandardCharsets.UTF_8);
        Sha256 memorandum = ours.propose(ours.read(text), vn.office("vn-bg-high-command", "headquarters"));
        until("KH has the proposal", () -> has(kh, memorandum));
        kh.get(Instruments.class).sign(memorandum, kh.office("kh-high-command", "headquarters"));
        ours.sign(memorandum, vn.office("vn-bg-high-command", "headquarters"));
        until("in force", () -> ours.get(memorandum).isSignedByAll());
    }

    @AfterAll
    void stop() {
        vn.close();
        kh.close();
    }

    private LedgerRecord seizure() {
        Map<String, @Nullable JsonNode> sections = new HashMap<>();
        sections.put(
                "event",
                StrictJson.read("{\"substance\":\"heroin\",\"grams\":800,\"at\":\"2026-11-24T22:10:00.000Z\"}"));
        sections.put(
                "place",
                StrictJson.read(
                        "{\"position\":{\"latitude\":12.2,\"longitude\":107.4,\"accuracyMetres\":9,\"source\":\"gnss\"}}"));
        sections.put("text", StrictJson.read("{\"text\":\"beside the road\"}"));
        return vn.get(Ledger.class)
                .append(
                        new Ledger.Statement("drugs.seized", null, new SectorId("KH-VN/1"), sections, List.of()),
                        author);
    }

    private Person head() {
        return person("provincial-commander", UnitLevel.PROVINCE, true);
    }

    private Person liaison() {
        return person("liaison-officer", UnitLevel.POST, false);
    }

    private Person person(String office, UnitLevel level, boolean heads) {
        return new Person(vn.office(UNIT, office), level, heads, true);
    }

    private Verdict release(LedgerRecord record, Person person, String... sections) {
        return release.release(record.hash(), kh.party(), Set.of(sections), person);
    }

    private void assertDenied(Person person, Denial why) {
        LedgerRecord seizure = seizure();
        assertThat(release(seizure, person, "event")).isEqualTo(new Verdict.NotAllowed(why));
        assertThat(vn.get(Approvals.class).list(seizure.hash(), kh.party())).isEmpty();
        assertThat(state(seizure)).isEqualTo(Deliveries.State.WAITS);
        assertThat(release.keep(seizure.hash(), kh.party(), person)).isPresent();
        assertThat(state(seizure)).isEqualTo(Deliveries.State.WAITS);
    }

    private Deliveries.State state(LedgerRecord record) {
        return vn.get(Deliveries.class).list(record.hash()).getFirst().state();
    }

    @Test
    void nobodyWithoutAnAccount() {
        Author node = Author.rule(vn.party(), author.service(), author.unit());
        assertDenied(new Person(node, UnitLevel.CENTRE, true, true), Denial.NOBODY);
    }

    @Test
    void nobodyOfAnotherUnit() {
        Person elsewhere = new Person(vn.office("vn-dak-dang", "head-of-post"), UnitLevel.PROVINCE, true, true);
        assertDenied(elsewhere, Denial.OTHER_UNIT);
    }

    @Test
    void noHeadBelowTheLevelOfTheArticle() {
        Person post = new Person(vn.office(UNIT, "head-of-post"), UnitLevel.POST, true, false);
        assertDenied(post, Denial.NOT_THE_HEAD);
    }

    @Test
    void noHeadOfAnotherService() {
        Author police = new Author(
                vn.party(),
                new ServiceId("police"),
                author.unit(),
                author.office(),
                author.findAccount().orElseThrow());
        assertDenied(new Person(police, UnitLevel.CENTRE, true, false), Denial.NOT_THE_HEAD);
    }

    @Test
    void twoPersonsWhoDoNotHeadTheUnitReleaseNothing() {
        LedgerRecord seizure = seizure();
        assertThat(release(seizure, liaison(), "event")).isInstanceOf(Verdict.WaitsForSecond.class);
        assertThat(release(seizure, person("headquarters", UnitLevel.POST, false), "event"))
                .isInstanceOf(Verdict.WaitsForSecond.class);
        assertThat(state(seizure)).isEqualTo(Deliveries.State.WAITS);
    }

    @Test
    void theSamePersonIsNoSecond() {
        LedgerRecord seizure = seizure();
        assertThat(release(seizure, head(), "event")).isInstanceOf(Verdict.WaitsForSecond.class);
        assertThat(release(seizure, head(), "event")).isEqualTo(new Verdict.NotAllowed(Denial.SAME_PERSON));
        assertThat(state(seizure)).isEqualTo(Deliveries.State.WAITS);
        assertThat(vn.get(Outbox.class).count(kh.party())).isZero();
    }

    @Test
    void whatTheHeadKeepsAtHomeTakesApprovalsWithIt() {
        LedgerRecord seizure = seizure();
        release(seizure, liaison(), "event");
        assertThat(release.keep(seizure.hash(), kh.party(), head())).isEmpty();
        assertThat(vn.get(Approvals.class).list(seizure.hash(), kh.party())).isEmpty();
        assertThat(release(seizure, head(), "event")).isInstanceOf(Verdict.WaitsForSecond.class);
    }

    @Test
    void onlyWhatBothApprovedGoesAndTheDecisionNamesTheirApprovals() {
        LedgerRecord seizure = seizure();
        assertThat(release(seizure, liaison(), "event", "persons")).isInstanceOf(Verdict.WaitsForSecond.class);
        assertThat(release(seizure, head(), "event", "text"))
                .isEqualTo(new Verdict.LetGo(
                        release.preview(seizure, kh.party()).basis().orElseThrow(),
                        new java.util.TreeSet<>(Set.of("event"))));
        until("KH has it", () -> has(kh, seizure.hash()));
        assertThat(kh.get(Ledger.class).get(seizure.hash()).sections()).containsOnlyKeys("event");
        LedgerRecord decision = vn.get(Ledger.class)
                .listNewest(
                        "r.type = 'release.decided' and r.subject = :subject",
                        Map.of("subject", seizure.header().subject().value()),
                        1)
                .getFirst();
        assertThat(decision.signed().openParents()).hasSize(3);
        assertThat(vn.get(Rebuild.class).run().differing()).isEmpty();
    }
}
