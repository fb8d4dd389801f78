package org.tripoint.kernel;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An Ed25519 key pair. Its written form is a private JWK (RFC 8037 section 2), for a file that only its owner reads.
public final class SigningKey {

    private static final int SEED_OCTETS = 32;

    /// PrivateKeyInfo of Ed25519 (RFC 8410 section 7) up to the seed itself.
    private static final byte[] PKCS8_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final PrivateKey secret;
    private final byte[] seed;
    private final VerifyingKey verifyingKey;
    private final Kid kid;

    private SigningKey(byte[] seed, VerifyingKey verifyingKey) {
        try {
            byte[] pkcs8 = Arrays.copyOf(PKCS8_PREFIX, PKCS8_PREFIX.length + SEED_OCTETS);
            System.arraycopy(seed, 0, pkcs8, PKCS8_PREFIX.length, SEED_OCTETS);
            this.secret = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks Ed25519", e);
        }
        this.seed = seed.clone();
        this.verifyingKey = verifyingKey;
        this.kid = verifyingKey.kid();
    }

    /// A new key pair from the platform's random source.
    public static SigningKey generate() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] spki = pair.getPublic().getEncoded();
            byte[] raw = Arrays.copyOfRange(spki, spki.length - VerifyingKey.OCTETS, spki.length);
            return new SigningKey(seedOf(pair.getPrivate()), VerifyingKey.of(raw));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks Ed25519", e);
        }
    }

    private static byte[] seedOf(PrivateKey secret) {
        if (secret instanceof EdECPrivateKey edec) {
            return edec.getBytes().orElseThrow(() -> new IllegalStateException("the private key cannot be exported"));
        }
        byte[] pkcs8 = secret.getEncoded();
        return Arrays.copyOfRange(pkcs8, PKCS8_PREFIX.length, PKCS8_PREFIX.length + SEED_OCTETS);
    }

    /// Reads the private JWK. Throws [IllegalArgumentException] where it is none, or its two halves do not match.
    public static SigningKey ofPrivateJwk(JsonNode json) {
        Members members = Members.of(json);
        if (!members.text("kty").equals("OKP") || !members.text("crv").equals("Ed25519")) {
            throw new IllegalArgumentException("expected a private Ed25519 JWK");
        }
        byte[] seed = Base64Url.decode(members.text("d"));
        if (seed.length != SEED_OCTETS) {
            throw new IllegalArgumentException("expected 32 octets as \"d\"");
        }
        SigningKey key = new SigningKey(seed, VerifyingKey.of(Base64Url.decode(members.text("x"))));
        members.onlyThose();
        byte[] probe = {1};
        if (!key.verifyingKey.verifies(probe, key.sign(probe))) {
            throw new IllegalArgumentException("expected a private key that matches its public half");
        }
        return key;
    }

    /// The private JWK. A secret: it goes into a key file and nowhere else.
    public ObjectNode toPrivateJwk() {
        return verifyingKey.toJson().put("d", Base64Url.encode(seed));
    }

    /// The 64 octets of the Ed25519 signature over `message`.
    public byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(secret);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks Ed25519", e);
        }
    }

    public VerifyingKey verifyingKey() {
        return verifyingKey;
    }

    public Kid kid() {
        return kid;
    }

    @Override
    public String toString() {
        return "signing key " + kid;
    }
}
