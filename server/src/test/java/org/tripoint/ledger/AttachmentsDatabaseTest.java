package org.tripoint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tripoint.fixture.TestNode;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.log.Lane;
import org.tripoint.ledger.AttachmentVerdict.Accepted;
import org.tripoint.ledger.AttachmentVerdict.Reason;
import org.tripoint.ledger.AttachmentVerdict.Refused;
import org.tripoint.platform.Job;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class AttachmentsDatabaseTest {

    private static final UUID ACCOUNT = new UUID(1, 1);

    private final TestNode vn = TestNode.start("VN");
    private final Attachments attachments = vn.get(Attachments.class);
    private final Ledger ledger = vn.get(Ledger.class);
    private final Author officer = vn.officer("vn-tuy-duc");

    @AfterEach
    void close() {
        vn.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GIF89a and a picture of nobody",
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "<!doctype html><script>alert(1)</script>",
                "MZ\u0090\u0000 a program named photograph.jpg",
                " %PDF-1.7 a space too early"
            })
    void refusesWhatIsNeitherPictureNorDocumentWhateverItIsCalled(String content) throws IOException {
        assertThat(accept(Pictures.ascii(content))).isEqualTo(new Refused(Reason.UNKNOWN_TYPE));
    }

    @Test
    void refusesNothingAndTooMuch() throws IOException {
        assertThat(accept(new byte[0])).isEqualTo(new Refused(Reason.EMPTY));
        byte[] padded = Pictures.concat(Pictures.jpeg(40, 40), new byte[(int) Attachments.MAX_OCTETS]);
        assertThat(accept(padded)).isEqualTo(new Refused(Reason.TOO_LARGE));
    }

    @Test
    void refusesPictureThatWouldFillTheMemory() throws IOException {
        assertThat(accept(Pictures.pngBomb(25_000, 25_000))).isEqualTo(new Refused(Reason.TOO_MANY_PIXELS));
    }

    @Test
    void refusesSectionThatCrossesWithAPersonInIt() throws IOException {
        Accepted photograph = (Accepted) accept(Pictures.jpeg(40, 40));
        assertThatExceptionOfType(InvalidRecord.class)
                .isThrownBy(() -> seize("photographs", "photographs", photograph.as(true)))
                .satisfies(e ->
                        assertThat(e.errors()).extracting(FieldError::code).containsExactly("person-recognisable"));

        LedgerRecord kept = seize("photographs-kept", "photographsKept", photograph.as(true));

        assertThat(kept.sections()).containsKey("photographs-kept");
    }

    @Test
    void refusesPhotographWithoutAnAnswerWhetherAPersonCanBeRecognised() throws IOException {
        Accepted photograph = (Accepted) accept(Pictures.jpeg(40, 40));
        JsonNode silent = JsonNodeFactory.instance
                .objectNode()
                .put("hash", photograph.hash().hex())
                .put("mediaType", "image/jpeg")
                .put("octets", photograph.octets());

        assertThatExceptionOfType(InvalidRecord.class)
                .isThrownBy(() -> seize("photographs", "photographs", silent))
                .satisfies(
                        e -> assertThat(e.errors()).extracting(FieldError::code).containsExactly("not-attachments"));
    }

    @Test
    void keepsPhotographWithoutItsPositionUnderTheHashOfWhatIsKept() throws IOException {
        byte[] sent = Pictures.withExif(Pictures.jpeg(60, 40), 6);

        Accepted accepted = (Accepted) accept(sent);

        byte[] kept = read(accepted.hash());
        assertThat(accepted.mediaType()).isEqualTo(MediaType.JPEG);
        assertThat(accepted.octets()).isEqualTo(kept.length);
        assertThat(Sha256.of(kept)).isEqualTo(accepted.hash()).isNotEqualTo(Sha256.of(sent));
        assertThat(Pictures.holds(sent, "Sgt.")).isTrue();
        assertThat(Pictures.holds(kept, "Sgt.")).isFalse();
        assertThat(Pictures.read(kept).getWidth()).isEqualTo(40);
    }

    @Test
    void uploadIsItsSendersOwn() throws IOException {
        Accepted accepted = (Accepted) accept(Pictures.png(40, 40));

        assertThat(attachments.findUpload(accepted.hash(), ACCOUNT)).contains(accepted);
        assertThat(attachments.findUpload(accepted.hash(), new UUID(2, 2))).isEmpty();
        assertThat(attachments.findReferred(accepted.hash(), "true", Map.of())).isEmpty();
    }

    @Test
    void uploadGoesAwayWhereNoRecordRefersToIt() throws IOException {
        Accepted unused = (Accepted) accept(Pictures.jpeg(40, 40));
        Accepted used = (Accepted) accept(Pictures.jpeg(50, 40));
        seize("photographs", "photographs", used.as(false));

        endOfTheDay(unused);
        endOfTheDay(used);

        assertThat(attachments.isHere(unused.hash())).isFalse();
        assertThatThrownBy(() -> attachments.open(unused.hash())).isInstanceOf(NoSuchElementException.class);
        assertThat(attachments.isHere(used.hash())).isTrue();
        assertThat(attachments.findUpload(used.hash(), ACCOUNT)).isEmpty();
    }

    @Test
    void isFoundOnlyThroughARecordThatTheReaderMaySee() throws IOException {
        Accepted photograph = (Accepted) accept(Pictures.jpeg(40, 40));
        seize("photographs", "photographs", photograph.as(false));

        assertThat(attachments.findReferred(photograph.hash(), "r.unit = :unit", Map.of("unit", "vn-tuy-duc")))
                .contains(MediaType.JPEG);
        assertThat(attachments.findReferred(photograph.hash(), "r.unit = :unit", Map.of("unit", "vn-other")))
                .isEmpty();
    }

    @Test
    void neighbourWithoutTheSectionHasNoReferenceToIt() throws IOException {
        Accepted photograph = (Accepted) accept(Pictures.jpeg(40, 40));
        LedgerRecord whole = seize("photographs", "photographs", photograph.as(false));
        try (TestNode kh = TestNode.start("KH")) {
            Ledger theirs = kh.get(Ledger.class);
            Attachments there = kh.get(Attachments.class);
            theirs.receive(
                    whole.signed().withOnly(Set.of("event", "place"), Set.of()),
                    new Origin.Received(vn.party(), Lane.ROUTINE, 1, 0));
            assertThat(there.findReferred(photograph.hash(), "true", Map.of())).isEmpty();

            theirs.merge(whole.signed().withOnly(Set.of("photographs"), Set.of()));
            assertThat(there.findReferred(photograph.hash(), "true", Map.of())).contains(MediaType.JPEG);
        }
    }

    @Test
    void refusesNeighboursFileThatIsNotTheOneItsRecordNames() throws IOException {
        byte[] named = Pictures.jpeg(40, 40);
        Attachment expected = new Attachment(Sha256.of(named), MediaType.JPEG, named.length, false);
        Attachment wrongType = new Attachment(Sha256.of(named), MediaType.PNG, named.length, false);
        byte[] bomb = Pictures.pngBomb(25_000, 25_000);
        Attachment bombed = new Attachment(Sha256.of(bomb), MediaType.PNG, bomb.length, false);

        assertThat(attachments.receive(expected, stream(Pictures.jpeg(41, 40))))
                .isEqualTo(new Refused(Reason.OTHER_FILE));
        assertThat(attachments.receive(wrongType, stream(named))).isEqualTo(new Refused(Reason.OTHER_FILE));
        assertThat(attachments.receive(bombed, stream(bomb))).isEqualTo(new Refused(Reason.TOO_MANY_PIXELS));
        assertThat(attachments.isHere(expected.hash())).isFalse();

        assertThat(attachments.receive(expected, stream(named))).isInstanceOf(Accepted.class);
        assertThat(read(expected.hash())).isEqualTo(named);
    }

    @Test
    void rebuildGivesTheSameReferencesAndFindsRowThatWasChangedByHand() throws IOException {
        Accepted photograph = (Accepted) accept(Pictures.jpeg(40, 40));
        seize("photographs", "photographs", photograph.as(false));
        Rebuild rebuild = vn.get(Rebuild.class);
        assertThat(rebuild.run().differing()).isEmpty();

        vn.database().jdbc().sql("update ledger.attachment set octets = 1").update();

        assertThat(rebuild.run().differing()).containsExactly("ledger.attachment");
    }

    private AttachmentVerdict accept(byte[] octets) throws IOException {
        return attachments.accept(stream(octets), ACCOUNT);
    }

    private static InputStream stream(byte[] octets) {
        return new ByteArrayInputStream(octets);
    }

    private byte[] read(Sha256 hash) throws IOException {
        try (InputStream in = attachments.open(hash)) {
            return in.readAllBytes();
        }
    }

    private void endOfTheDay(Accepted upload) {
        Job job = vn.get(org.tripoint.platform.Jobs.class)
                .find(UnusedUploads.KIND, upload.hash().hex())
                .orElseThrow();
        assertThat(job.due()).isEqualTo(vn.clock().instant().plus(Attachments.WAITS_FOR_RECORD));
        vn.get(UnusedUploads.class).run(job);
    }

    private LedgerRecord seize(String section, String field, Attachment attachment) {
        return seize(section, field, attachment.toJson());
    }

    private LedgerRecord seize(String section, String field, JsonNode attachment) {
        JsonNode photographs = JsonNodeFactory.instance
                .objectNode()
                .set(field, JsonNodeFactory.instance.arrayNode().add(attachment));
        Map<String, JsonNode> sections = Map.of(
                "event",
                StrictJson.read(
                        "{\"substance\":\"methamphetamine\",\"grams\":12000,\"at\":\"2026-11-24T22:10:00.000Z\"}"),
                "place",
                StrictJson.read("{\"position\":{\"latitude\":12.215,\"longitude\":107.43,\"accuracyMetres\":15}}"),
                section,
                photographs);
        return ledger.append(
                new Ledger.Statement("drugs.seized", null, new SectorId("KH-VN/1"), sections, List.of()), officer);
    }
}
