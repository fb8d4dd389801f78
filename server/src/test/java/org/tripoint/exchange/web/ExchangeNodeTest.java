package org.tripoint.exchange.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tripoint.fixture.ThreeNodes.has;
import static org.tripoint.fixture.ThreeNodes.until;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripoint.access.Journal;
import org.tripoint.exchange.Peers;
import org.tripoint.fixture.Browser;
import org.tripoint.fixture.Memorandum;
import org.tripoint.fixture.OneNode;
import org.tripoint.fixture.TestNode;
import org.tripoint.fixture.ThreeNodes;
import org.tripoint.instruments.Instruments;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.UnitId;
import org.tripoint.kernel.proof.ReceiptJudge;
import org.tripoint.kernel.proof.ReceiptVerdict;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Deliveries;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import tools.jackson.databind.JsonNode;

/// The pages of the exchange on a node of VN that has an agreement in force with a real node of KH.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExchangeNodeTest {

    private static final String[] ROOMS = {"org.tripoint.registry", "org.tripoint.instruments", "org.tripoint.exchange"
    };
    private static final PartyId KH = new PartyId("KH");
    private static final String OWN = "vn-tuy-duc";

    private final TestNode kh = TestNode.start("KH", ROOMS);
    private final OneNode vn = OneNode.start();

    @BeforeAll
    void agree() {
        Peers theirs = kh.get(Peers.class);
        Peers ours = vn.bean(Peers.class);
        theirs.propose(ours.export());
        theirs.confirm(ours.own(), ours.ownFingerprint());
        ours.propose(theirs.export());
        ours.confirm(KH, theirs.ownFingerprint());
        Instruments khmer = kh.get(Instruments.class);
        Sha256 memorandum = khmer.propose(khmer.read(Memorandum.FILE), kh.office("kh-high-command", "headquarters"));
        khmer.sign(memorandum, kh.office("kh-high-command", "headquarters"));
        until(
                "VN has the proposal",
                () -> vn.bean(Ledger.class).find(memorandum).isPresent());
        vn.bean(Instruments.class).sign(memorandum, author("vn-bg-command", "headquarters"));
        until("in force at VN", () -> vn.bean(Instruments.class).get(memorandum).isSignedByAll());
    }

    @AfterAll
    void stop() {
        vn.close();
        kh.close();
    }

    private static Author author(String unit, String office) {
        return author(unit, office, null);
    }

    private static Author author(String unit, String office, @Nullable UUID account) {
        return new Author(
                new PartyId("VN"), new ServiceId("border-guard"), new UnitId(unit), new OfficeId(office), account);
    }

    /// Twelve kilograms, one person, and words that stay.
    private LedgerRecord seizure(String unit) {
        return seizure(author(unit, "duty-officer"));
    }

    private LedgerRecord seizure(Author author) {
        Map<String, @Nullable JsonNode> sections = new LinkedHashMap<>();
        sections.put(
                "event",
                StrictJson.read(
                        "{\"substance\":\"methamphetamine\",\"grams\":12000,\"at\":\"2026-11-24T22:10:00.000Z\"}"));
        sections.put("persons", StrictJson.read("{\"persons\":1}"));
        sections.put(
                "place",
                StrictJson.read(
                        "{\"position\":{\"latitude\":12.215,\"longitude\":107.43,\"accuracyMetres\":15,\"source\":\"gnss\"}}"));
        sections.put("text", StrictJson.read("{\"text\":\"<script>alert(1)</script>\"}"));
        return vn.bean(Ledger.class)
                .append(
                        new Ledger.Statement("drugs.seized", null, new SectorId("KH-VN/1"), sections, List.of()),
                        author);
    }

    private static String path(LedgerRecord record) {
        return "/exchange/KH/release/" + record.hash();
    }

    private static Map<String, String> form(String... section) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("command", UUID.randomUUID().toString());
        for (String each : section) {
            form.put("section", each);
        }
        return form;
    }

    private Browser browser(String login) {
        return Browser.signedIn(vn.address(), login);
    }

    private Deliveries.State state(LedgerRecord record) {
        return vn.bean(Deliveries.class).list(record.hash()).getFirst().state();
    }

    @Test
    void anOfficerLooksButCannotRelease() {
        LedgerRecord seizure = seizure(OWN);
        Browser officer = browser("officer");
        var page = officer.get(path(seizure));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("form=\"release\"").doesNotContain(path(seizure) + "/keep");
        assertThat(officer.post(path(seizure), form("event")).statusCode()).isEqualTo(403);
        assertThat(officer.post(path(seizure) + "/keep", form()).statusCode()).isEqualTo(403);
        assertThat(state(seizure)).isEqualTo(Deliveries.State.WAITS);
    }

    @Test
    void theHeadOfAnotherUnitNeitherSeesNorReleases() {
        LedgerRecord seizure = seizure("vn-dak-dang");
        Browser commander = browser("commander");

        assertThat(commander.get(path(seizure)).statusCode()).isEqualTo(404);
        assertThat(commander.post(path(seizure), form("event")).statusCode()).isEqualTo(404);
        assertThat(state(seizure)).isEqualTo(Deliveries.State.WAITS);
    }

    @Test
    void aFormWithoutItsTokenReleasesNothing() {
        LedgerRecord seizure = seizure(OWN);
        Browser commander = browser("commander");

        assertThat(commander
                        .postAsIs(path(seizure), form("event"), request -> {})
                        .statusCode())
                .isEqualTo(403);
        assertThat(state(seizure)).isEqualTo(Deliveries.State.WAITS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"KH", "LA", "ZZ", "no party"})
    void anUnknownRecordOrNeighbourIsNotFound(String party) {
        String address = "/exchange/" + party.replace(" ", "%20") + "/release/" + "ab".repeat(32);

        assertThat(browser("commander").get(address).statusCode()).isEqualTo(404);
    }

    @Test
    void whatTheArticleKeepsStaysWhateverTheFormSays() {
        LedgerRecord seizure = seizure(OWN);
        Browser commander = browser("commander");
        commander.get(path(seizure));

        assertThat(commander.post(path(seizure), form("persons")).statusCode()).isEqualTo(422);
        assertThat(state(seizure)).isEqualTo(Deliveries.State.WAITS);
    }

    @Test
    void theHeadSeesBothVersionsAndReleasesWhatHeChose() {
        LedgerRecord seizure = seizure(OWN);
        Browser commander = browser("commander");
        String page = commander.get(path(seizure)).body();

        assertThat(page)
                .contains("Điều 2")
                .contains("មិនបញ្ជូនបន្ត ឬទទេ តាមមាត្រា 2")
                .contains("name=\"section\" value=\"event\"")
                .doesNotContain("name=\"section\" value=\"persons\"")
                .contains("name=\"section\" value=\"text\"")
                .doesNotContain("<script>alert(1)");
        var answer = commander.post(path(seizure), form("event"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(state(seizure)).isEqualTo(Deliveries.State.RELEASED);
        assertThat(vn.bean(Deliveries.class).list(seizure.hash()).getFirst().sections())
                .isEqualTo(Set.of("event"));

        assertThat(commander.post(path(seizure), form("event")).statusCode()).isEqualTo(303);
        assertThat(decisions(seizure)).isEqualTo(2);
        assertThat(commander.get("/exchange/KH").body()).contains("Đã duyệt gửi");
    }

    private long decisions(LedgerRecord record) {
        return vn.bean(Ledger.class).listFrom(1).stream()
                .filter(each -> each.type().name().equals("release.decided")
                        && each.get("decision", "record")
                                .asString()
                                .equals(record.hash().hex()))
                .count();
    }

    @Test
    void theHeadsOwnWordsWaitForASecondPerson() {
        Browser commander = browser("commander");
        LedgerRecord seizure = seizure(author(OWN, "head-of-post", account("commander")));
        commander.get(path(seizure));

        assertThat(commander.post(path(seizure), form("text")).statusCode()).isEqualTo(303);
        assertThat(state(seizure)).isEqualTo(Deliveries.State.WAITS);
        assertThat(commander.get(path(seizure) + "?lang=en").body())
                .contains("waits for a second person")
                .contains("Approved by");
        assertThat(commander.get("/exchange/KH?lang=en").body()).contains("waits for a second person");
        assertThat(commander.post(path(seizure), form("text")).statusCode()).isEqualTo(409);

        vn.jdbc()
                .sql("update access.account set unit = :unit where login = 'liaison2'")
                .param("unit", OWN)
                .update();
        Browser liaison = browser("liaison2");
        liaison.get(path(seizure));
        assertThat(liaison.post(path(seizure), form("event")).statusCode()).isEqualTo(409);
        assertThat(liaison.post(path(seizure) + "/keep", form()).statusCode()).isEqualTo(403);
        assertThat(liaison.post(path(seizure), form("text")).statusCode()).isEqualTo(303);
        assertThat(state(seizure)).isEqualTo(Deliveries.State.RELEASED);
        assertThat(vn.bean(Deliveries.class).list(seizure.hash()).getFirst().sections())
                .isEqualTo(Set.of("text"));
        assertThat(vn.bean(Journal.class).listBefore(Long.MAX_VALUE, 20))
                .anySatisfy(entry -> assertThat(entry.what()).isEqualTo("exchange.release.approve"));
    }

    private UUID account(String login) {
        return vn.jdbc()
                .sql("select id from access.account where login = :login")
                .param("login", login)
                .query(UUID.class)
                .single();
    }

    @Test
    void theHeadKeepsARecordAtHome() {
        LedgerRecord seizure = seizure(OWN);
        Browser commander = browser("commander");
        commander.get(path(seizure));

        assertThat(commander.post(path(seizure) + "/keep", form()).statusCode()).isEqualTo(303);
        assertThat(state(seizure)).isEqualTo(Deliveries.State.KEPT);
    }

    @Test
    void aReportOfTheNeighbourHasARecordOfReceiptToSave() {
        Sha256 flood = ThreeNodes.reportFlood(kh, "kh-company-1").hash();
        String address = "/exchange/KH/receipt/" + flood;
        Browser headquarters = browser("headquarters");
        until("VN receipts it", () -> headquarters.get(address).statusCode() == 200);

        assertThat(headquarters.get("/incidents/" + flood).body()).contains("href=\"" + address + "\"");
        assertThat(headquarters.get("/exchange/LA/receipt/" + flood).statusCode())
                .isEqualTo(404);
        assertThat(browser("admin").get(address).statusCode()).isEqualTo(403);
        var answer = headquarters.get(address);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        assertThat(new ReceiptJudge(Map.of()).judge(answer.body().getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ReceiptVerdict.Verified.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "vi", "lo", "km"})
    void everyPageIsThereInEachLanguage(String language) {
        LedgerRecord seizure = seizure(OWN);
        Browser commander = browser("commander");

        assertThat(commander.get("/exchange?lang=" + language).body())
                .contains("<html lang=\"" + language + "\"")
                .contains(path(seizure));
        assertThat(commander.get("/exchange/KH?lang=" + language).statusCode()).isEqualTo(200);
        assertThat(commander.get(path(seizure) + "?lang=" + language).statusCode())
                .isEqualTo(200);
        assertThat(browser("admin").get("/admin/peers?lang=" + language).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsHeldIsToldByItsCodeAndNeverShown() {
        until(
                "VN mirrors KH",
                () -> vn.bean(org.tripoint.exchange.Traffic.class).receipts(KH).received() > 0);
        vn.jdbc().sql("""
                insert into exchange.held (origin, index, code, reason, content, held)
                select origin, index, 'hash-mismatch', '<b>reason</b>', '<b>content</b>', now()
                from exchange.leaf join exchange.log using (origin) where sender = 'KH' order by index limit 1""").update();
        try {
            assertThat(browser("liaison").get("/exchange/KH?lang=en").body())
                    .contains("another content than the one named")
                    .doesNotContain("<b>reason</b>")
                    .doesNotContain("content</b>");
        } finally {
            vn.jdbc().sql("delete from exchange.held").update();
        }
    }

    @Test
    void aReasonToStopIsToldInWords() {
        // The node goes on following meanwhile and takes back what it finds no reason for.
        until(
                "the page tells of the fork",
                () -> stoppedBy("log-forked").contains("the log differs from what was signed before"));
        until("the page tells the code", () -> stoppedBy("<i>other</i>").contains("&lt;i"));
        assertThat(stoppedBy("<i>other</i>")).doesNotContain("<i>other");
    }

    private String stoppedBy(String code) {
        vn.jdbc()
                .sql("update exchange.peer set stopped = :code where party = 'KH'")
                .param("code", code)
                .update();
        return browser("liaison").get("/exchange/KH?lang=en").body();
    }

    @Test
    void asksTheNeighbourWhetherHeAnswersAndShowsTheHistoryOfTheLink() {
        Browser liaison = browser("liaison");
        assertThat(liaison.get("/exchange/KH?lang=en").body())
                .contains("Link history")
                .contains("reached");
        assertThat(liaison.post("/exchange/KH/reach?lang=en", Map.of()).body()).contains("answers,");
        assertThat(browser("auditor").post("/exchange/KH/reach", Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void looksAgainAtWhatIsHeldAndTakesInWhatIsWholeNow() {
        LedgerRecord warning = org.tripoint.fixture.ThreeNodes.reportFlood(kh, "kh-company-1");
        until("VN has it", () -> vn.bean(Ledger.class).find(warning.hash()).isPresent());
        vn.jdbc().sql("""
                        insert into exchange.held (origin, index, code, reason, content, held)
                        select origin, index, 'body-missing', '', entry, now()
                        from exchange.leaf where record = :record""").param("record", warning.hash().octets()).update();
        Browser liaison = browser("liaison");
        assertThat(liaison.get("/exchange/KH?lang=en").body()).contains("Look again at what is held");
        assertThat(liaison.post("/exchange/KH/retry?lang=en", Map.of()).body()).contains("1 taken in after all");
        assertThat(vn.jdbc()
                        .sql("select count(*) from exchange.held")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void bothVersionsOfForkedLogAreShown() {
        vn.jdbc().sql("""
                insert into exchange.fork (origin, size, ours, theirs, found)
                values ('tripoint/KH/VN/routine/1', 3, 'note one', 'note <two>', now())""").update();
        try {
            assertThat(browser("liaison").get("/exchange/KH?lang=en").body())
                    .contains("One log, two versions")
                    .contains("note one")
                    .contains("note &lt;two");
        } finally {
            vn.jdbc().sql("delete from exchange.fork").update();
        }
    }

    @Test
    void theProtectionOfficerRecallsSections() {
        LedgerRecord seizure = seizure(OWN);
        String address = "/exchange/recall/" + seizure.hash();
        Browser protection = browser("protection");
        assertThat(protection.get(address + "?lang=en").body()).contains("Recall sections");
        assertThat(protection.post(address, form()).statusCode()).isEqualTo(422);
        Map<String, String> form = form("text");
        form.put("reason", "personal-data");
        assertThat(protection.post(address, form).statusCode()).isEqualTo(303);
        assertThat(vn.bean(Ledger.class).get(seizure.hash()).sections()).doesNotContainKey("text");
        assertThat(protection.get(address + "?lang=en").body()).contains("protection of personal data");
        assertThat(browser("commander").get(address).statusCode()).isEqualTo(403);
    }

    @Test
    void anAdministratorConfirmsOnlyWhatHeHeard() {
        try (TestNode la = TestNode.start("LA", ROOMS)) {
            Peers theirs = la.get(Peers.class);
            vn.bean(Peers.class).propose(theirs.export());
            Browser admin = browser("admin");
            admin.get("/admin/peers");

            var wrong = admin.post("/admin/peers/LA/confirm", Map.of("fingerprint", "0000"));
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body()).contains("Dấu vân tay khóa đã gõ khác");
            assertThat(admin.get("/admin/peers").body()).doesNotContain(theirs.ownFingerprint());
            assertThat(admin.post("/admin/peers/LA/confirm", Map.of("fingerprint", theirs.ownFingerprint()))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(admin.get("/admin/peers").body()).contains(theirs.ownFingerprint());
            assertThat(admin.post("/admin/peers/bundle", Map.of()).statusCode()).isEqualTo(422);
            assertThat(has(la, seizure(OWN).hash())).isFalse();
        }
    }
}
