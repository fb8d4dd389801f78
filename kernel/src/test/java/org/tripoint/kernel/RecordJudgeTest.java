package org.tripoint.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordJudgeTest {

    private final Fixture.Party vn = Fixture.Party.named(Fixture.VN);
    private final SignedRecord seizure =
            Fixture.seizure(Fixture.VN, Fixture.NOW, Sha256.of(new byte[] {7})).sign(vn.record());

    @Test
    void refusesRecordSignedByKeyThatNobodyEnrolled() {
        SignedRecord forged = Fixture.seizure(Fixture.VN, Fixture.NOW).sign(SigningKey.generate());
        assertThat(refusal(forged.toJson(), vn.keyring())).isEqualTo(RefusalCode.UNKNOWN_KEY);
    }

    @Test
    void refusesRecordSignedByRevokedKey() {
        Keyring rotated = new Keyring(
                Map.of(Fixture.VN, List.of(vn.keySet(1, vn.record()), vn.keySet(2, SigningKey.generate()))));
        assertThat(refusal(seizure.toJson(), rotated)).isEqualTo(RefusalCode.KEY_REVOKED);
    }

    @Test
    void refusesRecordWhoseTimeLiesOutsideTheValidityOfItsKey() {
        SignedRecord late = Fixture.seizure(Fixture.VN, Fixture.NOW.plus(Duration.ofDays(2)))
                .sign(vn.record());
        assertThat(refusal(late.toJson(), vn.keyring())).isEqualTo(RefusalCode.KEY_OUTSIDE_VALIDITY);
    }

    @Test
    void refusesLogKeyAsRecordKey() {
        SignedRecord misused = Fixture.seizure(Fixture.VN, Fixture.NOW).sign(vn.log());
        assertThat(refusal(misused.toJson(), vn.keyring())).isEqualTo(RefusalCode.UNKNOWN_KEY);
    }

    @Test
    void refusesAlteredPayload() {
        String json = text(seizure);
        String payload = StrictJson.read(json).get("payload").asString();
        String altered = new String(Base64Url.decode(payload), StandardCharsets.UTF_8).replace("KH-VN/1", "KH-VN/2");
        String swapped = json.replace(payload, Base64Url.encode(altered.getBytes(StandardCharsets.UTF_8)));
        assertThat(refusal(swapped.getBytes(StandardCharsets.UTF_8), vn.keyring()))
                .isEqualTo(RefusalCode.SIGNATURE_INVALID);
    }

    @Test
    void refusesDisclosureOfAnotherRecord() {
        SignedRecord other = Fixture.seizure(Fixture.VN, Fixture.NOW).sign(vn.record());
        SignedRecord mixed = new SignedRecord(seizure.payload(), seizure.signatures(), other.disclosures());
        assertThat(refusal(mixed.toJson(), vn.keyring())).isEqualTo(RefusalCode.DISCLOSURE_UNMATCHED);
    }

    @Test
    void refusesSignatoryInTheIssuersPlace() {
        RecordSignature signatory = RecordSignature.sign(
                seizure.payload().octets().toArray(), vn.record(), Fixture.VN, SignerRole.SIGNATORY);
        SignedRecord headless = new SignedRecord(seizure.payload(), List.of(signatory), List.of());
        assertThat(refusal(headless.toJson(), vn.keyring())).isEqualTo(RefusalCode.ISSUER_MISSING);
    }

    @Test
    void refusesSameSignatureTwice() {
        RecordSignature once = seizure.signatures().getFirst();
        SignedRecord twice = new SignedRecord(seizure.payload(), List.of(once, once), List.of());
        assertThat(refusal(twice.toJson(), vn.keyring())).isEqualTo(RefusalCode.SIGNATURE_REPEATED);
    }

    @Test
    void verifiesWholeRecordAndOneWithSectionsWithheld() {
        assertThat(verified(seizure.toJson()).openSections()).containsOnlyKeys("event", "place");
        SignedRecord partial =
                verified(seizure.withOnly(Set.of("event"), Set.of()).toJson());
        assertThat(partial.openSections()).containsOnlyKeys("event");
        assertThat(partial.openParents()).isEmpty();
        assertThat(partial.hash()).isEqualTo(seizure.hash());
        assertThat(partial.payload().sections()).containsOnlyKeys("event", "place", "photographs");
    }

    @Test
    void mergesDisclosuresIdempotently() {
        SignedRecord event = seizure.withOnly(Set.of("event"), Set.of());
        SignedRecord place = seizure.withOnly(Set.of("place"), Set.of());
        assertThat(event.merge(place).merge(place).openSections()).isEqualTo(seizure.openSections());
        SignedRecord other = Fixture.seizure(Fixture.VN, Fixture.NOW).sign(vn.record());
        assertThatThrownBy(() -> event.merge(other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void opensParentsOnlyWhereTheyWereReleased() {
        Sha256 parent = Sha256.of(new byte[] {7});
        assertThat(seizure.openParents()).containsExactly(parent);
        assertThat(seizure.withOnly(Set.of(), Set.of(parent)).openParents()).containsExactly(parent);
    }

    @Test
    void compactFormVerifiesWithAStrangersLibrary() throws Exception {
        String compact = seizure.toCompact(seizure.signatures().getFirst());
        JWSObject jws = JWSObject.parse(compact.substring(0, compact.indexOf('~')));
        String jwk = vn.record().verifyingKey().toJson().toString();
        assertThat(jws.verify(new Ed25519Verifier(OctetKeyPair.parse(jwk)))).isTrue();
        assertThat(OctetKeyPair.parse(jwk).computeThumbprint().toString())
                .isEqualTo(vn.record().kid().value());
    }

    @Test
    void mergesSignatureOfTheOtherParty() {
        Fixture.Party kh = Fixture.Party.named(Fixture.KH);
        Keyring both = new Keyring(
                Map.of(Fixture.VN, List.of(vn.keySet(1, vn.record())), Fixture.KH, List.of(kh.keySet(1, kh.record()))));
        RecordSignature signature = RecordSignature.sign(
                seizure.payload().octets().toArray(), kh.record(), Fixture.KH, SignerRole.SIGNATORY);
        SignatureVerdict verdict = new RecordJudge(both)
                .judgeSignature(seizure.payload(), signature.protectedHeader(), signature.signature(), Fixture.NOW);
        assertThat(verdict).isEqualTo(new SignatureVerdict.Verified(signature));
        SignedRecord joint = seizure.merge(new SignedRecord(seizure.payload(), List.of(signature), List.of()));
        assertThat(new RecordJudge(both).judge(joint.toJson())).isInstanceOf(RecordVerdict.Verified.class);
    }

    private SignedRecord verified(byte[] octets) {
        return switch (new RecordJudge(vn.keyring()).judge(octets)) {
            case RecordVerdict.Verified verified -> verified.record();
            case RecordVerdict.Refused refused -> throw new AssertionError(refused);
        };
    }

    private static RefusalCode refusal(byte[] octets, Keyring keyring) {
        return switch (new RecordJudge(keyring).judge(octets)) {
            case RecordVerdict.Verified verified ->
                throw new AssertionError("verified " + verified.record().hash());
            case RecordVerdict.Refused refused -> refused.code();
        };
    }

    private static String text(SignedRecord record) {
        return new String(record.toJson(), StandardCharsets.UTF_8);
    }
}
