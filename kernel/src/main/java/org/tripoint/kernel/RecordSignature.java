package org.tripoint.kernel;

import java.nio.charset.StandardCharsets;

/// One signature of the set attached to a payload, as JWS General JSON Serialization holds it (RFC 7515 section 7.2.1).
///
/// @param protectedHeader the base64url text that is part of what is signed
/// @param signature base64url of 64 octets
public record RecordSignature(ProtectedHeader header, String protectedHeader, String signature) {

    /// An Ed25519 signature.
    static final int OCTETS = 64;

    /// The signature of `key` over `payload`.
    public static RecordSignature sign(byte[] payload, SigningKey key, PartyId party, SignerRole role) {
        ProtectedHeader header = new ProtectedHeader(key.kid(), party, role);
        String encoded = header.encode();
        return new RecordSignature(header, encoded, Base64Url.encode(key.sign(signingInput(encoded, payload))));
    }

    static RecordSignature parse(String protectedHeader, String signature) throws Refused {
        ProtectedHeader header = ProtectedHeader.parse(protectedHeader);
        if (!Base64Url.isExactly(OCTETS, signature)) {
            throw new Refused(RefusalCode.SIGNATURE_INVALID, "expected a signature of 64 octets in base64url");
        }
        return new RecordSignature(header, protectedHeader, signature);
    }

    /// Reads a signature that this node verified before. Throws [IllegalArgumentException] on any other text.
    public static RecordSignature ofVerified(String protectedHeader, String signature) {
        try {
            return parse(protectedHeader, signature);
        } catch (Refused e) {
            throw new IllegalArgumentException(e.reason(), e);
        }
    }

    boolean isBy(VerifyingKey key, byte[] payload) {
        return key.verifies(signingInput(protectedHeader, payload), Base64Url.decode(signature));
    }

    /// RFC 7515 section 5.1 step 5: the ASCII of header, a point, payload, both in base64url.
    static byte[] signingInput(String protectedHeader, byte[] payload) {
        return (protectedHeader + "." + Base64Url.encode(payload)).getBytes(StandardCharsets.US_ASCII);
    }
}
