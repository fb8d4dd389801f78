package org.tripoint.kernel;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An Ed25519 public key (RFC 8032), written as a JWK of kind OKP (RFC 8037).
public final class VerifyingKey implements PublicJwk {

    /// An Ed25519 public key.
    public static final int OCTETS = 32;

    /// SubjectPublicKeyInfo of Ed25519 (RFC 8410 section 4) up to the key itself.
    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String x;
    private final PublicKey key;

    private VerifyingKey(byte[] raw, PublicKey key) {
        this.x = Base64Url.encode(raw);
        this.key = key;
    }

    /// The key of these 32 octets. Throws [IllegalArgumentException] where they are not a point of the curve.
    public static VerifyingKey of(byte[] raw) {
        if (raw.length != OCTETS) {
            throw new IllegalArgumentException("expected an Ed25519 key of 32 octets, found " + raw.length);
        }
        try {
            byte[] spki = java.util.Arrays.copyOf(SPKI_PREFIX, SPKI_PREFIX.length + OCTETS);
            System.arraycopy(raw, 0, spki, SPKI_PREFIX.length, OCTETS);
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
            return new VerifyingKey(raw, key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("expected an Ed25519 key", e);
        }
    }

    /// The 32 octets of the key.
    public byte[] octets() {
        return Base64Url.decode(x);
    }

    /// Whether `signature` is this key's over `message` (RFC 8032 section 5.1.7).
    public boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks Ed25519", e);
        }
    }

    @Override
    public Kid kid() {
        return PublicJwk.thumbprint("{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x + "\"}");
    }

    @Override
    public ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kty", "OKP")
                .put("crv", "Ed25519")
                .put("x", x);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyingKey that && x.equals(that.x);
    }

    @Override
    public int hashCode() {
        return x.hashCode();
    }

    @Override
    public String toString() {
        return "Ed25519 " + kid();
    }
}
