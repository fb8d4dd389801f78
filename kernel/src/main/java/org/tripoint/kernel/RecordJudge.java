package org.tripoint.kernel;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// The check of a record that someone else sent, against the keys enrolled at this moment. It follows RFC 9901
/// section 7.1 (verification of the SD-JWT) with RFC 7515 section 5.2 for its signatures. Whether the sender may speak
/// for the issuer, and whether an instrument allows it, is the exchange's to judge.
public final class RecordJudge {

    private final Keyring keyring;

    public RecordJudge(Keyring keyring) {
        this.keyring = keyring;
    }

    /// `octets` is a JWS in General JSON Serialization.
    public RecordVerdict judge(byte[] octets) {
        try {
            SignedRecord record = SignedRecord.parse(octets);
            verify(record);
            return new RecordVerdict.Verified(record);
        } catch (Refused e) {
            return new RecordVerdict.Refused(e.code(), e.reason());
        }
    }

    /// A signature that arrived by itself and was given at `time`, to be merged with the record that this node holds.
    public SignatureVerdict judgeSignature(Payload payload, String protectedHeader, String signature, Instant time) {
        try {
            RecordSignature parsed = RecordSignature.parse(protectedHeader, signature);
            verify(payload, parsed, time);
            return new SignatureVerdict.Verified(parsed);
        } catch (Refused e) {
            return new SignatureVerdict.Refused(e.code(), e.reason());
        }
    }

    private void verify(SignedRecord record) throws Refused {
        ProtectedHeader first = record.signatures().getFirst().header();
        boolean issuersFirst = first.role() == SignerRole.ISSUER
                && first.party().equals(record.header().party());
        if (!issuersFirst) {
            throw new Refused(RefusalCode.ISSUER_MISSING, "expected the issuer's signature first");
        }
        Set<ProtectedHeader> seen = new HashSet<>();
        for (RecordSignature signature : record.signatures()) {
            boolean secondIssuer = !seen.isEmpty() && signature.header().role() == SignerRole.ISSUER;
            if (secondIssuer || !seen.add(signature.header())) {
                throw new Refused(RefusalCode.SIGNATURE_REPEATED, "expected one signature a key and role");
            }
            verify(record.payload(), signature, record.header().time());
        }
    }

    private void verify(Payload payload, RecordSignature signature, Instant time) throws Refused {
        ProtectedHeader header = signature.header();
        VerifyingKey key = keyring.require(header.party(), KeyUse.RECORD, header.kid(), time);
        if (!signature.isBy(key, payload.octets().toArray())) {
            throw new Refused(RefusalCode.SIGNATURE_INVALID, "expected the key's signature over these octets");
        }
    }
}
