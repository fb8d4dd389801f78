package org.tripoint.incidents.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripoint.incidents.Protection;
import org.tripoint.kernel.StrictJson;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.MatterKind;
import org.tripoint.ledger.Matters;
import org.tripoint.ledger.Replies;
import tools.jackson.databind.JsonNode;

/// What protects people, contact notes, and what follows a report: corrections, closing, the account of the other side.
class IncidentFollowUpPagesTest extends IncidentPages {

    @ParameterizedTest
    @ValueSource(
            strings = {"trafficking.suspected", "person.missing", "disease.reported", "crossing.recorded?screened=yes"})
    void asksForNoWordsAndNoPicturesWherePeopleMustBeProtected(String type) {
        assertThat(officer.get("/incidents/new/" + type).body())
                .contains("name=\"f-position-latitude\"")
                .doesNotContain("name=\"photograph\"", "<textarea");
    }

    @Test
    void screensBeforeAnyEntryOfACrossingOutsideAGate() {
        assertThat(location(officer.get("/incidents/new/crossing.recorded")))
                .isEqualTo("/incidents/screening/crossing.recorded");
        String page = officer.get("/incidents/screening/crossing.recorded").body();
        assertThat(officer.post("/incidents/screening/crossing.recorded", Map.of("papers", "no"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(page).contains("name=\"protection\"", "name=\"alone\"");

        assertThat(screened("no", "no")).isEqualTo("/incidents/new/crossing.recorded?screened=yes");
        assertThat(screened("no", "yes")).isEqualTo("/incidents/new/trafficking.suspected");
        assertThat(screened("yes", "no")).isEqualTo("/incidents/protection");
        assertThat(send("crossing.recorded", crossing()).statusCode()).isEqualTo(422);
    }

    @Test
    void entryOfACrossingHoldsThatItWasScreenedAndKeepsThatHere() {
        Map<String, String> fields = crossing();
        fields.put("screened", "yes");

        LedgerRecord record = record(send("crossing.recorded", fields));

        assertThat(record.get("screening", "screening").asString()).isEqualTo("nothing-found");
    }

    @Test
    void protectionIsRecordedWithoutANameAndOnNoList() {
        officer.get("/incidents/protection");
        Map<String, String> named =
                Map.of("command", UUID.randomUUID().toString(), "persons", "2", "papers", "Nguyen Van An");
        assertThat(officer.post("/incidents/protection", named).statusCode()).isEqualTo(422);

        HttpResponse<String> answer = officer.post(
                "/incidents/protection",
                Map.of("command", UUID.randomUUID().toString(), "persons", "2", "papers", "HS-17/2026, HS-18/2026"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(node.bean(Protection.class).covers(java.util.List.of("hs 17/2026")))
                .isTrue();
        assertThat(node.bean(Protection.class).covers(java.util.List.of("HS-19/2026")))
                .isFalse();
        assertThat(officer.get("/incidents").body()).doesNotContain("HS-17");
        assertThat(node.jdbc()
                        .sql("select count(*) from exchange.outbox o join ledger.record r on r.hash = o.record"
                                + " where r.type = 'protection.recorded'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void contactNoteIsTwoChoicesAndAPress() {
        String form = officer.get("/incidents/new/contact.noted").body();
        assertThat(form)
                .contains("name=\"f-topics.fire\"", "name=\"f-agreed.will-check\"")
                .doesNotContain("<textarea");

        LedgerRecord note = record(send("contact.noted", contact()));

        assertThat(note.get("about", "to").asString()).isEqualTo("KH");
        assertThat(note.get("contact", "topics").toString()).isEqualTo("[\"fire\",\"goods\"]");
        assertThat(officer.get("/contacts").body())
                .contains("/incidents/" + note.hash().hex());
        assertThat(officer.get("/incidents").body()).doesNotContain(note.hash().hex());
        assertThat(officer.get("/incidents/" + note.hash().hex()).body()).contains("cháy, hàng hóa");
    }

    @Test
    void neighboursContactNoteIsConfirmedWithoutBeingTakenInCharge() {
        Map<String, @Nullable JsonNode> sections = Map.of(
                "contact",
                StrictJson.read("{\"topics\":[\"livestock\"],\"agreed\":[\"meet-at-gate\"],\"channel\":\"radio\","
                        + "\"calledBy\":\"author\",\"counterpart\":\"VN/vn-tuy-duc\",\"office\":\"duty-officer\","
                        + "\"at\":\"2026-11-24T22:50:00.000Z\"}"),
                "about",
                StrictJson.read("{\"to\":\"VN\"}"));
        LedgerRecord note = receive("contact.noted", sections, Set.of("contact", "about"));
        String path = "/incidents/" + note.hash().hex();
        String page = officer.get(path).body();
        assertThat(page).contains("name=\"answer\"", "xác nhận đúng như đã ghi").doesNotContain("/take-in-charge");
        assertThat(node.bean(Matters.class).isOpen(MatterKind.ANSWER, note.hash()))
                .isTrue();
        assertThat(officer.get("/today").body()).contains(path);

        officer.post(path + "/answer", Map.of("command", find(COMMAND, page), "answer", "help-is-coming"));
        assertThat(node.bean(Replies.class).list(note.hash())).isEmpty();
        officer.post(path + "/answer", Map.of("command", find(COMMAND, page), "answer", "confirmed"));

        assertThat(node.bean(Replies.class).list(note.hash()))
                .singleElement()
                .satisfies(reply -> assertThat(reply.findAnswer()).contains("confirmed"));
        assertThat(node.bean(Matters.class).isOpen(MatterKind.ANSWER, note.hash()))
                .isFalse();
    }

    @Test
    void reportIsFollowedCorrectedAndClosedByItsOwner() {
        LedgerRecord flood = record(send("flood.reported", flood()));
        String path = "/incidents/" + flood.hash().hex();
        assertThat(officer.get(path).body())
                .contains("/incidents/new/danger.updated?about=", "/incidents/new/flood.reported?corrects=");

        Map<String, String> better = moment("f-at");
        better.put("f-state", "better");
        better.put("about", flood.hash().hex());
        assertThat(location(send("danger.updated", better))).isEqualTo(path);
        assertThat(officer.get(path).body()).contains("Báo tiếp về nguy hiểm", "đỡ hơn");

        String correction = officer.get(
                        "/incidents/new/flood.reported?corrects=" + flood.hash().hex())
                .body();
        assertThat(correction).contains("value=\"12.215\"", "name=\"corrects\"");
        Map<String, String> corrected = new LinkedHashMap<>(flood());
        corrected.put("f-blocked", "goods-vehicles");
        corrected.put("corrects", flood.hash().hex());
        LedgerRecord newer = record(send("flood.reported", corrected));
        assertThat(newer.header().subject()).isEqualTo(flood.header().subject());
        assertThat(officer.get(path).body())
                .contains("/incidents/" + newer.hash().hex(), "đã đính chính");
        assertThat(officer.get("/incidents").body())
                .contains(newer.hash().hex())
                .doesNotContain(path);

        Map<String, String> over = moment("f-at");
        over.put("f-state", "over");
        over.put("about", newer.hash().hex());
        send("danger.updated", over);
        assertThat(officer.get("/incidents?step=closed").body())
                .contains(newer.hash().hex());
    }

    @Test
    void nobodyFollowsUpOrCorrectsTheReportOfAnother() {
        LedgerRecord theirs = receive("flood.reported", Set.of("event", "people", "place"));
        String hash = theirs.hash().hex();

        assertThat(officer.get("/incidents/new/flood.reported?corrects=" + hash).statusCode())
                .isEqualTo(404);
        assertThat(officer.get("/incidents/new/danger.updated?about=" + hash).statusCode())
                .isEqualTo(404);
        assertThat(officer.get("/incidents/new/danger.updated").statusCode()).isEqualTo(404);
        assertThat(officer.get("/incidents/new/alert.raised").statusCode()).isEqualTo(404);

        String page = officer.get("/incidents/" + hash).body();
        officer.post("/incidents/" + hash + "/correction", Map.of("command", find(COMMAND, page), "part", "place"));
        assertThat(officer.get("/incidents/" + hash).body()).contains("Đề nghị đính chính");
    }

    @Test
    void twoAccountsOfOneEventAreComparedAndLinkedByPeople() {
        Map<String, String> fields = new LinkedHashMap<>(flood());
        fields.put("f-position-latitude", "12.301");
        fields.put("f-position-longitude", "107.391");
        LedgerRecord ours = record(send("flood.reported", fields));
        LedgerRecord theirs = receive("flood.reported", Set.of("event", "people", "place"));
        String path =
                "/incidents/" + ours.hash().hex() + "/with/" + theirs.hash().hex();

        assertThat(officer.get("/incidents/" + ours.hash().hex()).body()).contains(path);
        String page = officer.get(path).body();
        assertThat(page).contains("class=\"compare\"", "class=\"differs\"", "đường vào cửa khẩu", "cầu");

        officer.post(path, Map.of("command", find(COMMAND, page)));

        assertThat(officer.get(path).body()).contains("Một bên cho rằng đây là cùng một vụ việc");
        LedgerRecord link = node.bean(Ledger.class)
                .listNewest("r.type = 'accounts.linked'", Map.of(), 1)
                .getFirst();
        assertThat(link.get("about", "record").asString())
                .isEqualTo(theirs.hash().hex());
    }
}
